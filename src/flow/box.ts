import type { Condition, SignalClause, SizeClause } from '../model/routing.ts';
import {
  classAt,
  classesOf,
  dimensionOf,
  lostMask,
  type Partition,
  type SignalDimension,
  startOf,
} from './partition.ts';
import type { Signal } from './prompt.ts';

/**
 * A set of cells: for each restricted dimension the mask of its classes, one bit each. Dimensions it does not hold
 * are free. A mask is never empty, and never full.
 */
export type Box = ReadonlyMap<number, bigint>;

/** All prompts. */
export const EVERYTHING: Box = new Map();

/** The mask of all classes of a dimension. */
export function fullMask(partition: Partition, dimension: number): bigint {
  return partition.full[dimension] ?? 0n;
}

/** The cells for which a condition holds; undefined where it holds for none. */
export function boxOf(partition: Partition, when: Condition): Box | undefined {
  let box: Box = EVERYTHING;
  for (const clause of when.all) {
    const dimension = dimensionOf(partition, clause);
    const next = narrowed(partition, box, dimension, maskOf(partition, dimension, clause));
    if (!next) return undefined;
    box = next;
  }
  return box;
}

/** The cells of both; undefined where they share none. */
export function intersect(one: Box, other: Box): Box | undefined {
  if (isDisjoint(one, other)) return undefined;
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  if (small.size === 0) return large;
  const result = new Map(large);
  for (const [dimension, mask] of small) {
    const known = result.get(dimension);
    result.set(dimension, known === undefined ? mask : known & mask);
  }
  return result;
}

/** True of boxes that share no cell. */
export function isDisjoint(one: Box, other: Box): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  for (const [dimension, mask] of small) {
    const known = large.get(dimension);
    if (known !== undefined && (known & mask) === 0n) return true;
  }
  return false;
}

/** The cells of a box that another one does not hold, as boxes that share nothing. */
export function subtract(partition: Partition, box: Box, taken: Box): readonly Box[] {
  if (isDisjoint(box, taken)) return [box];
  const pieces: Box[] = [];
  let rest = box;
  for (const [dimension, mask] of taken) {
    const here = rest.get(dimension) ?? fullMask(partition, dimension);
    const outside = here & ~mask;
    if (outside === 0n) continue;
    pieces.push(new Map(rest).set(dimension, outside));
    rest = new Map(rest).set(dimension, here & mask);
  }
  return pieces;
}

/** The cells of a box in which a dimension has one of the classes of a mask; undefined where there are none. */
export function narrowed(partition: Partition, box: Box, dimension: number, mask: bigint): Box | undefined {
  const full = fullMask(partition, dimension);
  const both = (box.get(dimension) ?? full) & mask;
  if (both === 0n) return undefined;
  return both === full ? box : new Map(box).set(dimension, both);
}

function maskOf(partition: Partition, dimension: number, clause: SizeClause | SignalClause): bigint {
  const known = partition.dimensions[dimension];
  if (!known) return 0n;
  let mask = 0n;
  if (known.kind === 'size' && clause.kind === 'size') {
    const start = startOf(clause);
    const below = clause.operator === '<=' || clause.operator === '<';
    const before = (1n << BigInt(classAt(known.starts, start - 1) + 1)) - 1n;
    mask = below ? before : fullMask(partition, dimension) & ~before;
  } else if (known.kind === 'signal' && clause.kind === 'signal') {
    mask = signalMask(known, clause.name, clause.value ? 'yes' : 'no');
    if (clause.unavailable === 'holds') mask |= lostMask(known);
  }
  return mask;
}

/** The classes of a reading in which one of its signals has a value; empty for a value that it cannot have. */
export function signalMask(dimension: SignalDimension, name: string, value: Signal): bigint {
  const lost = lostMask(dimension);
  if (value === 'unavailable') return lost;
  const at = dimension.signals.get(name);
  const yes = at === undefined ? 0n : 1n << BigInt(at + 1);
  return value === 'yes' ? yes : ((1n << BigInt(classesOf(dimension))) - 1n) & ~yes & ~lost;
}

/** How many classes a mask holds. */
export function countBits(mask: bigint): number {
  let count = 0;
  for (let rest = mask; rest > 0n; rest &= rest - 1n) count++;
  return count;
}

/** The index of the first class of a mask; -1 for none. */
export function firstBit(mask: bigint): number {
  return lastBit(mask & -mask);
}

/** The index of the last class of a mask; -1 for none. */
export function lastBit(mask: bigint): number {
  if (mask === 0n) return -1;
  const digits = mask.toString(16);
  return (digits.length - 1) * 4 + 31 - Math.clz32(Number.parseInt(digits.charAt(0), 16));
}
