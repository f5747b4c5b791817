import type { Attempt } from '../flow/attempts.ts';
import type { Flow } from '../flow/flow.ts';
import type { Lane } from '../model/routing.ts';
import type { Implied, Target } from '../model/target.ts';

/** What an answer hangs on that only some versions or environments bring about. */
export function attemptDepends(
  { via, step, frame }: Attempt,
  target: Target,
  lane: Lane,
): Implied | undefined {
  const outer: (Implied | undefined)[] = [];
  for (let here = frame.outer; here; here = here.outer) outer.push(here.route.chain[here.index]?.implied);
  return depending([via.implied, step.implied, target.implied, ...outer, frame.route.implied, lane.implied]);
}

/** The same for a flow. */
export function flowDepends({ path, target, lane, route }: Flow): Implied | undefined {
  const last = path.at(-1);
  const into = path.filter((hop) => hop.via !== hop.step && hop.lane === last?.lane);
  const entering = into.map((hop) => hop.via.implied);
  return depending([
    last?.via.implied,
    last?.step.implied,
    target.implied,
    ...entering,
    route.implied,
    lane.implied,
  ]);
}

function depending(all: readonly (Implied | undefined)[]): Implied | undefined {
  return all.find((implied) => (implied?.depends ?? []).length > 0);
}
