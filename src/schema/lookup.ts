import { shapesOfKey } from './explain.ts';
import type { Step } from './problem.ts';
import { schemaNamed } from './registry.ts';
import type { Annotations, Shape, TypeName } from './shape.ts';
import { typesOf } from './types.ts';

/** What a schema says of one place. Of the branches of a union, the first that says anything counts. */
export interface PlaceFacts {
  /** The value the program uses when the key is not there; undefined where it has none. */
  readonly default: unknown;
  /** Items of the list at this place are the same thing when these keys agree. */
  readonly identity: readonly string[] | undefined;
  /** Whether the order of the list at this place means something; undefined where nothing is said. */
  readonly order: Annotations['order'];
  readonly kind: Annotations['kind'];
  readonly since: string | undefined;
  readonly deprecated: boolean;
  /** Empty when any type will do. */
  readonly types: readonly TypeName[];
  /** The schema names the last key; otherwise the config's owner chose it, or it is an index. */
  readonly named: boolean;
}

/**
 * What the schema of a dialect says of the place that a path leads to, from the root of a whole config:
 * `schemaAt('hermes', ['fallback_providers', 0, 'model'])`. References and unions are followed, and a key that only
 * `additionalProperties` admits is found by it. Undefined where the schema has no such place.
 */
export function schemaAt(name: string, path: readonly Step[]): PlaceFacts | undefined {
  const shapes = schemaNamed(name)?.shapes;
  if (!shapes) return undefined;
  let here: readonly Shape[] = [shapes.root];
  let named = false;
  for (const step of path) {
    const parts = here.flatMap((shape) => shapes.alternatives(shape).flat());
    named = typeof step === 'string' && parts.some((shape) => shape.properties?.get(step) !== undefined);
    here = parts.flatMap((shape) =>
      typeof step === 'number' ? (shape.items ?? []) : shapesOfKey(shape, step),
    );
    if (here.length === 0) return undefined;
  }
  return factsOf(
    here.flatMap((shape) => [shape, ...shapes.alternatives(shape).flat()]),
    named,
  );
}

function factsOf(parts: readonly Shape[], named: boolean): PlaceFacts {
  const notes = parts.map((shape) => shape['x-routelint'] ?? {});
  return {
    default: parts.find((shape) => shape.default !== undefined)?.default,
    identity: notes.find(({ identity }) => identity)?.identity,
    order: notes.find(({ order }) => order)?.order,
    kind: notes.find(({ kind }) => kind)?.kind,
    since: notes.find(({ since }) => since)?.since,
    deprecated: parts.some((shape) => shape.deprecated === true),
    types: [...new Set(parts.flatMap((shape) => typesOf(shape) ?? []))],
    named,
  };
}
