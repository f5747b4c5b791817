import { evaluate, type Outcome } from '../flow/evaluate.ts';
import type { World } from '../flow/flow.ts';
import type { Prompt } from '../flow/prompt.ts';
import type { Lane, RoutingModel, Step } from '../model/routing.ts';
import type { Implied } from '../model/target.ts';
import { attemptDepends } from './depends.ts';

/** What can become of a prompt where the version and the environment are of one kind. */
export interface Possible {
  readonly outcomes: readonly Outcome[];
  /** What the program might add and does not here. */
  readonly lacking: readonly Implied[];
}

/**
 * What can become of a prompt in one world, in each version and environment that makes a difference: a target that the
 * program adds only in some of them may answer, or not be there. With everything that may be there first.
 */
export function possibleOutcomes(
  model: RoutingModel,
  lane: Lane,
  prompt: Prompt,
  world: World,
): readonly Possible[] {
  const found: Possible[] = [];
  const waiting: { model: RoutingModel; lacking: readonly Implied[] }[] = [{ model, lacking: [] }];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const outcomes = evaluate(next.model, lane.id, world, prompt);
    found.push({ outcomes, lacking: next.lacking });
    for (const { target: id, last } of outcomes) {
      const target = id === undefined ? undefined : model.targets.get(id);
      const depends = target && attemptDepends(last, target, lane);
      // Where the lane itself is not there, no prompt comes in by it.
      if (!depends || depends === lane.implied || next.lacking.includes(depends)) continue;
      const lacking = [...next.lacking, depends];
      const key = lacking
        .map(({ because, span }) => `${span.start} ${because}`)
        .sort()
        .join('\n');
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push({ model: without(next.model, depends), lacking });
    }
  }
  return found;
}

/** The model where the program does not add something. What is implied for one reason comes and goes together. */
export function without(model: RoutingModel, gone: Implied): RoutingModel {
  const isGone = (implied: Implied | undefined): boolean => implied === gone;
  const targets = new Map([...model.targets].filter(([, target]) => !isGone(target.implied)));
  const keeps = (step: Step): boolean => !isGone(step.implied);
  const lanes = model.lanes
    .filter((lane) => !isGone(lane.implied))
    .map((lane) => ({
      ...lane,
      routes: lane.routes
        .filter((route) => !isGone(route.implied))
        .map((route) => ({ ...route, chain: route.chain.filter(keeps) })),
    }));
  return { ...model, targets, lanes };
}
