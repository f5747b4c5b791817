import type { Lane, Route, RoutingModel } from '../model/routing.ts';
import { type Box, intersect } from './box.ts';
import { feasible } from './feasible.ts';
import { isAlways, type Partition } from './partition.ts';
import type { LaneRegions } from './regions.ts';

/** What one class of prompts takes in the lanes that tell prompts apart: a route, or none. */
export interface Choice {
  readonly region: readonly Box[];
  readonly taken: ReadonlyMap<Lane, Route | undefined>;
}

/** Combinations looked at for one route. Real chains enter one or two lanes that tell prompts apart. */
const MOST_CHOICES = 64;

/** True of a lane that does not send all its prompts one way. */
export function tellsApart(lane: Lane): boolean {
  return lane.routes.length > 1 || lane.routes.some((route) => !isAlways(route.when));
}

/** The lanes that tell prompts apart and that a route can lead to, its own left out. */
export function entered(lanes: ReadonlyMap<string, Lane>, lane: Lane, route: Route): readonly Lane[] {
  const seen = new Set<Lane>();
  const waiting = [...route.chain];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const next = step.enters === undefined ? undefined : lanes.get(step.enters);
    if (!next || next === lane || seen.has(next)) continue;
    seen.add(next);
    for (const one of next.routes) waiting.push(...one.chain);
  }
  return [...seen].filter(tellsApart);
}

/**
 * The classes of a route's prompts by what they take in the lanes it can enter. Undefined where there are too many to
 * look at one by one.
 */
export function choicesOf(
  partition: Partition,
  region: readonly Box[],
  lanes: readonly LaneRegions[],
): readonly Choice[] | undefined {
  let choices: readonly Choice[] = [{ region, taken: new Map() }];
  for (const { lane, routes, left } of lanes) {
    const ways = [
      ...routes.map(({ route, effective }) => ({ route, boxes: effective })),
      { route: undefined, boxes: left },
    ];
    choices = choices.flatMap((choice) =>
      ways.flatMap(({ route, boxes }) => {
        const both = choice.region.flatMap((one) => boxes.flatMap((other) => intersect(one, other) ?? []));
        const kept = feasible(partition, both);
        return kept.length === 0 ? [] : [{ region: kept, taken: new Map([...choice.taken, [lane, route]]) }];
      }),
    );
    if (choices.length > MOST_CHOICES) return undefined;
  }
  return choices;
}

/** The model as the prompts of a choice meet it: the lanes that tell prompts apart have only the routes they take. */
export function modelTaking(
  model: RoutingModel,
  lane: Lane,
  route: Route,
  taken: Choice['taken'],
): RoutingModel {
  const lanes = model.lanes.map((one): Lane => {
    if (one === lane) return { ...one, routes: [route] };
    if (!taken.has(one)) return one;
    const chosen = taken.get(one);
    return { ...one, routes: chosen ? [chosen] : [] };
  });
  return { ...model, lanes };
}
