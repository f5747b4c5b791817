import type { Attempt } from '../flow/attempts.ts';
import type { Box } from '../flow/box.ts';
import { evaluateIn } from '../flow/evaluate.ts';
import { feasible } from '../flow/feasible.ts';
import type { Flow, World } from '../flow/flow.ts';
import { shared } from '../flow/regions.ts';
import type { Lane } from '../model/routing.ts';
import type { Implied, Target } from '../model/target.ts';
import { classesOf, type PromptClass } from './classes.ts';
import type { Ground } from './ground.ts';
import { outages } from './outages.ts';

/** Some prompts of a lane, one state of the world, and where they end. */
export interface Arrival {
  readonly lane: Lane;
  readonly region: readonly Box[];
  readonly world: World;
  /** Undefined where nothing answers. */
  readonly target: Target | undefined;
  /** What the program adds only in some versions or environments, where the way leads over it. */
  readonly depends: Implied | undefined;
}

/** Every target that some prompt of a box reaches in a lane, whatever fails, each with the fewest failures. */
export function* arrivalsInAny(ground: Ground, lane: Lane, box: Box): Generator<Arrival> {
  const { partition } = ground.reach;
  for (const flow of ground.flowsOf(lane)) {
    const region = feasible(partition, shared(ground.reach.regionOf(flow), [box]));
    if (region.length === 0) continue;
    yield { lane, region, world: flow.world, target: flow.target, depends: flowDepends(flow) };
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
  const classes = classesOf(ground, lane, box);
  const closure = ground.walk.closures.get(lane.id) ?? new Set();
  const worlds = outages(ground.model, most, closure);
  return classes && worlds && tried(ground, classes, worlds);
}

function* tried(
  ground: Ground,
  classes: readonly PromptClass[],
  worlds: readonly World[],
): Generator<Arrival> {
  for (const { lane, region, prompt } of classes) {
    const walk = ground.walkFor(prompt);
    for (const world of worlds) {
      const outcomes = evaluateIn(walk, lane.id, world);
      if (outcomes.length === 0) yield { lane, region, world, target: undefined, depends: undefined };
      for (const { target: id, last } of outcomes) {
        const target = id === undefined ? undefined : ground.model.targets.get(id);
        yield { lane, region, world, target, depends: target && attemptDepends(last, target, lane) };
      }
    }
  }
}

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
