import { isPlaceholder } from './placeholder.ts';
import type { Said, SaidItem } from './said.ts';

/** Which items of two lists are the same thing: indices into both, and what is left on each side. */
export interface Pairing {
  readonly pairs: readonly (readonly [documented: number, live: number])[];
  readonly onlyDocumented: readonly number[];
  readonly onlyLive: readonly number[];
}

/** How items are told apart beyond equal identities. */
export interface PairOptions {
  /** True when everything the first says holds in the second: what makes a pair of items without an identity. */
  agrees(documented: Said, live: Said): boolean;
  /** A text that items share when they say the same. */
  print(said: Said): string;
  /** How many identity keys must agree: a hop with another model is another hop, a named entry remains itself. */
  readonly core: number;
}

/**
 * Pairs list items: equal identities first, then identities that differ only in what one side leaves open, then
 * those that share the core of their identity and no other claims it. Never by position alone.
 */
export function pairItems(
  documented: readonly SaidItem[],
  live: readonly SaidItem[],
  options: PairOptions,
): Pairing {
  const open = new Leftovers(documented, live);
  pairEqual(open, options);
  pairOpen(open, options);
  pairByCore(open, options.core);
  const [first, ...others] = open.left;
  const [second, ...rest] = open.free;
  if (first !== undefined && second !== undefined && others.length + rest.length === 0) {
    if (isAnonymous(documented[first]) && isAnonymous(live[second])) open.take(first, second);
  }
  const pairs = open.pairs.sort(([a], [b]) => a - b);
  return { pairs, onlyDocumented: [...open.left], onlyLive: [...open.free] };
}

class Leftovers {
  readonly documented: readonly SaidItem[];
  readonly live: readonly SaidItem[];
  readonly left: Set<number>;
  readonly free: Set<number>;
  readonly pairs: [number, number][] = [];

  constructor(documented: readonly SaidItem[], live: readonly SaidItem[]) {
    this.documented = documented;
    this.live = live;
    this.left = new Set(documented.keys());
    this.free = new Set(live.keys());
  }

  take(first: number, second: number): void {
    this.pairs.push([first, second]);
    this.left.delete(first);
    this.free.delete(second);
  }
}

function pairEqual(open: Leftovers, options: PairOptions): void {
  const keyOf = (item: SaidItem): string =>
    item.identity.length > 0 ? `=${item.identity.join('\u0000')}` : options.print(item.said);
  const byIdentity = grouped(open.live, open.free, keyOf);
  for (const index of [...open.left]) {
    const item = open.documented[index];
    if (!item || item.identity.some(isPlaceholder)) continue;
    const match = byIdentity.get(keyOf(item))?.shift();
    if (match !== undefined) open.take(index, match);
  }
}

// Items that leave a part of their identity open, or have none; the closest is taken.
function pairOpen(open: Leftovers, options: PairOptions): void {
  const loose = [...open.free].filter((index) => isLoose(open.live[index]));
  for (const index of [...open.left]) {
    const item = open.documented[index];
    if (!item) continue;
    let best: number | undefined;
    let most = 0;
    for (const place of isLoose(item) ? open.free : loose) {
      const candidate = open.live[place];
      if (!candidate || !open.free.has(place)) continue;
      const score = closeness(item, candidate, options);
      if (score > most) {
        most = score;
        best = place;
      }
    }
    if (best !== undefined) open.take(index, best);
  }
}

function isLoose(item: SaidItem | undefined): boolean {
  if (!item) return false;
  const { identity } = item;
  // A hop as `provider/model` may stand beside one as a mapping.
  if (identity.length === 0 || (identity.length === 1 && identity[0]?.includes('/'))) return true;
  return identity.some((part) => part === '' || isPlaceholder(part));
}

// 0: not the same thing; more: the more of the identity is stated and equal.
function closeness(item: SaidItem, candidate: SaidItem, options: PairOptions): number {
  const { identity } = item;
  if (identity.length === 0 && candidate.identity.length === 0) {
    return options.agrees(item.said, candidate.said) ? 1 : 0;
  }
  if (identity.length !== candidate.identity.length) return item.label === candidate.label ? 1 : 0;
  let score = 0;
  for (const [index, part] of identity.entries()) {
    const other = candidate.identity[index] ?? '';
    if (part === other && part !== '') score += 2;
    else if (isPlaceholder(part) || isPlaceholder(other)) score += 1;
    else if (part !== '' && other !== '') return 0;
  }
  return score;
}

function pairByCore(open: Leftovers, core: number): void {
  const coreOf = (item: SaidItem): string =>
    item.identity.length > core && item.identity[0] !== '' ? item.identity.slice(0, core).join('\u0000') : '';
  const free = grouped(open.live, open.free, coreOf);
  for (const [key, [first, ...others]] of grouped(open.documented, open.left, coreOf)) {
    const [second, ...rest] = free.get(key) ?? [];
    if (first !== undefined && second !== undefined && others.length + rest.length === 0)
      open.take(first, second);
  }
}

// Indices by a key of their items; items whose key is '' are in no group.
function grouped(
  items: readonly SaidItem[],
  indices: Iterable<number>,
  key: (item: SaidItem) => string,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const index of indices) {
    const item = items[index];
    const name = item ? key(item) : '';
    if (name === '') continue;
    const group = groups.get(name);
    if (group) group.push(index);
    else groups.set(name, [index]);
  }
  return groups;
}

function isAnonymous(item: SaidItem | undefined): boolean {
  return item !== undefined && item.identity.length === 0 && item.said.kind === 'map';
}
