import type { Lane, Route, RoutingModel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import {
  type Attempt,
  attemptKey,
  comparePlaces,
  firstAttempts,
  nextAttempts,
  type Walk,
  walkOf,
} from './attempts.ts';
import { failuresOf, PLAIN_FAILURE, withFailures, worldsWith } from './failures.ts';
import type { Failure, Flow, Hop, World } from './flow.ts';

/** How far a search goes before it gives up being complete. */
export interface ReachLimits {
  /** States looked at for one route. */
  readonly states: number;
  /** The id of a target that works: only worlds in which it does are looked at. */
  readonly spare?: string;
}

/** Far above what any real chain needs: a chain without special triggers has one state for each target. */
export const REACH_LIMITS: ReachLimits = { states: 5_000 };

/** The flows of a model. Not complete: a route had more states than the limit, and no proof may rest on them. */
export interface Reach {
  readonly flows: readonly Flow[];
  readonly complete: boolean;
}

/** Every way a prompt can reach a target, for each lane and route in order, the fewest failures first. */
export function flowsOf(model: RoutingModel): readonly Flow[] {
  return reachOf(model).flows;
}

/**
 * The flows of a model, found exactly: a target is reached when every target tried before it fails in a way that
 * leads on, and each flow holds the smallest set of such failures. A step is one flow for each of its targets, however
 * many ways lead to it.
 */
export function reachOf(model: RoutingModel, limits: ReachLimits = REACH_LIMITS): Reach {
  const search = reachSearch(model, limits);
  const lanes = model.lanes.filter((lane) => !lane.inner);
  const found = lanes.flatMap((lane) => lane.routes.map((route) => search(lane, route)));
  return { flows: found.flatMap((one) => one.flows), complete: found.every((one) => one.complete) };
}

/** Prepares the search of one model: what it returns finds the flows of one route of one lane. */
export function reachSearch(
  model: RoutingModel,
  limits: ReachLimits = REACH_LIMITS,
): (lane: Lane, route: Route) => Reach {
  const walk = walkOf(model);
  const failures = failuresOf(model);
  return (lane, route) => reachIn({ walk, failures, lane, route }, limits);
}

/** What the search of one route goes by. */
export interface RouteStart {
  readonly walk: Walk;
  readonly failures: readonly Failure[];
  readonly lane: Lane;
  readonly route: Route;
  /** Takes every world in which the search sees something fail, those in which the program gives up included. */
  readonly worlds?: World[];
}

/** The flows of one route of one lane. */
export function reachIn(start: RouteStart, limits: ReachLimits = REACH_LIMITS): Reach {
  const flows: Flow[] = [];
  const complete = reachRoute({ ...start, flows }, limits);
  return { flows, complete };
}

interface RouteSearch extends RouteStart {
  readonly flows: Flow[];
}

/** A prompt on its way: what it has tried so far, all that fails with that, and the attempt it stands at. */
interface State {
  readonly attempt: Attempt;
  readonly path: readonly Hop[];
  readonly tried: ReadonlySet<string>;
  readonly world: World;
}

// States are taken by the number of failures, so the first to reach a target needs the fewest.
function reachRoute(search: RouteSearch, limits: ReachLimits): boolean {
  const { walk, lane, route } = search;
  const reached = new Set<string>();
  const waiting: State[][] = [firstAttempts(walk, lane, route).map((attempt) => stateAt(attempt))];
  let budget = limits.states;
  for (let failed = 0; failed < waiting.length; failed++) {
    const states = (waiting[failed] ?? []).sort((one, other) => comparePlaces(one.attempt, other.attempt));
    for (const state of distinct(states)) {
      if (budget-- <= 0) return false;
      collect(search, state, reached);
      for (const next of successors(search, state)) {
        if (limits.spare !== undefined && next.world.has(limits.spare)) continue;
        const bucket = waiting[next.tried.size] ?? [];
        waiting[next.tried.size] = bucket;
        bucket.push(next);
      }
    }
  }
  return true;
}

function stateAt(attempt: Attempt): State {
  return { attempt, path: [], tried: new Set(), world: new Map() };
}

// Equal states have tried as many targets, so those of other numbers of failures need not be looked at.
function distinct(states: readonly State[]): Iterable<State> {
  if (states.length < 2) return states;
  const byKey = new Map<string, State>();
  for (const state of states) {
    const key = stateKey(state);
    if (!byKey.has(key)) byKey.set(key, state);
  }
  return byKey.values();
}

function stateKey({ attempt, tried, world }: State): string {
  return `${attemptKey(attempt)}\n\n${[...tried].sort().join('\n')}\n\n${[...world].sort().join('\n')}`;
}

function collect({ walk, lane, route, flows }: RouteSearch, state: State, reached: Set<string>): void {
  for (const target of untried(walk.model, state)) {
    if (state.world.has(target.id)) continue;
    const { frame } = state.attempt;
    const key = `${frame.lane.id}\n${frame.lane.routes.indexOf(frame.route)}\n${frame.index}\n${target.id}`;
    if (reached.has(key)) continue;
    reached.add(key);
    const path = [...state.path, hopTo(state, target)];
    const failures = [...state.tried];
    flows.push({ model: walk.model, lane, route, path, failures, world: state.world, target });
  }
}

function* successors(search: RouteSearch, state: State): Generator<State> {
  // In most models nothing leads on, whatever fails.
  if (search.failures.length === 0 && state.world.size === 0) return;
  for (const targets of waysToFail(search.walk, untried(search.walk.model, state)))
    yield* failing(search, state, targets);
}

// Where a pool is left when one of its targets has failed, any that stands in no other pool is as good as the next.
function waysToFail({ model, shared }: Walk, targets: readonly Target[]): readonly (readonly Target[])[] {
  if (targets.length < 2 || !model.lists?.hasty) return [targets];
  const plain = targets.find((target) => !shared.has(target.id));
  return targets.flatMap((target) => (target === plain || shared.has(target.id) ? [[target]] : []));
}

// All the targets fail. Those that something before took down fail as that did; of the others the last one leads on, and
// the rest fail in the way that takes nothing else down.
function* failing(
  { walk, failures, worlds }: RouteSearch,
  state: State,
  targets: readonly Target[],
): Generator<State> {
  const [first] = targets;
  if (!first) return;
  const path = [...state.path, hopTo(state, first)];
  const tried = new Set([...state.tried, ...targets.map((target) => target.id)]);
  const free = targets.filter((target) => !state.world.has(target.id)).map((target) => target.id);
  const down = new Set(targets.flatMap((target) => state.world.get(target.id) ?? []));
  for (const failure of down) {
    const world = withFailures(walk.model, state.world, free, PLAIN_FAILURE);
    if (world) worlds?.push(world);
    for (const attempt of world ? nextAttempts(walk, state.attempt, failure, tried, world) : [])
      yield { attempt, path, tried, world: world ?? state.world };
  }
  for (const failure of free.length > 0 ? failures : []) {
    const next = nextAttempts(walk, state.attempt, failure, tried, state.world);
    if (next.length === 0 && !worlds) continue;
    for (const world of worldsWith(walk.model, state.world, free, failure)) {
      worlds?.push(world);
      for (const attempt of next) yield { attempt, path, tried, world };
    }
  }
}

function untried(model: RoutingModel, { attempt, tried }: State): readonly Target[] {
  const targets = new Set<Target>();
  for (const id of attempt.step.targets) {
    const target = model.targets.get(id);
    if (target && !tried.has(id)) targets.add(target);
  }
  return [...targets];
}

function hopTo({ attempt, path }: State, target: Target): Hop {
  const { frame, step, via } = attempt;
  return { lane: frame.lane, route: frame.route, step, target, on: path.length === 0 ? [] : via.on, via };
}
