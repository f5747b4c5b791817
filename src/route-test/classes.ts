import type { Box } from '../flow/box.ts';
import { choicesOf, entered } from '../flow/choices.ts';
import { feasible } from '../flow/feasible.ts';
import type { Prompt } from '../flow/prompt.ts';
import { shared } from '../flow/regions.ts';
import { witnessOf } from '../flow/witness.ts';
import type { Lane, Route } from '../model/routing.ts';
import type { Ground } from './ground.ts';

/** Prompts of one lane that take the same routes wherever they come, and one of them. */
export interface PromptClass {
  readonly lane: Lane;
  /** The route they take there; undefined where none takes them. */
  readonly route: Route | undefined;
  readonly region: readonly Box[];
  readonly prompt: Prompt;
}

/** The classes of a lane's prompts that lie in a box. Undefined where there are too many to look at one by one. */
export function classesOf(ground: Ground, lane: Lane, box: Box): readonly PromptClass[] | undefined {
  const { partition, regions: known } = ground.reach;
  const lanes = new Map(ground.model.lanes.map((one) => [one.id, one]));
  const { routes, left } = ground.regionsOf(lane);
  if (known.get(lane)?.complete === false) return undefined;
  const classes: PromptClass[] = [];
  for (const [index, effective] of [...routes, left].entries()) {
    const region = feasible(partition, shared(effective, [box]));
    if (region.length === 0) continue;
    const route = lane.routes[index];
    const apart = route ? entered(lanes, lane, route).flatMap((one) => known.get(one) ?? []) : [];
    const choices = apart.every((one) => one.complete) ? choicesOf(partition, region, apart) : undefined;
    if (!choices) return undefined;
    for (const choice of choices) {
      const witness = witnessOf(partition, choice.region, false);
      if (witness) classes.push({ lane, route, region: choice.region, prompt: witness.prompt });
    }
  }
  return classes;
}
