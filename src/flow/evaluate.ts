import type { Lane, Route, RoutingModel } from '../model/routing.ts';
import { type Attempt, firstAttempts, nextAttempts, type Walk, walkOf } from './attempts.ts';
import type { Failure, World } from './flow.ts';
import { restrictTo } from './matches.ts';
import type { Prompt } from './prompt.ts';

/** A step whose targets were all tried in vain. */
export interface Tried {
  readonly attempt: Attempt;
  /** Ids of the targets tried there: those of the step that had not failed before. */
  readonly targets: readonly string[];
  /** The failure that led on from here. */
  readonly failure: Failure;
}

/** What can become of a prompt in one world. */
export interface Outcome {
  /** The id of the target that answers; undefined where the program gives up. */
  readonly target: string | undefined;
  /** Targets that were tried and failed, by id, in order. */
  readonly failed: readonly string[];
  /** The steps tried in vain, in order. */
  readonly steps: readonly Tried[];
  /** The step that holds the target that answers; the last one tried where none does. */
  readonly last: Attempt;
}

/**
 * Sends a prompt through a lane while some targets fail, step by step, as the program would. There is more than one
 * outcome where the program is free to choose: the targets of a pool. None for a lane the model does not have, or one
 * of which no route takes the prompt. Without a prompt the routes are free choices too. A pool is left when all its
 * targets have failed; where the program is hasty, maybe when one has.
 */
export function evaluate(
  model: RoutingModel,
  laneId: string,
  world: World,
  prompt?: Prompt,
): readonly Outcome[] {
  return evaluateIn(walkOf(prompt ? restrictTo(model, prompt) : model), laneId, world);
}

/** As `evaluate`, in a model that is prepared once for many worlds. */
export function evaluateIn(walk: Walk, laneId: string, world: World): readonly Outcome[] {
  const lane = walk.lanes.get(laneId);
  return lane ? lane.routes.flatMap((route) => evaluateRoute(walk, lane, route, world)) : [];
}

/** What can become of prompts that take one route of a lane. */
export function evaluateRoute(walk: Walk, lane: Lane, route: Route, world: World): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const attempt of firstAttempts(walk, lane, route))
    tryTargets({ walk, world, outcomes }, attempt, [], []);
  return outcomes;
}

const NONE: ReadonlySet<string> = new Set();

interface Run {
  readonly walk: Walk;
  readonly world: World;
  readonly outcomes: Outcome[];
}

function tryTargets(run: Run, attempt: Attempt, failed: readonly string[], before: readonly Tried[]): void {
  const { walk, world, outcomes } = run;
  const targets = [...new Set(attempt.step.targets)].filter((id) => walk.model.targets.has(id));
  const working = targets.filter((id) => !world.has(id));
  for (const target of working) outcomes.push({ target, failed, steps: before, last: attempt });
  const hasty = walk.model.lists?.hasty === true;
  // A target is asked again by each other name that it has; where names lead back into each other there is no end of that.
  const asksAgain = hasty && walk.model.lists?.once === true;
  if (working.length > 0 && !hasty) return;
  const down = targets.filter((id) => world.has(id));
  const tried = new Set([...failed, ...down]);
  // Where a pool is left early, one that has failed before may be picked, and fail, again.
  const here = hasty ? down : down.filter((id) => !failed.includes(id));
  for (const failure of new Set(here.flatMap((id) => world.get(id) ?? []))) {
    const next = nextAttempts(walk, attempt, failure, asksAgain ? NONE : tried, world);
    const steps = [...before, { attempt, targets: here, failure }];
    if (next.length === 0) outcomes.push({ target: undefined, failed: [...tried], steps, last: attempt });
    for (const found of next) tryTargets(run, found, [...tried], steps);
  }
}
