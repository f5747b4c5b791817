import type { Lane, Route, Step } from '../../model/routing.ts';

/**
 * Lanes without what leads nowhere: pools of no target, lanes that are not there. What a chain then starts with is
 * tried at once.
 */
export function soundLanes(lanes: readonly Lane[]): readonly Lane[] {
  const ids = new Set(lanes.map((lane) => lane.id));
  return lanes.map((lane) => {
    return { ...lane, routes: lane.routes.map((route) => soundRoute(route, ids, lane.unanswered === true)) };
  });
}

function soundRoute(route: Route, ids: ReadonlySet<string>, unanswered: boolean): Route {
  const steps = route.chain.filter(
    (step) => step.targets.length > 0 || (step.enters !== undefined && ids.has(step.enters)),
  );
  const [first, ...rest] = steps;
  const chain: readonly Step[] = first && !unanswered ? [{ ...first, on: [] }, ...rest] : steps;
  return { ...route, chain };
}
