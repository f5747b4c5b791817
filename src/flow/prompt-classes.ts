import type { Lane, Route, RoutingModel } from '../model/routing.ts';
import { type Walk, walkOf } from './attempts.ts';
import { type Box, EVERYTHING } from './box.ts';
import { choicesOf, entered, modelTaking, tellsApart } from './choices.ts';
import type { Partition } from './partition.ts';
import { laneRegions } from './regions.ts';

/** Prompts of a lane that take the same routes in every lane they can meet. */
export interface PromptClass {
  /** Boxes that share nothing. */
  readonly region: readonly Box[];
  /** The route they take; undefined where none takes them. */
  readonly route: Route | undefined;
  /** The model as they meet it, and their lane in it. */
  readonly walk: Walk;
  readonly lane: Lane;
  /** False: there were too many regions or choices, and some of these prompts may go another way. */
  readonly exact: boolean;
}

const ALL: readonly Box[] = [EVERYTHING];

/** Prepares a model: what it returns gives the classes of a lane's prompts, which between them hold every prompt. */
export function promptClasses(
  model: RoutingModel,
  partition: Partition,
): (lane: Lane) => readonly PromptClass[] {
  const apart = new Map(
    model.lanes.filter(tellsApart).map((lane) => [lane, laneRegions(partition, lane)] as const),
  );
  const walk = walkOf(model);
  const classesOfRoute = (lane: Lane, route: Route, region: readonly Box[]): readonly PromptClass[] => {
    const through = entered(walk.lanes, lane, route).flatMap((one) => apart.get(one) ?? []);
    const exact = [apart.get(lane), ...through].every((one) => one?.complete !== false);
    const whole: PromptClass = { region, route, walk, lane, exact };
    if (through.length === 0) return [whole];
    const choices = choicesOf(partition, region, through);
    if (!choices) return [{ ...whole, exact: false }];
    return choices.map((choice) => {
      const own = walkOf(modelTaking(model, lane, route, choice.taken));
      return { region: choice.region, route, walk: own, lane: own.lanes.get(lane.id) ?? lane, exact };
    });
  };
  return (lane) => {
    const regions = apart.get(lane);
    const taken = lane.routes.flatMap((route, index) => {
      const region = regions ? (regions.routes[index]?.effective ?? []) : ALL;
      return region.length === 0 ? [] : classesOfRoute(lane, route, region);
    });
    const left = regions?.left ?? (lane.routes.length === 0 ? ALL : []);
    if (left.length === 0) return taken;
    return [...taken, { region: left, route: undefined, walk, lane, exact: regions?.complete !== false }];
  };
}
