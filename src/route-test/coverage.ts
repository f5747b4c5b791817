import type { Lane, Route, RoutingModel, Step } from '../model/routing.ts';
import { flowDepends } from './depends.ts';
import type { Ground } from './ground.ts';

/** A route, or a hop: a step that some prompt is answered by. A hop without a step is none. */
export interface Coverable {
  readonly lane: Lane;
  readonly route: Route;
  readonly step: Step | undefined;
}

/** What cases can exercise in a model. */
export interface CoverableParts {
  readonly parts: readonly Coverable[];
  /** Hops that only some versions or environments have: no case can show them, and they are not counted. */
  readonly uncertain: number;
}

/**
 * The routes that some prompt takes, and the hops that answer some prompt when what is before them fails; implied ones
 * too. What nothing can reach is for `check` to report, and no part of it.
 */
export function coverable({ model, reach }: Ground): CoverableParts {
  const owners = ownersOf(model);
  const routes = new Map<Route, Coverable>();
  const hops = new Map<Step, Coverable>();
  const uncertain = new Set<Step>();
  for (const flow of reach.flows) {
    routes.set(flow.route, { lane: flow.lane, route: flow.route, step: undefined });
    const last = flow.path.at(-1);
    if (!last) continue;
    const { via } = last;
    if (flowDepends(flow)) uncertain.add(via);
    else if (!hops.has(via)) hops.set(via, { ...(owners.get(via) ?? last), step: via });
  }
  return {
    parts: [...routes.values(), ...hops.values()],
    uncertain: [...uncertain].filter((step) => !hops.has(step)).length,
  };
}

function ownersOf({
  lanes,
}: RoutingModel): ReadonlyMap<Step, { readonly lane: Lane; readonly route: Route }> {
  const owners = new Map<Step, { lane: Lane; route: Route }>();
  for (const lane of lanes)
    for (const route of lane.routes)
      for (const step of route.chain) if (!owners.has(step)) owners.set(step, { lane, route });
  return owners;
}
