import type { Span } from '../text/span.ts';

/** A scalar's value under the block's YAML version. PyYAML's dates stay text: `type` tells them apart. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** `timestamp` is a plain scalar that YAML 1.1 reads as a date; its value is the text. */
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'timestamp';
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
}

/** One `key: value` of a mapping. `from` says where a merge key (`<<`) took it from. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
  readonly merged: boolean;
}

/** A mapping. Of duplicate keys only the last is here, as PyYAML reads it; the others are problems of the block. */
export interface MapNode extends Span {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
}

export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

/** A value with its place in the view's text. Aliases share the node of their anchor. */
export type Node = MapNode | ListNode | ScalarNode;

/** The entry of a key, if the node is a mapping that has it. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  if (node?.kind !== 'map') return undefined;
  // A loop, not `find`: this is asked a hundred times of every file, and calls are what costs.
  for (const entry of node.entries) if (entry.key === key) return entry;
  return undefined;
}

/** The node reached by keys and indices; undefined as soon as one is missing. */
export function at(node: Node | undefined, ...path: readonly (string | number)[]): Node | undefined {
  let here = node;
  for (const step of path) {
    if (typeof step === 'number') here = here?.kind === 'list' ? here.items[step] : undefined;
    else here = entryOf(here, step)?.value;
    if (!here) return undefined;
  }
  return here;
}

/** The text of a scalar that is a string; undefined for anything else. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The items of a list; none for anything else. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The entries of a mapping; none for anything else. */
export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

/**
 * The plain value of a node, as a JSON Schema validator wants it. Mappings have no prototype, so a key named
 * `__proto__` is a key like any other.
 */
export function plain(node: Node): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  const result: Record<string, unknown> = Object.create(null);
  for (const entry of node.entries) result[entry.key] = plain(entry.value);
  return result;
}
