import type { Box } from '../flow/box.ts';
import { feasible } from '../flow/feasible.ts';
import { shared } from '../flow/regions.ts';
import type { Lane } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { type Arrival, hingeOn } from './arrivals.ts';
import { flowDepends } from './depends.ts';
import { fits } from './fits.ts';
import type { Ground } from './ground.ts';
import type { Found } from './judge-policy.ts';
import type { Attributes } from './route-test.ts';

/** The kinds that a target may be of, as an order counts them: the first that it fits, or one past the last. */
interface Rank {
  readonly least: number;
  readonly most: number;
}

/**
 * Where a target answers though one of an earlier kind stands in the chain of the same prompt and works. With an
 * arrival, in its world; else in any.
 */
export function* inversions(
  ground: Ground,
  lane: Lane,
  box: Box,
  order: readonly Attributes[],
  arrival?: Arrival,
): Generator<Found> {
  const { partition } = ground.reach;
  for (const [better, homes] of ground.chainOf(lane)) {
    const rank = rankOf(better, order);
    const region = feasible(partition, shared(homes, arrival ? arrival.region : [box]));
    if (region.length === 0 || rank.least === order.length) continue;
    for (const found of arrival ? inWorldOf(arrival, better) : sparing(ground, lane, better, order, rank)) {
      if (!found.target || found.target === better) continue;
      const late = rankOf(found.target, order);
      if (late.most <= rank.least) continue;
      const both = feasible(partition, shared(found.region, region));
      if (both.length === 0) continue;
      yield { ...found, region: both, spared: better, certain: late.least > rank.most };
    }
  }
}

function inWorldOf(arrival: Arrival, better: Target): readonly Arrival[] {
  return arrival.world.has(better.id) ? [] : [arrival];
}

// A search for each target that something later stands beside: the fewest failures that lead to the later one may take
// this one down, where others would not.
function* sparing(
  ground: Ground,
  lane: Lane,
  better: Target,
  order: readonly Attributes[],
  rank: Rank,
): Generator<Arrival> {
  const isLate = (target: Target): boolean => rankOf(target, order).most > rank.least;
  if (!ground.flowsOf(lane).some((flow) => isLate(flow.target))) return;
  const reach = ground.sparing(better.id, lane);
  for (const flow of reach.flows) {
    if (!isLate(flow.target)) continue;
    const { world, target } = flow;
    yield { lane, region: reach.regionOf(flow), world, target, hinge: hingeOn(flowDepends(flow)) };
  }
}

function rankOf(target: Target, order: readonly Attributes[]): Rank {
  let least = order.length;
  for (const [index, kind] of order.entries()) {
    const answer = fits(target, kind);
    if (answer !== 'no') least = Math.min(least, index);
    if (answer === 'yes') return { least, most: index };
  }
  return { least, most: order.length };
}
