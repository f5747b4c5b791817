import type { Lane, Route, Step } from '../../model/routing.ts';

/**
 * Lanes without what leads nowhere: pools of no target, lanes that are not there. What a chain then starts with is
 * tried at once.
 */
export function soundLanes(lanes: readonly Lane[]): readonly Lane[] {
  const ids = new Set(lanes.map((lane) => lane.id));
  return lanes.map((lane) =>
    lane.routes.every((route) => isSound(route, ids))
      ? lane
      : { ...lane, routes: lane.routes.map((route) => soundRoute(route, ids)) },
  );
}

// Nearly every route is, and is kept as it is.
function isSound({ chain, unanswered }: Route, ids: ReadonlySet<string>): boolean {
  return chain.every((step) => leads(step, ids)) && (unanswered || !chain[0]?.on.length);
}

function soundRoute(route: Route, ids: ReadonlySet<string>): Route {
  const steps = route.chain.filter((step) => leads(step, ids));
  const [first, ...rest] = steps;
  const chain: readonly Step[] = first && !route.unanswered ? [{ ...first, on: [] }, ...rest] : steps;
  return { ...route, chain };
}

function leads({ targets, enters }: Step, ids: ReadonlySet<string>): boolean {
  return targets.length > 0 || (enters !== undefined && ids.has(enters));
}
