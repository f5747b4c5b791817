import type { Box } from '../flow/box.ts';
import { feasible } from '../flow/feasible.ts';
import { shared } from '../flow/regions.ts';
import type { Lane } from '../model/routing.ts';
import type { Implied, Target } from '../model/target.ts';
import { type Arrival, type Hinge, hingeOn } from './arrivals.ts';
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
 * Where a target answers some prompts of a lane though one of an earlier kind stands in their chain and works. With an
 * arrival, in its world; else in any.
 */
export function* inversions(
  ground: Ground,
  lane: Lane,
  prompts: readonly Box[],
  order: readonly Attributes[],
  arrival?: Arrival,
): Generator<Found> {
  for (const [better, region] of ground.chainOf(lane, prompts, arrival?.route)) {
    const rank = rankOf(better, order);
    if (rank.least === order.length) continue;
    for (const found of arrival ? inWorldOf(arrival, better) : sparing(ground, lane, better, order, rank)) {
      if (!found.target || found.target === better) continue;
      const late = rankOf(found.target, order);
      if (late.most <= rank.least) continue;
      const both = feasible(ground.reach.partition, shared(found.region, region));
      if (both.length === 0) continue;
      const hinge = found.hinge ?? existsWhere(ground, lane, better);
      yield { ...found, region: both, hinge, spared: better, certain: late.least > rank.most };
    }
  }
}

// A target that only some versions or environments put into the chain is passed over in those only.
function existsWhere(ground: Ground, lane: Lane, target: Target): Hinge | undefined {
  let first: Implied | undefined;
  for (const flow of ground.flowsTo(target, lane)) {
    const depends = flowDepends(flow);
    if (!depends) return undefined;
    first ??= depends;
  }
  return hingeOn(first);
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
  const reach = ground.sparing(better, lane);
  for (const flow of reach.flows) {
    if (!isLate(flow.target)) continue;
    const { route, world, target } = flow;
    yield { lane, route, region: reach.regionOf(flow), world, target, hinge: hingeOn(flowDepends(flow)) };
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
