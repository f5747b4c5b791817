import type { Route } from '../model/routing.ts';
import type { Box } from './box.ts';
import { feasible } from './feasible.ts';
import { type Partition, type SignalDimension, UNAVAILABLE } from './partition.ts';
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
  return readingsOf(partition).flatMap(({ name, lost }) => {
    const deciding = effective.filter((box) => [...lost.keys()].some((index) => isNeeded(box, index)));
    const moved = deciding.map((box): Box => new Map([...box, ...lost]));
    return regions.routes.flatMap((other): readonly FailOpen[] => {
      if (other.route === route) return [];
      const region = feasible(partition, shared(moved, other.effective));
      return region.length === 0 ? [] : [{ signal: name, to: other.route, region }];
    });
  });
}

// The readings that may be unavailable, each with the masks of its signals then.
function readingsOf(partition: Partition): readonly { readonly name: string; readonly lost: Box }[] {
  const readings = new Map<string, { name: string; lost: Map<number, bigint> }>();
  for (const [index, dimension] of partition.dimensions.entries()) {
    if (dimension.kind !== 'signal' || !dimension.values.includes('unavailable')) continue;
    const key = keyOf(dimension);
    const reading = readings.get(key) ?? { name: dimension.name, lost: new Map() };
    reading.lost.set(index, UNAVAILABLE);
    readings.set(key, reading);
  }
  return [...readings.values()];
}

function keyOf({ name, group }: SignalDimension): string {
  return group === undefined ? `signal ${name}` : `group ${group}`;
}

// True of a box that the reading is needed for: it holds nothing with the signal unavailable.
function isNeeded(box: Box, dimension: number): boolean {
  const mask = box.get(dimension);
  return mask !== undefined && (mask & UNAVAILABLE) === 0n;
}
