import { splitModel } from '../dialects/litellm/provider.ts';
import { matchPattern, wildcardModel, wildcardsOf } from '../dialects/litellm/wildcards.ts';
import { targetKind } from '../flow/target-kind.ts';
import type { Lane, Route, RoutingModel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { targetPlace } from './target-place.ts';

/** A name that only one side has a lane for, and the lane of the other side that takes it by a pattern. */
export interface StandIn {
  readonly side: 'old' | 'next';
  readonly pattern: Lane;
}

/** Two models in which what is the same has the same id: targets that are one place, lanes that answer to one name. */
export interface Aligned {
  readonly old: RoutingModel;
  readonly next: RoutingModel;
  /** By the id of the lane that stands for the name on both sides. */
  readonly standIns: ReadonlyMap<string, StandIn>;
}

/** Gives the lanes and targets of `next` the ids that they have in `old`. Spans stay those of their own blocks. */
export function alignModels(old: RoutingModel, next: RoutingModel): Aligned {
  const before = withNames(old, next);
  const after = withNames(next, old);
  const lanes = laneIds(before.model, after.model);
  const standIns = new Map<string, StandIn>();
  for (const [id, pattern] of before.standIns) standIns.set(id, { side: 'old', pattern });
  for (const [id, pattern] of after.standIns) standIns.set(id, { side: 'next', pattern });
  const renamed = withIds(after.model, lanes, targetIds(before.model, after.model));
  return { old: before.model, next: renamed, standIns };
}

// An alias that became a group of the same name, or the other way, answers the same callers.
function laneIds(old: RoutingModel, next: RoutingModel): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const here = new Set(next.lanes.map((lane) => lane.id));
  const known = new Set(old.lanes.map((lane) => lane.id));
  for (const { id, inner } of next.lanes) {
    if (known.has(id)) continue;
    const name = nameOf(id);
    const same = old.lanes.find(
      (lane) => nameOf(lane.id) === name && !here.has(lane.id) && !lane.inner === !inner,
    );
    if (same) ids.set(id, same.id);
  }
  return ids;
}

function nameOf(id: string): string {
  return id === 'catch-all' ? '*' : id.replace(/^(?:group|alias):/, '');
}

// Of several targets at one place those that stand and cost alike and have the same credential go together, then those
// that stand and cost alike, then the rest in order.
function targetIds(old: RoutingModel, next: RoutingModel): ReadonlyMap<string, string> {
  const free = new Map<string, Target[]>();
  for (const target of old.targets.values()) {
    const place = targetPlace(target);
    free.set(place, [...(free.get(place) ?? []), target]);
  }
  const ids = new Map<string, string>();
  for (const isSame of [sameKey, sameKind, () => true]) {
    for (const target of next.targets.values()) {
      const rest = free.get(targetPlace(target)) ?? [];
      const index = ids.has(target.id) ? -1 : rest.findIndex((one) => isSame(one, target));
      const [found] = index < 0 ? [] : rest.splice(index, 1);
      if (found) ids.set(target.id, found.id);
    }
  }
  for (const { id } of next.targets.values())
    if (!ids.has(id)) ids.set(id, old.targets.has(id) ? `${id}\nnew` : id);
  return ids;
}

function sameKey(one: Target, other: Target): boolean {
  return sameKind(one, other) && one.fate.credential === other.fate.credential;
}

function sameKind(one: Target, other: Target): boolean {
  return targetKind(one) === targetKind(other);
}

function withIds(
  model: RoutingModel,
  lanes: ReadonlyMap<string, string>,
  targets: ReadonlyMap<string, string>,
): RoutingModel {
  const laneId = (id: string): string => lanes.get(id) ?? id;
  const targetId = (id: string): string => targets.get(id) ?? id;
  return {
    ...model,
    lanes: model.lanes.map((lane) => ({
      ...lane,
      id: laneId(lane.id),
      routes: withTargets(lane.routes, targetId, laneId),
    })),
    targets: new Map(
      [...model.targets.values()].map((target) => [
        targetId(target.id),
        { ...target, id: targetId(target.id) },
      ]),
    ),
  };
}

function withTargets(
  routes: readonly Route[],
  targetId: (id: string) => string,
  laneId: (id: string) => string = (id) => id,
): readonly Route[] {
  return routes.map((route) => ({
    ...route,
    chain: route.chain.map((step) => ({
      ...step,
      targets: step.targets.map(targetId),
      enters: step.enters === undefined ? undefined : laneId(step.enters),
    })),
  }));
}

// A gateway answers a name without a group of its own by a wildcard: there the name has a lane too.
function withNames(model: RoutingModel, other: RoutingModel) {
  const standIns = new Map<string, Lane>();
  const known = new Set(model.lanes.map((lane) => nameOf(lane.id)));
  const wild = model.lanes.flatMap((lane) =>
    lane.id.startsWith('group:') && lane.id.includes('*') ? [{ name: nameOf(lane.id), lane }] : [],
  );
  const patterns = wildcardsOf(new Map(wild.map((one) => [one.name, one])));
  const missing =
    wild.length === 0 ? [] : other.lanes.filter((lane) => !(lane.inner || known.has(nameOf(lane.id))));
  const lanes: Lane[] = [];
  const targets = new Map(model.targets);
  for (const { id, kind, title } of missing) {
    const name = nameOf(id);
    if (kind === 'catch-all' || name.includes('*')) continue;
    for (const { name: pattern, lane } of patterns) {
      const matched = matchPattern(pattern, name);
      if (!matched) continue;
      const own = (targetId: string): string => namedTarget(targets, targetId, matched, name);
      lanes.push({ ...lane, id, title, routes: withTargets(lane.routes, own) });
      standIns.set(id, lane);
      break;
    }
  }
  return {
    model: lanes.length === 0 ? model : { ...model, lanes: [...model.lanes, ...lanes], targets },
    standIns,
  };
}

// The target that a wildcard's deployment is for one name. Adds it, and gives its id.
function namedTarget(
  targets: Map<string, Target>,
  id: string,
  matched: readonly string[],
  name: string,
): string {
  const target = targets.get(id);
  if (!target?.model.includes('*')) return id;
  // The model of a wildcard is written with its provider before it.
  const model = wildcardModel(splitModel(target.model).model, matched, name);
  const own = {
    ...target,
    id: `${id}\n${model}`,
    model,
    label: target.label.replace(target.model, () => model),
  };
  targets.set(own.id, own);
  return own.id;
}
