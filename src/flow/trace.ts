import type { Lane, Route, RoutingModel, SignalClause, SizeClause } from '../model/routing.ts';
import { evaluate, type Outcome } from './evaluate.ts';
import type { World } from './flow.ts';
import { clauseHolds } from './matches.ts';
import type { Prompt } from './prompt.ts';

/** What became of one route of a lane. */
export interface RouteTrace {
  readonly route: Route;
  /** `taken`, `refused` by the clauses that do not hold, or `late`: an earlier route had the prompt already. */
  readonly verdict: 'taken' | 'refused' | 'late';
  readonly failing: readonly (SizeClause | SignalClause)[];
}

/** One way on: the same steps tried in vain, and the targets of which any may answer. */
export interface PathTrace {
  readonly steps: Outcome['steps'];
  readonly last: Outcome['last'];
  /** Ids of the targets that answer; none where the program gives up. */
  readonly answers: readonly string[];
}

/** One prompt in one lane, step by step. */
export interface LaneTrace {
  readonly lane: Lane;
  readonly routes: readonly RouteTrace[];
  /** More than one where targets of a pool fail in different ways. None where no route takes the prompt. */
  readonly paths: readonly PathTrace[];
}

/** Sends a prompt through a lane in a world, and says at each step why. */
export function traceLane(model: RoutingModel, lane: Lane, prompt: Prompt, world: World): LaneTrace {
  const routes = judgeRoutes(lane, prompt);
  const paths: { steps: Outcome['steps']; last: Outcome['last']; answers: string[] }[] = [];
  for (const { target, steps, last } of evaluate(model, lane.id, world, prompt)) {
    const same = paths.find((path) => path.steps === steps && path.last.step === last.step);
    if (same && target !== undefined) same.answers.push(target);
    else paths.push({ steps, last, answers: target === undefined ? [] : [target] });
  }
  return { lane, routes, paths };
}

/** Why a prompt takes the route it takes, and none of the others. */
export function judgeRoutes(lane: Lane, prompt: Prompt): readonly RouteTrace[] {
  let taken = false;
  return lane.routes.map((route): RouteTrace => {
    const failing = route.when.all.filter((clause) => !clauseHolds(clause, prompt));
    if (failing.length > 0) return { route, verdict: 'refused', failing };
    if (taken) return { route, verdict: 'late', failing };
    taken = true;
    return { route, verdict: 'taken', failing };
  });
}
