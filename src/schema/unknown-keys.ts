import { type Entry, entryOf, type MapNode, type Node } from '../blocks/node.ts';
import { shapesOfKey } from './explain.ts';
import type { Step } from './problem.ts';
import { allowedValues } from './scalar.ts';
import type { Alternative, Shape, Shapes } from './shape.ts';
import { type Candidates, candidatesOf, nearMiss } from './suggest.ts';
import { fitsType } from './types.ts';

/** A key that its mapping's schema does not know, where that is worth telling. */
export interface UnknownKey {
  /**
   * `closed`: the program knows all keys of this mapping. `near-miss`: it is one slip away from a known key. `unread`: it
   * is known to be read elsewhere.
   */
  readonly code: 'closed' | 'near-miss' | 'unread';
  readonly path: readonly Step[];
  readonly entry: Entry;
  readonly suggestion: string | undefined;
  /** What to do about a key that is read elsewhere. */
  readonly advice?: string;
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
  path: Step[],
  shapes: Shapes,
  found: UnknownKey[],
): void {
  if (node.kind === 'scalar') return;
  const ways = waysOf(wanted, node, shapes);
  if (ways.length === 0) return;
  if (node.kind === 'list') {
    const items = ways.flatMap((way) => way.flatMap((shape) => shape.items ?? []));
    if (items.length === 0) return;
    for (const [index, item] of node.items.entries()) {
      path.push(index);
      visit(item, items, path, shapes, found);
      path.pop();
    }
    return;
  }
  const meant = ways.length === 1 ? ways : ways.filter((way) => !contradicts(node, way));
  const chosen = meant.length > 0 ? meant : ways;
  const [only = []] = chosen;
  const parts = chosen.length === 1 ? only : chosen.flat();
  const mode = modeOf(chosen);
  for (const entry of node.entries) {
    const inner = shapesOf(parts, entry.key);
    const advice = inner.length > 0 ? adviceOf(inner) : undefined;
    if (inner.length > 0 && advice === undefined && entry.value.kind === 'scalar') continue;
    path.push(entry.key);
    if (advice !== undefined)
      found.push({ code: 'unread', path: [...path], entry, suggestion: undefined, advice });
    else if (inner.length > 0) {
      visit(entry.value, inner, path, shapes, found);
      // Where any name may be added, one that is near a known one may still be a slip.
      if (mode === 'suggest' && !isOwn(parts, entry.key)) report(node, entry, parts, mode, path, found);
    } else if (mode !== 'open') report(node, entry, parts, mode, path, found);
    path.pop();
  }
}

// Most places have one shape with one way to fit it, and so need no list of their own.
function waysOf(wanted: readonly Shape[], node: Node, shapes: Shapes): readonly Alternative[] {
  const [only] = wanted;
  if (!only) return [];
  const ways =
    wanted.length === 1 ? shapes.alternatives(only) : wanted.flatMap((shape) => shapes.alternatives(shape));
  const [way] = ways;
  if (way && ways.length === 1) return fitsType(way, node) ? ways : [];
  return ways.filter((one) => fitsType(one, node));
}

function shapesOf(parts: Alternative, key: string): readonly Shape[] {
  const [only] = parts;
  return only && parts.length === 1
    ? shapesOfKey(only, key)
    : parts.flatMap((shape) => shapesOfKey(shape, key));
}

function isOwn(parts: Alternative, key: string): boolean {
  return parts.some(({ properties }) => properties !== undefined && Object.hasOwn(properties, key));
}

// Where one of several branches reads the key, it is read.
function adviceOf(inner: readonly Shape[]): string | undefined {
  const [first, ...rest] = inner;
  const advice = first?.['x-routelint']?.unread;
  if (advice === undefined) return undefined;
  return rest.every((shape) => shape['x-routelint']?.unread !== undefined) ? advice : undefined;
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
  if (mode === 'suggest' && isVariable(entry.key)) return;
  const near = nearMiss(entry.key, knownKeys(parts));
  // Where the right key is there as well, the other is no slip.
  const suggestion = near !== undefined && entryOf(node, near) ? undefined : near;
  const place = { path: [...path], entry, suggestion };
  if (suggestion !== undefined) found.push({ code: 'near-miss', ...place });
  else if (mode === 'closed') found.push({ code: 'closed', ...place });
}

function isVariable(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 65 && first <= 90 && /^[A-Z][A-Z0-9_]*$/.test(key);
}

const prepared = new WeakMap<Alternative, Candidates>();

// Every file is compared with the same few mappings, so their keys are prepared once.
function knownKeys(parts: Alternative): Candidates {
  const known = prepared.get(parts);
  if (known) return known;
  const keys = parts.flatMap((shape) => Object.entries(shape.properties ?? {}));
  const made = candidatesOf(
    new Set(
      keys
        .filter(([, inner]) => !inner.deprecated && inner['x-routelint']?.unread === undefined)
        .map(([key]) => key),
    ),
  );
  prepared.set(parts, made);
  return made;
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
  let mode: 'closed' | 'suggest' = 'closed';
  for (const way of ways) {
    const own = way.map((shape) => shape['x-routelint']?.keys).find((keys) => keys !== undefined);
    const meant = own ?? (way.some((shape) => shape.additionalProperties === false) ? 'closed' : 'open');
    if (meant === 'open') return 'open';
    if (meant === 'suggest') mode = 'suggest';
  }
  return mode;
}
