import type { Lane, RoutingModel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { walkOf } from './attempts.ts';
import { type Box, isDisjoint } from './box.ts';
import { tellsApart } from './choices.ts';
import { failuresOf } from './failures.ts';
import { feasible } from './feasible.ts';
import type { Flow } from './flow.ts';
import { lanePrint } from './lane-print.ts';
import { type Partition, partitionOf } from './partition.ts';
import { type PromptClass, promptClasses } from './prompt-classes.ts';
import { REACH_LIMITS, type ReachLimits, reachIn } from './reach.ts';
import { shared } from './regions.ts';
import { targetKind } from './target-kind.ts';

/** Two models to hold against each other. Ids of lanes and targets are equal where they stand for the same. */
export interface Sides {
  readonly old: RoutingModel;
  readonly next: RoutingModel;
  /** A text that is equal for targets that are one place: provider, model and endpoint, however they are written. */
  placeOf(target: Target): string;
  readonly limits?: ReachLimits;
  /** Ids of the lanes to compare; all without. */
  readonly lanes?: ReadonlySet<string>;
}

/** A class of prompts on one side, with where they can end up. */
export interface ClassReach extends PromptClass {
  readonly flows: readonly Flow[];
  /** For each place the flow that needs the fewest failures. */
  readonly places: ReadonlyMap<string, Flow>;
  /** Where they go while nothing fails; of targets that are one place, and stand and cost alike, the first. */
  readonly first: readonly Target[];
  /** The search was not cut short: there is no other place. */
  readonly complete: boolean;
  /** As `lanePrint`, of the route that the class takes. */
  readonly print: string;
}

/** Prompts that each side treats alike. A side that lacks the lane has no class. */
export interface ClassPair {
  readonly region: readonly Box[];
  readonly old: ClassReach | undefined;
  readonly next: ClassReach | undefined;
}

/** A lane of either side. */
export interface LanePair {
  readonly old: Lane | undefined;
  readonly next: Lane | undefined;
  /** None where the two are alike to the letter. */
  readonly pairs: readonly ClassPair[];
}

/** The lanes of two models, and the partition that their classes are cut by: at the limits of both. */
export interface PairedLanes {
  readonly partition: Partition;
  readonly lanes: readonly LanePair[];
}

/** Pairs the lanes that callers can ask for, those of `old` first, and cuts their prompts into classes. */
export function pairClasses(sides: Sides): PairedLanes {
  const { old, next } = sides;
  const partition = partitionOf([...old.lanes, ...next.lanes].filter(tellsApart));
  const before = sideOf(old, partition, sides);
  const after = sideOf(next, partition, sides);
  const ids = new Set([...before.asked.keys(), ...after.asked.keys()]);
  const asked = [...ids].filter((id) => sides.lanes?.has(id) !== false);
  const lanes = asked.map((id): LanePair => {
    const one = before.asked.get(id);
    const other = after.asked.get(id);
    if (one && other && before.print(one) === after.print(other)) return { old: one, next: other, pairs: [] };
    const left = one && before.classes(one);
    const right = other && after.classes(other);
    return { old: one, next: other, pairs: pairsOf(partition, left, right) };
  });
  return { partition, lanes };
}

function sideOf(model: RoutingModel, partition: Partition, { placeOf, limits }: Sides) {
  const walk = walkOf(model);
  const failures = failuresOf(model);
  const classesIn = promptClasses(model, partition);
  const place = (id: string): string => {
    const target = model.targets.get(id);
    return target ? placeOf(target) : '';
  };
  const reachOf = (one: PromptClass): ClassReach => {
    const { lane, route } = one;
    const found = route && reachIn({ walk: one.walk, failures, lane, route }, limits ?? REACH_LIMITS);
    const flows = found?.flows ?? [];
    const places = new Map<string, Flow>();
    const first = new Map<string, Target>();
    for (const flow of flows) {
      const key = placeOf(flow.target);
      const known = places.get(key);
      if (!known || known.failures.length > flow.failures.length) places.set(key, flow);
      const kind = `${key}\n${targetKind(flow.target)}`;
      if (flow.failures.length === 0 && !first.has(kind)) first.set(kind, flow.target);
    }
    const chosen = route ? [{ ...route, when: { all: [] } }] : [];
    const print = lanePrint(one.walk, { ...lane, routes: chosen }, place);
    return { ...one, flows, places, first: [...first.values()], complete: found?.complete ?? true, print };
  };
  return {
    asked: new Map(model.lanes.filter((lane) => !lane.inner).map((lane) => [lane.id, lane])),
    print: (lane: Lane) => lanePrint(walk, lane, place),
    classes: (lane: Lane) => classesIn(lane).map(reachOf),
  };
}

function pairsOf(
  partition: Partition,
  left: readonly ClassReach[] | undefined,
  right: readonly ClassReach[] | undefined,
): readonly ClassPair[] {
  if (!left) return (right ?? []).map((next) => ({ region: next.region, old: undefined, next }));
  if (!right) return left.map((old) => ({ region: old.region, old, next: undefined }));
  return left.flatMap((old) =>
    right.flatMap((next) => {
      if (areDisjoint(old.region, next.region)) return [];
      const region = feasible(partition, shared(old.region, next.region));
      return region.length === 0 ? [] : [{ region, old, next }];
    }),
  );
}

// Most classes of two sides have nothing in common, and there are as many pairs as their product.
function areDisjoint(some: readonly Box[], others: readonly Box[]): boolean {
  for (const one of some) for (const other of others) if (!isDisjoint(one, other)) return false;
  return true;
}

/** True where nothing about a class was cut short; of a lane that is not there all is known. */
export function isKnown(one: ClassReach | undefined): boolean {
  return one === undefined || (one.exact && one.complete);
}
