import type { Lane, Route, RoutingModel, Step } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { clean, named } from './clean.ts';
import type { MapBranch, MapEntered, MapPrivacy, MapRoute, MapStep, MapTarget } from './graph.ts';
import { conditionWords, triggerWords } from './words.ts';

/** What turning the steps of a model into those of a map goes by. */
export interface StepContext {
  readonly model: RoutingModel;
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly privacy: MapPrivacy | undefined;
  /** Why a step never answers, where it does not. */
  idle(step: Step): string | undefined;
}

/** A route as a map shows it. */
export function mapRoute(context: StepContext, lane: Lane, route: Route): MapRoute {
  const isPrivate = context.privacy?.carries(lane.id) ?? false;
  const [first, ...rest] = route.chain;
  const branches: { on: string; steps: MapStep[] }[] = [];
  for (const step of rest) {
    const on = triggerWords(step.on);
    const mapped = mapStep(context, step, isPrivate);
    const last = branches.at(-1);
    if (last?.on === on) last.steps.push(mapped);
    else branches.push({ on, steps: [mapped] });
  }
  return {
    when: conditionWords(route.when),
    // What brings the lane about brings its route about: said once.
    implied: route.implied && !lane.implied ? clean(route.implied.because) : undefined,
    first: first && mapStep(context, first, isPrivate),
    branches: branches satisfies readonly MapBranch[],
  };
}

function mapStep(context: StepContext, step: Step, isPrivate: boolean): MapStep {
  const lane = step.enters === undefined ? undefined : context.lanes.get(step.enters);
  const targets = targetsOf(context, step, new Set());
  const implied = step.implied ?? targets.find((target) => target.implied)?.implied;
  return {
    targets: pooled(targets, (target) => isPrivate && isBarred(context, target)),
    enters: step.enters === undefined ? undefined : enteredOf(step.enters, lane),
    implied: implied && clean(implied.because),
    idle: context.idle(step),
  };
}

function enteredOf(id: string, lane: Lane | undefined): MapEntered {
  if (!lane) return { title: named(id), more: false };
  return { title: named(lane.title), more: lane.routes.some((route) => route.chain.length > 1) };
}

// The targets a step leads to first, through the lanes it enters; `seen` ends circles.
function targetsOf(context: StepContext, step: Step, seen: Set<string>): readonly Target[] {
  if (step.enters === undefined) return step.targets.flatMap((id) => context.model.targets.get(id) ?? []);
  if (seen.has(step.enters)) return [];
  seen.add(step.enters);
  const firsts = context.lanes.get(step.enters)?.routes.map((route) => route.chain[0]) ?? [];
  return firsts.flatMap((first) => (first ? targetsOf(context, first, seen) : []));
}

function isBarred({ privacy }: StepContext, target: Target): boolean {
  return privacy !== undefined && !target.mock && !privacy.allow.includes(target.locality.value);
}

function pooled(targets: readonly Target[], barred: (target: Target) => boolean): readonly MapTarget[] {
  const found = new Map<string, MapTarget>();
  for (const target of targets) {
    const { locality, access } = target;
    const label = named(target.label);
    const key = `${label}\n${locality.value}\n${access.value}`;
    const count = (found.get(key)?.count ?? 0) + 1;
    found.set(key, {
      label,
      locality: locality.value,
      access: access.value,
      count,
      barred: barred(target),
    });
  }
  return [...found.values()];
}
