import type { Lane, Route, RoutingModel, Step } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import type { Walk } from './attempts.ts';
import { evaluateIn } from './evaluate.ts';
import type { Failure } from './flow.ts';

/** A thing that takes all its targets down when it is lost. */
export interface SharedFate {
  readonly kind: 'host' | 'account';
  readonly name: string;
}

const KINDS = ['host', 'account'] as const;

/** What every target of a step shares with every target before it in the chain; undefined where that is nothing known. */
export function sharedWithEarlier(model: RoutingModel, route: Route, step: Step): SharedFate | undefined {
  const index = route.chain.indexOf(step);
  const before = targetsOf(model, route.chain.slice(0, index));
  const here = targetsOf(model, [step]);
  // A lane that is entered has targets of its own, which are not looked into.
  if (route.chain.slice(0, index + 1).some((one) => one.enters !== undefined)) return undefined;
  if (before.length === 0 || here.length === 0) return undefined;
  return commonOf([...before, ...here]);
}

/** A fate whose loss leaves prompts of a lane without an answer: every one of them, or those that nothing else takes up. */
export interface SinglePoint extends SharedFate {
  readonly whole: boolean;
}

/** The one thing whose loss leaves prompts of a lane without an answer; undefined where no single one does. */
export function singlePoint(walk: Walk, lane: Lane): SinglePoint | undefined {
  const targets = [...(walk.closures().get(lane.id) ?? [])].flatMap((id) => walk.model.targets.get(id) ?? []);
  const fates = new Map<string, SharedFate>();
  for (const { fate } of targets)
    for (const kind of KINDS) {
      const name = fate[kind];
      if (name !== undefined) fates.set(`${kind} ${name}`, { kind, name });
    }
  const points = [...fates.values()].flatMap(({ kind, name }) => {
    const world = new Map<string, Failure>();
    // A fixed answer is given whatever is down.
    for (const target of targets)
      if (target.fate[kind] === name && !target.mock) world.set(target.id, 'connection');
    const outcomes = evaluateIn(walk, lane.id, world);
    const lost = outcomes.filter((outcome) => outcome.target === undefined);
    return lost.length > 0 ? [{ kind, name, whole: lost.length === outcomes.length }] : [];
  });
  return points.find(({ whole }) => whole) ?? points[0];
}

function commonOf(targets: readonly Target[]): SharedFate | undefined {
  for (const kind of KINDS) {
    const name = targets[0]?.fate[kind];
    if (name !== undefined && targets.every((target) => target.fate[kind] === name)) return { kind, name };
  }
  return undefined;
}

function targetsOf(model: RoutingModel, steps: readonly Step[]): readonly Target[] {
  return steps.flatMap((step) => step.targets.flatMap((id) => model.targets.get(id) ?? []));
}
