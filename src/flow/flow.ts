import type { Lane, Route, RoutingModel, Step, Trigger } from '../model/routing.ts';
import type { Target } from '../model/target.ts';

/** One hop on the way to a target, for messages and witnesses. */
export interface Hop {
  readonly lane: Lane;
  readonly route: Route;
  readonly step: Step;
  readonly target: Target;
  /** The kinds of failure of the hops before that lead to this one; empty for the first. */
  readonly on: readonly Trigger[];
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
  readonly target: Target;
}
