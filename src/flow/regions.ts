import type { Lane, Route } from '../model/routing.ts';
import { type Box, boxOf, intersect, subtract } from './box.ts';
import { feasible, isFeasible } from './feasible.ts';
import { LeftBoxes } from './left-boxes.ts';
import type { Partition } from './partition.ts';

/** How far the regions of a lane are worked out before that is given up. */
export interface RegionLimits {
  /** Boxes that what is left of a lane may fall into. */
  readonly boxes: number;
}

/** Far above any real lane, whose rest is a few boxes. */
export const REGION_LIMITS: RegionLimits = { boxes: 1_000 };

/** The prompts of one route. */
export interface RouteRegion {
  readonly route: Route;
  /** What its own condition lets in; empty where no prompt can meet it. */
  readonly own: readonly Box[];
  /** What is left of that by the routes before it: boxes that share nothing. */
  readonly effective: readonly Box[];
  /** What reaches the route at all: the prompts no route before it takes. */
  before(): readonly Box[];
}

/** The prompts of each route of a lane, in order, and those that none takes. */
export interface LaneRegions {
  readonly lane: Lane;
  readonly routes: readonly RouteRegion[];
  readonly left: readonly Box[];
  /** False: the boxes ran over the limit, and from there on regions are only known to be no larger than given. */
  readonly complete: boolean;
}

/** Takes each route's prompts from what the routes before it left. Boxes that no prompt fits are dropped. */
export function laneRegions(
  partition: Partition,
  lane: Lane,
  limits: RegionLimits = REGION_LIMITS,
): LaneRegions {
  const left = new LeftBoxes(partition);
  let complete = true;
  const routes = lane.routes.map((route, index): RouteRegion => {
    const box = boxOf(partition, route.when);
    const own = box ? feasible(partition, [box]) : [];
    const met = own.flatMap((one) => left.meeting(one));
    const effective = feasible(
      partition,
      met.flatMap((one) => own.flatMap((other) => intersect(one.box, other) ?? [])),
    );
    if (complete && effective.length > 0) {
      const rest = without(
        partition,
        met.map((one) => one.box),
        own,
      );
      if (left.size - met.length + rest.length > limits.boxes) complete = false;
      else left.replace(met, rest, index);
    }
    return { route, own, effective, before: () => left.before(index) };
  });
  return { lane, routes, left: left.boxes(), complete };
}

/** What is left of some boxes when others are taken away; only what a prompt fits. */
export function without(partition: Partition, boxes: readonly Box[], taken: readonly Box[]): readonly Box[] {
  let left = boxes;
  for (const one of taken)
    left = left.flatMap((box) => {
      const pieces = subtract(partition, box, one);
      return pieces.length === 1 && pieces[0] === box ? pieces : feasible(partition, pieces);
    });
  return left;
}

/** The earlier routes that between them take all of a route's own prompts, as few as do; none where some are left. */
export function coverOf(partition: Partition, regions: LaneRegions, dead: RouteRegion): readonly Route[] {
  if (dead.own.length === 0 || dead.effective.length > 0) return [];
  const earlier = regions.routes.slice(0, regions.routes.indexOf(dead));
  const alone = earlier.find(({ own }) => without(partition, dead.own, own).length === 0);
  if (alone) return [alone.route];
  // Each one that is not needed is left out in turn, the last first: the earlier route is the plainer reason.
  let cover = earlier.filter(({ own }) => overlaps(partition, own, dead.own));
  for (const one of [...cover].reverse()) {
    const others = cover.filter((other) => other !== one);
    const rest = others.reduce((left, other) => without(partition, left, other.own), dead.own);
    if (rest.length === 0) cover = others;
  }
  return cover.map(({ route }) => route);
}

/** Do two sets of prompts share one? */
export function overlaps(partition: Partition, some: readonly Box[], others: readonly Box[]): boolean {
  return shared(some, others).some((box) => isFeasible(partition, box));
}

/** The prompts that two sets have in common. */
export function shared(some: readonly Box[], others: readonly Box[]): readonly Box[] {
  return some.flatMap((one) => others.flatMap((other) => intersect(one, other) ?? []));
}
