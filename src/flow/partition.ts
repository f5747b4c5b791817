import type { Condition, Lane, SignalClause, SizeClause } from '../model/routing.ts';
import { type Prompt, SIZES, type SizeName, signalOf } from './prompt.ts';

/** One way in which prompts differ, cut into the classes that a model tells apart. */
export type Dimension =
  | {
      readonly kind: 'size';
      readonly name: SizeName;
      /** The least size of each class, ascending; a class ends before the next one starts. */
      readonly starts: readonly number[];
    }
  | SignalDimension;

/**
 * One reading of prompts. Its classes: the answer no (to all of its signals), then a yes for each of them, then that it
 * cannot be had. The signals of a group are one reading.
 */
export interface SignalDimension {
  readonly kind: 'signal';
  /** The place of each signal among them. */
  readonly signals: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  /** Whether there is the last class. */
  readonly canBeLost: boolean;
}

/** The classes of prompts that some lanes tell apart: any two prompts of one cell take the same routes. */
export interface Partition {
  readonly dimensions: readonly Dimension[];
  /** The index of the dimension of a size or a signal, by its kind and name. */
  readonly index: ReadonlyMap<string, number>;
  /** For each dimension the mask of all its classes. */
  readonly full: readonly bigint[];
}

/** A prompt has at least one word, so that every witness is one that somebody could send. */
export const LEAST_SIZE = 1;

/** Cuts each dimension at the values that the conditions of the lanes mention, and `also` some that are asked about. */
export function partitionOf(lanes: readonly Lane[], also: readonly Condition[] = []): Partition {
  const asked = lanes.flatMap((lane) => lane.routes.map((route) => route.when));
  const clauses = [...asked, ...also].flatMap(({ all }) => all);
  const dimensions: Dimension[] = [];
  const index = new Map<string, number>();
  const sizes = cutsOf(clauses);
  for (const name of SIZES) {
    const cuts = sizes.get(name);
    if (!cuts) continue;
    index.set(`size ${name}`, dimensions.length);
    dimensions.push({ kind: 'size', name, starts: [...cuts].sort((a, b) => a - b) });
  }
  for (const { names, canBeLost } of readingsOf(clauses)) {
    for (const name of names) index.set(`signal ${name}`, dimensions.length);
    const signals = new Map(names.map((name, at) => [name, at]));
    dimensions.push({ kind: 'signal', signals, names, canBeLost });
  }
  return { dimensions, index, full: dimensions.map((one) => (1n << BigInt(classesOf(one))) - 1n) };
}

type Clause = SizeClause | SignalClause;

function cutsOf(clauses: readonly Clause[]): ReadonlyMap<SizeName, ReadonlySet<number>> {
  const sizes = new Map<SizeName, Set<number>>();
  for (const clause of clauses) {
    if (clause.kind !== 'size') continue;
    const cuts = sizes.get(clause.dimension) ?? new Set([LEAST_SIZE]);
    const start = startOf(clause);
    if (start > LEAST_SIZE && start < Number.POSITIVE_INFINITY) cuts.add(start);
    sizes.set(clause.dimension, cuts);
  }
  return sizes;
}

interface Reading {
  readonly names: readonly string[];
  readonly canBeLost: boolean;
}

// Signals by their groups; one without a group is a reading of its own.
function readingsOf(clauses: readonly Clause[]): Iterable<Reading> {
  const groups = new Map<string, string>();
  for (const clause of clauses)
    if (clause.kind === 'signal' && clause.group !== undefined && !groups.has(clause.name))
      groups.set(clause.name, clause.group);
  const readings = new Map<string, { names: string[]; canBeLost: boolean }>();
  const seen = new Set<string>();
  for (const clause of clauses) {
    if (clause.kind !== 'signal') continue;
    const group = groups.get(clause.name);
    const key = group === undefined ? `signal ${clause.name}` : `group ${group}`;
    const reading = readings.get(key) ?? { names: [], canBeLost: false };
    readings.set(key, reading);
    if (!seen.has(clause.name)) reading.names.push(clause.name);
    seen.add(clause.name);
    if (clause.unavailable !== undefined) reading.canBeLost = true;
  }
  return readings.values();
}

/** The dimension that a clause is about. */
export function dimensionOf(partition: Partition, clause: SizeClause | SignalClause): number {
  const name = clause.kind === 'size' ? clause.dimension : clause.name;
  return partition.index.get(`${clause.kind} ${name}`) ?? -1;
}

/** How many classes a dimension has. */
export function classesOf(dimension: Dimension): number {
  if (dimension.kind === 'size') return dimension.starts.length;
  return dimension.names.length + (dimension.canBeLost ? 2 : 1);
}

/** The class in which a reading cannot be had, as a mask; empty where it always can. */
export function lostMask({ names, canBeLost }: SignalDimension): bigint {
  return canBeLost ? 1n << BigInt(names.length + 1) : 0n;
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
        : answerOf(dimension, prompt);
    if (at < 0 || (mask & (1n << BigInt(at))) === 0n) return false;
  }
  return true;
}

// The class of a prompt; -1 for a reading that it lacks although it can always be had.
function answerOf({ names, canBeLost }: SignalDimension, prompt: Prompt): number {
  const readings = names.map((name) => signalOf(prompt, name));
  if (readings.includes('unavailable')) return canBeLost ? names.length + 1 : -1;
  return readings.indexOf('yes') + 1;
}
