import { type Box, firstBit } from './box.ts';
import { isFeasible, smallestSizes } from './feasible.ts';
import type { Partition, SignalDimension } from './partition.ts';
import { PRIVATE_SIGNAL, type Prompt, SIZES, type Signal, type SizeName } from './prompt.ts';

/** A concrete prompt of a region, and what of it matters there. */
export interface Witness {
  readonly prompt: Prompt;
  /** Any other prompt would do as well. */
  readonly isAny: boolean;
  /** The measures that the region limits, in the order they are spoken of. */
  readonly sizes: readonly SizeName[];
  /** The signals that the region asks for. */
  readonly signals: readonly string[];
}

/**
 * A prompt of a region: one for which no signal need be unavailable, which few things mark, with as few signals as can
 * be, and as small as it can be, in this order. Undefined where no prompt is in it. The same region gives the same prompt.
 */
export function witnessOf(
  partition: Partition,
  region: readonly Box[],
  isPrivate: boolean,
): Witness | undefined {
  const best = [...region].filter((box) => isFeasible(partition, box)).map((box) => ranked(partition, box));
  best.sort((one, other) => compare(one.rank, other.rank));
  const [first] = best;
  return first && witnessIn(partition, first.box, isPrivate);
}

/** The smallest prompt of one box. Undefined for a box that no prompt fits. */
export function witnessIn(partition: Partition, box: Box, isPrivate: boolean): Witness | undefined {
  const sizes = smallestSizes(partition, box);
  if (!sizes) return undefined;
  const signals = new Map<string, Signal>();
  const named: string[] = [];
  for (const [index, mask] of box) {
    const dimension = partition.dimensions[index];
    if (dimension?.kind !== 'signal') continue;
    const { name, value } = plainest(dimension, mask);
    if (value !== 'no') named.push(name);
    for (const other of value === 'unavailable' ? dimension.names : [name]) signals.set(other, value);
  }
  // A signal that the dialect routes by and the label are one thing.
  const label = signals.get(PRIVATE_SIGNAL);
  return {
    isAny: box.size === 0,
    prompt: { ...sizes, private: label === undefined ? isPrivate : label === 'yes', signals },
    sizes: SIZES.filter((name) => isLimited(partition, box, name)),
    signals: named,
  };
}

/** The plainest answer of a reading that a mask holds: no, then a yes to the first that may be, then none to be had. */
export function plainest(
  { names }: SignalDimension,
  mask: bigint,
): { readonly name: string; readonly value: Signal } {
  const at = firstBit(mask);
  const [first = ''] = names;
  if (at <= 0) return { name: first, value: 'no' };
  return at > names.length
    ? { name: first, value: 'unavailable' }
    : { name: names[at - 1] ?? '', value: 'yes' };
}

function ranked(partition: Partition, box: Box) {
  let unavailable = 0;
  let yes = 0;
  for (const [index, mask] of box) {
    const dimension = partition.dimensions[index];
    if (dimension?.kind !== 'signal') continue;
    const { value } = plainest(dimension, mask);
    if (value === 'unavailable') unavailable++;
    if (value === 'yes') yes++;
  }
  const sizes = smallestSizes(partition, box);
  return { box, rank: [unavailable, yes, box.size, sizes?.chars ?? 0, sizes?.words ?? 0] };
}

// A box holds no mask that limits nothing.
function isLimited(partition: Partition, box: Box, name: SizeName): boolean {
  return box.has(partition.index.get(`size ${name}`) ?? -1);
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
