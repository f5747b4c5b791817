import type { Lane, Route, RoutingModel, Step, Trigger } from '../model/routing.ts';
import type { Target } from '../model/target.ts';

/** A kind of failure that can really happen: every trigger but the one that stands for all of them. */
export type Failure = Exclude<Trigger, 'any'>;

/** Which targets fail, and how: one state of the world. Targets it does not name work. */
export type World = ReadonlyMap<string, Failure>;

/** One hop on the way to a target, for messages and witnesses. */
export interface Hop {
  /** The lane, route and step that hold the target: another lane's where a step before entered it. */
  readonly lane: Lane;
  readonly route: Route;
  readonly step: Step;
  /** The target tried; of a pool that fails as a whole, the first. */
  readonly target: Target;
  /** The kinds of failure of the hops before that lead to this one; empty for the first. */
  readonly on: readonly Trigger[];
  /** The step that led here: `step` itself, or the one that entered its lane. */
  readonly via: Step;
}

/** One way in which prompts of one lane and route reach one target. */
export interface Flow {
  readonly model: RoutingModel;
  /** The lane and route the prompt came in by (not those that later steps enter). */
  readonly lane: Lane;
  readonly route: Route;
  /** From the first choice to the target, one for each step tried. */
  readonly path: readonly Hop[];
  /** Targets that must fail first, by id: the smallest such set. */
  readonly failures: readonly string[];
  /** The witness: the failures with a kind for each. Under it `evaluate` gives the target. */
  readonly world: World;
  readonly target: Target;
}
