import { type Entry, entryOf, type MapNode, type Node } from '../blocks/node.ts';
import { lazily } from '../text/lazily.ts';
import { remembered } from '../text/remembered.ts';
import { mayBe, shapesOfKey } from './explain.ts';
import type { Step } from './problem.ts';
import { allowedValues } from './scalar.ts';
import type { Alternative, Shape, Shapes } from './shape.ts';
import { candidatesOf, nearMiss } from './suggest.ts';
import { fitsType } from './types.ts';

/** A key that its mapping's schema does not know, where that is worth telling. */
export interface UnknownKey {
  /**
   * `closed`: the program knows all keys of this mapping. `near-miss`: it is one slip away from a known key. `misplaced`:
   * another section has this key. `elsewhere`: it is known what to write instead, or where. `unread`: nothing is known to
   * read it.
   */
  readonly code: 'closed' | 'near-miss' | 'misplaced' | 'elsewhere' | 'unread';
  readonly path: readonly Step[];
  readonly entry: Entry;
  readonly suggestion: string | undefined;
  /** The suggested key takes a value of this type: to rename it is all there is to do. */
  readonly fits: boolean;
  /** The section that has the key; '' where the root has it. */
  readonly home: string | undefined;
  /** The keys that the mapping may have, where it is one of few. */
  readonly known: readonly string[];
  /** What to do about a key that is read elsewhere. */
  readonly advice?: string;
}

/** More keys than these are no help to who is looking for one. */
const FEW = 10;

/** How unknown keys of a mapping are told. */
type Told = 'closed' | 'told' | 'suggest';

/** What a walk collects, and the sections that a key may be looked for in. */
interface Walk {
  readonly shapes: Shapes;
  readonly found: UnknownKey[];
  /** The root among them is called ''. Asked for where a key is unknown. */
  readonly sections: () => readonly (readonly [name: string, parts: Alternative])[];
}

/** The keys in a node that are not in its schema and that the schema's `x-routelint.keys` says to report. */
export function unknownKeys(node: Node, shape: Shape, shapes: Shapes): readonly UnknownKey[] {
  const found: UnknownKey[] = [];
  visit(node, [shape], [], { shapes, found, sections: lazily(() => sectionsOf(shape, shapes)) });
  return found;
}

function sectionsOf(root: Shape, shapes: Shapes): ReturnType<Walk['sections']> {
  const sections = (root['x-routelint']?.sections ?? []).flatMap((name) => {
    const section = root.properties?.get(name);
    return section ? [[name, shapes.alternatives(section).flat()] as const] : [];
  });
  return sections.length === 0 ? sections : [...sections, ['', [root]] as const];
}

function visit(node: Node, wanted: readonly Shape[], path: Step[], walk: Walk): void {
  if (node.kind === 'scalar') return;
  const ways = waysOf(wanted, node, walk.shapes);
  if (ways.length === 0) return;
  if (node.kind === 'list') {
    const items = ways.flatMap((way) => way.flatMap((shape) => shape.items ?? []));
    if (items.length === 0) return;
    for (const [index, item] of node.items.entries()) {
      path.push(index);
      visit(item, items, path, walk);
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
    if (advice !== undefined) walk.found.push({ code: 'elsewhere', path: [...path], entry, ...NONE, advice });
    else if (inner.length > 0) {
      visit(entry.value, inner, path, walk);
      // Where any name may be added, one that is near a known one may still be a slip.
      if (mode === 'suggest' && !isOwn(parts, entry.key)) report(node, entry, parts, mode, path, walk);
    } else if (mode !== 'open') report(node, entry, parts, mode, path, walk);
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

const NONE = { suggestion: undefined, fits: false, home: undefined, known: [] } as const;

function isOwn(parts: Alternative, key: string): boolean {
  return parts.some(({ properties }) => properties?.get(key) !== undefined);
}

// Where one of several branches reads the key, it is read.
function adviceOf(inner: readonly Shape[]): string | undefined {
  const [first, ...rest] = inner;
  const advice = first?.['x-routelint']?.elsewhere;
  if (advice === undefined) return undefined;
  return rest.every((shape) => shape['x-routelint']?.elsewhere !== undefined) ? advice : undefined;
}

function report(
  node: MapNode,
  entry: Entry,
  parts: Alternative,
  mode: Told,
  path: readonly Step[],
  walk: Walk,
): void {
  // A merge key may bring what only another mapping wants, and `x-…` keys are there for anchors.
  if (entry.merged || entry.key.startsWith('x-') || entry.key === '<<') return;
  // `TELEGRAM_HOME` is a variable that a program passes to its environment, not `telegram_home` in capitals.
  if (mode !== 'closed' && isVariable(entry.key)) return;
  const words = wordsOf(parts);
  const home = homeOf(entry.key, path, walk);
  const near = home === undefined ? (words.misspelt(entry.key) ?? undefined) : undefined;
  // Where the right key is there as well, the other is no slip.
  const suggestion = near !== undefined && entryOf(node, near) ? undefined : near;
  const known = mode === 'closed' ? words.few : [];
  const fits =
    suggestion !== undefined &&
    shapesOf(parts, suggestion).some((shape) => mayBe(entry.value, shape, walk.shapes));
  const place = { path: [...path], entry, suggestion, fits, home, known };
  if (home !== undefined) walk.found.push({ code: 'misplaced', ...place });
  else if (suggestion !== undefined) walk.found.push({ code: 'near-miss', ...place });
  else if (mode !== 'suggest') walk.found.push({ code: mode === 'told' ? 'unread' : mode, ...place });
}

// Keys of the root and of its sections only: deeper a word means something else.
function homeOf(key: string, path: readonly Step[], { sections }: Walk): string | undefined {
  const parent = path.length === 1 ? '' : path[0];
  if (path.length > 2 || !sections().some(([name]) => name === parent)) return undefined;
  const home = sections().find(
    ([name, parts]) => name !== parent && shapesOf(parts, key).some((shape) => !shape.deprecated),
  );
  return home?.[0];
}

function isVariable(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 65 && first <= 90 && /^[A-Z][A-Z0-9_]*$/.test(key);
}

/** The keys that a mapping may have. */
interface Words {
  /** The key that another is a slip of. */
  readonly misspelt: (key: string) => string | null;
  /** All of them, where they are few. */
  readonly few: readonly string[];
}

const prepared = new WeakMap<Alternative, Words>();

// Every file is compared with the same few mappings, and most files have the same few keys that are in none of them.
function wordsOf(parts: Alternative): Words {
  const known = prepared.get(parts);
  if (known) return known;
  const words = [...new Set(parts.flatMap(({ properties }) => properties?.names('current') ?? []))];
  const candidates = candidatesOf(words);
  const made = {
    misspelt: remembered((key) => nearMiss(key, candidates) ?? null),
    few: words.length > FEW ? [] : words.sort(),
  };
  prepared.set(parts, made);
  return made;
}

// A branch with a fixed value that the mapping has otherwise is not the branch it was meant for.
function contradicts(node: MapNode, way: Alternative): boolean {
  return way.some((shape) =>
    node.entries.some(({ key, value }) => {
      const inner = shape.properties?.get(key);
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
function modeOf(ways: readonly Alternative[]): Told | 'open' {
  let mode: Told = 'closed';
  for (const way of ways) {
    const own = way.map((shape) => shape['x-routelint']?.keys).find((keys) => keys !== undefined);
    const meant = own ?? (way.some((shape) => shape.additionalProperties === false) ? 'closed' : 'open');
    if (meant === 'open') return 'open';
    if (meant !== 'closed' && mode !== 'suggest') mode = meant;
  }
  return mode;
}
