import type { RoutingModel } from '../model/routing.ts';
import { type Attempt, firstAttempts, nextAttempts, type Walk, walkOf } from './attempts.ts';
import type { World } from './flow.ts';

/** What can become of a prompt in one world. */
export interface Outcome {
  /** The id of the target that answers; undefined where the program gives up. */
  readonly target: string | undefined;
  /** Targets that were tried and failed, by id, in order. */
  readonly failed: readonly string[];
}

/**
 * Sends a prompt through a lane while some targets fail, step by step, as the program would. There is more than one
 * outcome where the program or the prompt is free to choose: the routes of the lane, the targets of a pool. None for
 * a lane the model does not have. A pool is left when all its targets have failed.
 */
export function evaluate(model: RoutingModel, laneId: string, world: World): readonly Outcome[] {
  const walk = walkOf(model);
  const lane = walk.lanes.get(laneId);
  const outcomes: Outcome[] = [];
  for (const route of lane?.routes ?? []) {
    const first = lane ? firstAttempts(walk, lane, route) : [];
    for (const attempt of first) tryTargets({ walk, world, outcomes }, attempt, []);
  }
  return outcomes;
}

interface Run {
  readonly walk: Walk;
  readonly world: World;
  readonly outcomes: Outcome[];
}

function tryTargets(run: Run, attempt: Attempt, failed: readonly string[]): void {
  const { walk, world, outcomes } = run;
  const targets = [...new Set(attempt.step.targets)].filter((id) => walk.model.targets.has(id));
  const working = targets.filter((id) => !world.has(id));
  for (const target of working) outcomes.push({ target, failed });
  if (working.length > 0) return;
  const tried = new Set([...failed, ...targets]);
  const kinds = new Set(targets.filter((id) => !failed.includes(id)).flatMap((id) => world.get(id) ?? []));
  for (const failure of kinds) {
    const next = nextAttempts(walk, attempt, failure, tried);
    if (next.length === 0) outcomes.push({ target: undefined, failed: [...tried] });
    for (const found of next) tryTargets(run, found, [...tried]);
  }
}
