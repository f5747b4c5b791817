import type { Walk } from '../flow/attempts.ts';
import type { Box } from '../flow/box.ts';
import { evaluateIn } from '../flow/evaluate.ts';
import { feasible } from '../flow/feasible.ts';
import type { World } from '../flow/flow.ts';
import { shared } from '../flow/regions.ts';
import type { Lane, Route } from '../model/routing.ts';
import type { Implied, Target } from '../model/target.ts';
import { classesOf, type PromptClass } from './classes.ts';
import { attemptDepends, flowDepends } from './depends.ts';
import type { Ground } from './ground.ts';
import { outages } from './outages.ts';
import { type Possible, possibleOutcomes } from './possible.ts';

/** Some prompts of a lane, one state of the world, and where they end. */
export interface Arrival {
  readonly lane: Lane;
  /** The route that they take in it; undefined where none takes them. */
  readonly route: Route | undefined;
  readonly region: readonly Box[];
  readonly world: World;
  /** Undefined where nothing answers. */
  readonly target: Target | undefined;
  /** What it hangs on, where not all versions and environments have it. */
  readonly hinge: Hinge | undefined;
}

/** What the program adds only in some versions or environments, and whether it must be there or must not. */
export interface Hinge {
  readonly implied: readonly Implied[];
  readonly holds: boolean;
}

/** Every target that some prompt of a box reaches in a lane, whatever fails, each with the fewest failures. */
export function* arrivalsInAny(ground: Ground, lane: Lane, box: Box): Generator<Arrival> {
  const { partition } = ground.reach;
  for (const flow of ground.flowsOf(lane)) {
    const region = feasible(partition, shared(ground.reach.regionOf(flow), [box]));
    if (region.length === 0) continue;
    const { route, world, target } = flow;
    yield { lane, route, region, world, target, hinge: hingeOn(flowDepends(flow)) };
  }
}

/**
 * Where the prompts of a box end in a lane when at most so many things cannot be reached. Undefined where there are too
 * many outages, or classes of prompts, to try them one by one.
 */
export function arrivalsWithDown(
  ground: Ground,
  lane: Lane,
  box: Box,
  most: number,
): Iterable<Arrival> | undefined {
  const trials: Trial[] = [];
  for (const one of classesOf(ground, lane, box) ?? [undefined]) {
    const walk = one && ground.walkFor(one.prompt);
    const worlds = walk && outages(ground.model, most, walk.closures().get(lane.id) ?? new Set());
    if (!one || !worlds) return undefined;
    trials.push({ ...one, walk, worlds });
  }
  return tried(ground, trials);
}

/** A class of prompts, the model as they meet it, and the outages that can matter to them. */
interface Trial extends PromptClass {
  readonly walk: Walk;
  readonly worlds: readonly World[];
}

function* tried(ground: Ground, trials: readonly Trial[]): Generator<Arrival> {
  for (const trial of trials) {
    const { lane, route, region } = trial;
    for (const world of trial.worlds)
      for (const { outcomes, lacking } of possible(ground, trial, world)) {
        const missing = lacking.length > 0 ? { implied: lacking, holds: false } : undefined;
        if (outcomes.length === 0) yield { lane, route, region, world, target: undefined, hinge: missing };
        for (const { target: id, last } of outcomes) {
          const target = id === undefined ? undefined : ground.model.targets.get(id);
          const depends = target && attemptDepends(last, target, lane);
          yield { lane, route, region, world, target, hinge: missing ?? hingeOn(depends) };
        }
      }
  }
}

// Other versions and environments are only looked at where what answers hangs on them.
function possible({ model }: Ground, { walk, lane, prompt }: Trial, world: World): readonly Possible[] {
  const outcomes = evaluateIn(walk, lane.id, world);
  const hangs = outcomes.some(({ target: id, last }) => {
    const target = id === undefined ? undefined : model.targets.get(id);
    return target !== undefined && attemptDepends(last, target, lane) !== undefined;
  });
  return hangs ? possibleOutcomes(model, lane, prompt, world) : [{ outcomes, lacking: [] }];
}

/** What must be there, where anything must. */
export function hingeOn(implied: Implied | undefined): Hinge | undefined {
  return implied && { implied: [implied], holds: true };
}
