import type { Lane, RoutingModel } from '../model/routing.ts';

/**
 * Groups of lanes whose fallbacks lead back to themselves: the strongly connected parts of the graph in which a lane
 * leads to the lanes its steps enter. A lane that enters itself is a group of one.
 */
export function laneCycles(model: RoutingModel): readonly (readonly Lane[])[] {
  const lanes = new Map(model.lanes.map((lane) => [lane.id, lane]));
  const reach = new Map(model.lanes.map((lane) => [lane, reachableFrom(lane, lanes)]));
  const done = new Set<Lane>();
  const cycles: Lane[][] = [];
  for (const lane of model.lanes) {
    if (done.has(lane) || !reach.get(lane)?.has(lane)) continue;
    const cycle = model.lanes.filter((other) => reach.get(lane)?.has(other) && reach.get(other)?.has(lane));
    for (const member of cycle) done.add(member);
    cycles.push(cycle);
  }
  return cycles;
}

function reachableFrom(start: Lane, lanes: ReadonlyMap<string, Lane>): ReadonlySet<Lane> {
  const found = new Set<Lane>();
  const visit = [start];
  for (let lane = visit.pop(); lane; lane = visit.pop()) {
    for (const next of entered(lane, lanes)) {
      if (found.has(next)) continue;
      found.add(next);
      visit.push(next);
    }
  }
  return found;
}

function entered(lane: Lane, lanes: ReadonlyMap<string, Lane>): readonly Lane[] {
  return lane.routes.flatMap((route) =>
    route.chain.flatMap((step) => (step.enters === undefined ? [] : (lanes.get(step.enters) ?? []))),
  );
}
