import type { Entry, MapNode, Node } from '../blocks/node.ts';
import { shapesOfKey } from './explain.ts';
import type { Step } from './problem.ts';
import { allowedValues } from './scalar.ts';
import type { Alternative, Shape, Shapes } from './shape.ts';
import { nearMiss } from './suggest.ts';
import { fitsType } from './types.ts';

/** A key that its mapping's schema does not know, where that is worth telling. */
export interface UnknownKey {
  /** `closed`: the program knows all keys of this mapping. `near-miss`: it is one slip away from a known key. */
  readonly code: 'closed' | 'near-miss';
  readonly path: readonly Step[];
  readonly entry: Entry;
  readonly suggestion: string | undefined;
}

/** The keys in a node that are not in its schema and that the schema's `x-routelint.keys` says to report. */
export function unknownKeys(node: Node, shape: Shape, shapes: Shapes): readonly UnknownKey[] {
  const found: UnknownKey[] = [];
  visit(node, [shape], [], shapes, found);
  return found;
}

function visit(
  node: Node,
  wanted: readonly Shape[],
  path: readonly Step[],
  shapes: Shapes,
  found: UnknownKey[],
): void {
  if (node.kind === 'scalar' || wanted.length === 0) return;
  const ways = wanted.flatMap((shape) => shapes.alternatives(shape)).filter((way) => fitsType(way, node));
  if (node.kind === 'list') {
    const items = ways.flatMap((way) => way.flatMap((shape) => shape.items ?? []));
    for (const [index, item] of node.items.entries()) visit(item, items, [...path, index], shapes, found);
    return;
  }
  const meant = ways.filter((way) => !contradicts(node, way));
  const parts = (meant.length > 0 ? meant : ways).flat();
  const mode = modeOf(meant.length > 0 ? meant : ways);
  for (const entry of node.entries) {
    const inner = parts.flatMap((shape) => shapesOfKey(shape, entry.key));
    const step = [...path, entry.key];
    if (inner.length > 0) visit(entry.value, inner, step, shapes, found);
    else if (mode !== 'open') report(node, entry, parts, mode, step, found);
  }
}

function report(
  node: MapNode,
  entry: Entry,
  parts: Alternative,
  mode: 'closed' | 'suggest',
  path: readonly Step[],
  found: UnknownKey[],
): void {
  // A merge key may bring what only another mapping wants, and `x-…` keys are there for anchors.
  if (entry.merged || entry.key.startsWith('x-') || entry.key === '<<') return;
  // `TELEGRAM_HOME` is a variable that a program passes to its environment, not `telegram_home` in capitals.
  if (mode === 'suggest' && /^[A-Z][A-Z0-9_]*$/.test(entry.key)) return;
  const present = new Set(node.entries.map(({ key }) => key));
  const known = new Set<string>();
  for (const shape of parts) {
    for (const [key, inner] of Object.entries(shape.properties ?? {})) {
      if (!present.has(key) && !inner.deprecated) known.add(key);
    }
  }
  const suggestion = nearMiss(entry.key, known);
  if (suggestion !== undefined) found.push({ code: 'near-miss', path, entry, suggestion });
  else if (mode === 'closed') found.push({ code: 'closed', path, entry, suggestion });
}

// A branch with a fixed value that the mapping has otherwise is not the branch it was meant for.
function contradicts(node: MapNode, way: Alternative): boolean {
  return way.some((shape) =>
    node.entries.some(({ key, value }) => {
      const inner =
        shape.properties && Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
      const allowed = inner && allowedValues(inner);
      return (
        allowed !== undefined &&
        value.kind === 'scalar' &&
        value.value !== null &&
        !allowed.includes(value.value)
      );
    }),
  );
}

// Of several branches the most lenient speaks; a mapping that nothing is said of is open.
function modeOf(ways: readonly Alternative[]): 'closed' | 'suggest' | 'open' {
  const modes = ways.map((way) => {
    const own = way.map((shape) => shape['x-routelint']?.keys).find((keys) => keys !== undefined);
    if (own) return own;
    return way.some((shape) => shape.additionalProperties === false) ? 'closed' : 'open';
  });
  if (modes.length === 0 || modes.includes('open')) return 'open';
  return modes.includes('suggest') ? 'suggest' : 'closed';
}
