import type { Lane, Route, RoutingModel, Step } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { FAILURES, failsWith, leadsTo } from './failures.ts';
import type { Reach } from './reach.ts';

/** Why a stated fallback never helps: it is the lane itself, it was tried before, or it always fails with what led to it. */
export type DeadReason = 'self' | 'repeat' | 'fate';

/** A fallback that no prompt is ever answered by. */
export interface DeadStep {
  readonly step: Step;
  readonly reason: DeadReason;
  /** The earlier step that holds the same, where one does. */
  readonly blocker: Step | undefined;
}

/**
 * The stated fallbacks that add nothing in any world. One entry of the block can be a step of several lanes (a chain
 * that every lane shares); it is dead only where it is dead in each of them. Nothing is given for a reach that is not
 * complete, nor for steps that lead to nothing the model knows.
 */
export function deadSteps(model: RoutingModel, reach: Reach): readonly DeadStep[] {
  if (!reach.complete) return [];
  const alive = new Set<string>();
  for (const flow of reach.flows) {
    const via = flow.path.at(-1)?.via;
    if (via) alive.add(placeOf(via));
  }
  const dead = new Map<string, DeadStep>();
  for (const lane of model.lanes) {
    for (const route of lane.routes) {
      for (const [index, step] of route.chain.entries()) {
        const place = placeOf(step);
        if (index === 0) alive.add(place);
        if (index === 0 || step.implied || alive.has(place) || dead.has(place)) continue;
        const found = deadStep(model, lane, route, index, step);
        if (found) dead.set(place, found);
      }
    }
  }
  return [...dead].flatMap(([place, found]) => (alive.has(place) ? [] : [found]));
}

/** The text that is equal for steps that one entry of the block stands for. */
export function placeOf(step: Step): string {
  return `${step.span.start}:${step.span.end}`;
}

function deadStep(
  model: RoutingModel,
  lane: Lane,
  route: Route,
  index: number,
  step: Step,
): DeadStep | undefined {
  const first = route.chain[0];
  if (step.enters === lane.id) return { step, reason: 'self', blocker: first };
  const targets = step.targets.filter((id) => model.targets.has(id));
  if (step.enters !== undefined) {
    const blocker = triedBefore(route, index, step).find((earlier) => earlier.enters === step.enters);
    return blocker && { step, reason: 'repeat', blocker };
  }
  if (targets.length === 0) return undefined;
  if (first && targets.every((id) => first.targets.includes(id)))
    return { step, reason: 'self', blocker: first };
  const earlier = triedBefore(route, index, step);
  const blocker = earlier.find((one) => targets.every((id) => one.targets.includes(id)));
  if (blocker) return { step, reason: 'repeat', blocker };
  if (targets.every((id) => earlier.some((one) => one.targets.includes(id))))
    return { step, reason: 'repeat', blocker: undefined };
  const before = route.chain.slice(0, index);
  const tied = before.flatMap((one) => one.targets).flatMap((id) => model.targets.get(id) ?? []);
  const alwaysDown = targets.every((id) => tied.some((other) => isTied(model, step, other, id)));
  return alwaysDown ? { step, reason: 'fate', blocker: undefined } : undefined;
}

// The steps before a step that each failure which leads to it leads to as well. One for other failures blocks nothing:
// a list for prompts that are too long may name what the list for all other errors names.
function triedBefore(route: Route, index: number, step: Step): readonly Step[] {
  const leads = step.on.includes('any') ? FAILURES : step.on;
  return route.chain
    .slice(0, index)
    .filter((earlier, place) => place === 0 || leads.every((on) => on !== 'any' && leadsTo(earlier, on)));
}

// Each failure that leads to the step takes the target down with the one before.
function isTied(model: RoutingModel, step: Step, before: Target, id: string): boolean {
  const target = model.targets.get(id);
  return (
    target !== undefined &&
    step.on.length > 0 &&
    step.on.every((failure) => failure !== 'any' && failsWith(failure, before, target))
  );
}
