import type { Lane, Route, Step } from '../../model/routing.ts';

/**
 * Lanes without what leads nowhere: pools of no target, lanes that are not there. What a chain then starts with is
 * tried at once.
 */
export function soundLanes(lanes: readonly Lane[]): readonly Lane[] {
  const ids = new Set(lanes.map((lane) => lane.id));
  return lanes.map((lane) => ({ ...lane, routes: lane.routes.map((route) => soundRoute(route, ids)) }));
}

function soundRoute(route: Route, ids: ReadonlySet<string>): Route {
  const steps = route.chain.filter(
    (step) => step.targets.length > 0 || (step.enters !== undefined && ids.has(step.enters)),
  );
  const [first, ...rest] = steps;
  const chain: readonly Step[] = first && !route.unanswered ? [{ ...first, on: [] }, ...rest] : steps;
  return { ...route, chain };
}
