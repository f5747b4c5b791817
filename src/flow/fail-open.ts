import type { Route } from '../model/routing.ts';
import type { Box } from './box.ts';
import { feasible } from './feasible.ts';
import { lostMask, type Partition } from './partition.ts';
import { type LaneRegions, type RouteRegion, shared } from './regions.ts';

/** Prompts that leave their route for another one when a reading of them cannot be had. */
export interface FailOpen {
  /** The reading: the name of the signal, or of the first one of its group. */
  readonly signal: string;
  readonly to: Route;
  /** Those prompts, with the reading unavailable. */
  readonly region: readonly Box[];
}

/**
 * Where a route's prompts go when a reading that brought them to it cannot be had: a state of the world as an outage is.
 * One entry for each reading and each route they go to then.
 */
export function failOpen(
  partition: Partition,
  regions: LaneRegions,
  { route, effective }: RouteRegion,
): readonly FailOpen[] {
  return partition.dimensions.flatMap((dimension, index) => {
    if (dimension.kind !== 'signal' || !dimension.canBeLost) return [];
    const lost = lostMask(dimension);
    const deciding = effective.filter((box) => ((box.get(index) ?? lost) & lost) === 0n);
    const moved = deciding.map((box): Box => new Map(box).set(index, lost));
    return regions.routes.flatMap((other): readonly FailOpen[] => {
      if (other.route === route) return [];
      const region = feasible(partition, shared(moved, other.effective));
      return region.length === 0 ? [] : [{ signal: dimension.names[0] ?? '', to: other.route, region }];
    });
  });
}
