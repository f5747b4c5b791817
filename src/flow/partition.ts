import type { Condition, Lane, SignalClause, SizeClause } from '../model/routing.ts';
import { type Prompt, SIZES, type Signal, type SizeName, signalOf } from './prompt.ts';

/** One way in which prompts differ, cut into the classes that a model tells apart. */
export type Dimension =
  | {
      readonly kind: 'size';
      readonly name: SizeName;
      /** The least size of each class, ascending; a class ends before the next one starts. */
      readonly starts: readonly number[];
    }
  | SignalDimension;

/** A reading of prompts. */
export interface SignalDimension {
  readonly kind: 'signal';
  readonly name: string;
  readonly values: readonly Signal[];
  /** Of the dimensions of a group at most one is a yes, and either all of them can be had or none. */
  readonly group: string | undefined;
}

/** The classes of prompts that some lanes tell apart: any two prompts of one cell take the same routes. */
export interface Partition {
  readonly dimensions: readonly Dimension[];
  /** The index of a dimension by its kind and name. */
  readonly index: ReadonlyMap<string, number>;
  /** For each dimension the mask of all its classes. */
  readonly full: readonly bigint[];
  /** Some group of signals can be unavailable. */
  readonly classified: boolean;
}

/** The readings of a signal, in the order of the classes of its dimension; the last one only where it can be lost. */
const READINGS: readonly Signal[] = ['no', 'yes', 'unavailable'];

/** The class of each reading, as a mask. */
export const NO = 1n;
export const YES = 2n;
export const UNAVAILABLE = 4n;

/** A prompt has at least one word, so that every witness is one that somebody could send. */
export const LEAST_SIZE = 1;

/** Cuts each dimension at the values that the conditions of the lanes mention. */
export function partitionOf(lanes: readonly Lane[]): Partition {
  const sizes = new Map<SizeName, Set<number>>();
  const signals = new Map<string, { group: string | undefined; classified: boolean }>();
  for (const { all } of lanes.flatMap((lane) => lane.routes.map((route) => route.when))) {
    for (const clause of all) {
      if (clause.kind === 'size') {
        const cuts = sizes.get(clause.dimension) ?? new Set([LEAST_SIZE]);
        const start = startOf(clause);
        if (start > LEAST_SIZE && start < Number.POSITIVE_INFINITY) cuts.add(start);
        sizes.set(clause.dimension, cuts);
      } else {
        const known = signals.get(clause.name);
        signals.set(clause.name, {
          group: known?.group ?? clause.group,
          classified: (known?.classified ?? false) || clause.unavailable !== undefined,
        });
      }
    }
  }
  const dimensions: Dimension[] = [];
  for (const name of SIZES) {
    const cuts = sizes.get(name);
    if (cuts) dimensions.push({ kind: 'size', name, starts: [...cuts].sort((a, b) => a - b) });
  }
  const lost = new Set([...signals.values()].flatMap((one) => (one.classified ? [one.group] : [])));
  for (const [name, { group, classified }] of signals) {
    const isClassified = classified || (group !== undefined && lost.has(group));
    const values = isClassified ? READINGS : READINGS.slice(0, 2);
    dimensions.push({ kind: 'signal', name, values, group });
  }
  const index = new Map(dimensions.map((one, at) => [`${one.kind} ${one.name}`, at]));
  return {
    dimensions,
    index,
    full: dimensions.map((one) => (1n << BigInt(classesOf(one))) - 1n),
    classified: [...lost].some((group) => group !== undefined),
  };
}

/** The dimension that a clause is about. */
export function dimensionOf(partition: Partition, clause: SizeClause | SignalClause): number {
  const name = clause.kind === 'size' ? clause.dimension : clause.name;
  return partition.index.get(`${clause.kind} ${name}`) ?? -1;
}

/** How many classes a dimension has. */
export function classesOf(dimension: Dimension): number {
  return dimension.kind === 'size' ? dimension.starts.length : dimension.values.length;
}

/** How many cells a partition has, impossible ones included; a number beyond 2^53 is only roughly right. */
export function cellsOf(partition: Partition): number {
  return partition.dimensions.reduce((product, one) => product * classesOf(one), 1);
}

/** The first whole size on the other side of a clause's limit: where a new class starts. */
export function startOf({ operator, value }: SizeClause): number {
  return operator === '<=' || operator === '>' ? Math.floor(value) + 1 : Math.ceil(value);
}

/** The index of the class that a size is in; -1 for one below the first. */
export function classAt(starts: readonly number[], size: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= size) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** True of a condition that every prompt meets. */
export function isAlways(when: Condition): boolean {
  return when.all.length === 0;
}

/** True of a prompt whose cell is in a box: the masks hold its class of each dimension. */
export function holdsPrompt(partition: Partition, box: ReadonlyMap<number, bigint>, prompt: Prompt): boolean {
  for (const [index, mask] of box) {
    const dimension = partition.dimensions[index];
    if (!dimension) return false;
    const at =
      dimension.kind === 'size'
        ? classAt(dimension.starts, prompt[dimension.name])
        : dimension.values.indexOf(signalOf(prompt, dimension.name));
    if (at < 0 || (mask & (1n << BigInt(at))) === 0n) return false;
  }
  return true;
}
