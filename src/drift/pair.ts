import { isPlaceholder } from './placeholder.ts';
import type { Said, SaidItem } from './said.ts';

/** Which items of two lists are the same thing: indices into both, and what is left on each side. */
export interface Pairing {
  readonly pairs: readonly (readonly [documented: number, live: number])[];
  readonly onlyDocumented: readonly number[];
  readonly onlyLive: readonly number[];
}

/** How two items without an identity are judged, and whether an item may change a part of its identity and stay itself. */
export interface PairOptions {
  /** True when everything the first says holds in the second. */
  agrees(documented: Said, live: Said): boolean;
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
  const pairs: [number, number][] = [];
  const left = new Set(documented.keys());
  const free = new Set(live.keys());
  const take = (first: number, second: number): void => {
    pairs.push([first, second]);
    left.delete(first);
    free.delete(second);
  };
  pairEqual(documented, live, take);
  for (const index of [...left]) {
    const match = bestMatch(documented[index], live, free, options);
    if (match !== undefined) take(index, match);
  }
  pairByCore(documented, live, { left, free, core: options.core, take });
  const [first, ...others] = left;
  const [second, ...rest] = free;
  if (first !== undefined && second !== undefined && others.length + rest.length === 0) {
    if (anonymous(documented[first]) && anonymous(live[second])) take(first, second);
  }
  pairs.sort(([a], [b]) => a - b);
  return { pairs, onlyDocumented: [...left], onlyLive: [...free] };
}

function pairEqual(
  documented: readonly SaidItem[],
  live: readonly SaidItem[],
  take: (first: number, second: number) => void,
): void {
  const byKey = new Map<string, number[]>();
  for (const [index, item] of live.entries()) {
    if (item.identity.length === 0) continue;
    const key = item.identity.join('\u0000');
    const known = byKey.get(key);
    if (known) known.push(index);
    else byKey.set(key, [index]);
  }
  for (const [index, item] of documented.entries()) {
    if (item.identity.length === 0 || item.identity.some(isPlaceholder)) continue;
    const match = byKey.get(item.identity.join('\u0000'))?.shift();
    if (match !== undefined) take(index, match);
  }
}

function bestMatch(
  item: SaidItem | undefined,
  live: readonly SaidItem[],
  free: ReadonlySet<number>,
  options: PairOptions,
): number | undefined {
  if (!item) return undefined;
  let best: number | undefined;
  let most = 0;
  for (const index of free) {
    const candidate = live[index];
    if (!candidate) continue;
    const score = closeness(item, candidate, options);
    if (score > most) {
      most = score;
      best = index;
    }
  }
  return best;
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

interface Leftovers {
  readonly left: ReadonlySet<number>;
  readonly free: ReadonlySet<number>;
  readonly core: number;
  take(first: number, second: number): void;
}

function pairByCore(
  documented: readonly SaidItem[],
  live: readonly SaidItem[],
  { left, free, core, take }: Leftovers,
): void {
  const coreOf = (item: SaidItem | undefined): string => (item?.identity ?? []).slice(0, core).join('\u0000');
  const only = (
    items: readonly SaidItem[],
    indices: ReadonlySet<number>,
    key: string,
  ): number | undefined => {
    const found = [...indices].filter((index) => coreOf(items[index]) === key);
    return found.length === 1 ? found[0] : undefined;
  };
  for (const index of [...left]) {
    const item = documented[index];
    if (!item || item.identity.length <= core || item.identity[0] === '') continue;
    const key = coreOf(item);
    const match = only(live, free, key);
    if (match !== undefined && only(documented, left, key) === index) take(index, match);
  }
}

function anonymous(item: SaidItem | undefined): boolean {
  return item !== undefined && item.identity.length === 0 && item.said.kind === 'map';
}
