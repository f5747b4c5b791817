import type { Lane, Route, RoutingModel, Step } from '../model/routing.ts';
import { lazily } from '../text/lazily.ts';
import { leadsTo } from './failures.ts';
import type { Failure, World } from './flow.ts';
import { firstListed, nextListed, type Standing, standingKey, standingPlaces } from './lists.ts';

/** A chain on which a prompt stands: the step being tried, and the chain it came from. */
interface Frame {
  readonly lane: Lane;
  readonly route: Route;
  readonly index: number;
  /** The frame whose step entered this lane. */
  readonly outer: Frame | undefined;
  /** The failure that led from the outer chain into this one; what counts there when this chain gives up. */
  readonly entered: Failure | undefined;
  readonly depth: number;
}

/** A step whose targets a prompt is about to be sent to. */
export interface Attempt {
  readonly frame: Frame;
  readonly step: Step;
  /** The step that led here: `step`, or the one that entered its lane. */
  readonly via: Step;
  /** In a model in which failures open lists: the lists that are open. */
  readonly standing?: Standing;
}

/** A model with what the walk over its chains needs to look up. */
export interface Walk {
  readonly model: RoutingModel;
  readonly lanes: ReadonlyMap<string, Lane>;
  /** Every target a lane can lead to, by lane id, whatever fails. */
  readonly closures: () => ReadonlyMap<string, ReadonlySet<string>>;
  /** Targets that stand in more than one pool. */
  readonly shared: ReadonlySet<string>;
}

/** Prepares a model for walks. */
export function walkOf(model: RoutingModel, shared: ReadonlySet<string> = sharedTargets(model)): Walk {
  const lanes = new Map(model.lanes.map((lane) => [lane.id, lane]));
  const closures = lazily(() => new Map(model.lanes.map((lane) => [lane.id, closureOf(lane, lanes)])));
  return { model, lanes, closures, shared };
}

/**
 * The targets that stand in more than one pool. Only where pools are left before all of them has failed does it matter
 * which target it is that fails.
 */
export function sharedTargets({ lanes, lists }: Pick<RoutingModel, 'lanes' | 'lists'>): ReadonlySet<string> {
  const shared = new Set<string>();
  const pools = new Map<string, string>();
  const steps = lists?.hasty ? lanes.flatMap(({ routes }) => routes.flatMap(({ chain }) => chain)) : [];
  for (const { targets } of steps) {
    const pool = targets.join('\n');
    for (const id of targets) {
      if ((pools.get(id) ?? pool) !== pool) shared.add(id);
      pools.set(id, pool);
    }
  }
  return shared;
}

/**
 * The steps a prompt that takes a route is first sent to: more than one where the first step enters a lane with routes.
 * A first step that leads nowhere (to a lane that is not there) is passed over.
 */
export function firstAttempts(walk: Walk, lane: Lane, route: Route): readonly Attempt[] {
  if (walk.model.lists) return firstListed(walk, lane, route);
  const found: Attempt[] = [];
  const frame: Frame = { lane, route, index: -1, outer: undefined, entered: undefined, depth: 0 };
  takeFirstAfter({ walk, tried: new Set(), failure: undefined, found }, frame);
  return found;
}

/**
 * Where a prompt goes when every target of an attempt has failed and `failure` counts. Steps and lanes that hold
 * nothing but targets already tried are passed over, as are lanes it is already in and those beyond the model's depth.
 * `world` says how targets tried before have failed.
 */
export function nextAttempts(
  walk: Walk,
  attempt: Attempt,
  failure: Failure,
  tried: ReadonlySet<string>,
  world: World,
): readonly Attempt[] {
  const { standing } = attempt;
  if (standing) return nextListed(walk, { ...attempt, standing }, failure, { tried, world });
  const found: Attempt[] = [];
  let counts = failure;
  for (let frame: Frame | undefined = attempt.frame; frame; frame = frame.outer) {
    if (!takeFirstAfter({ walk, tried, failure: counts, found }, frame)) break;
    counts = frame.entered ?? counts;
  }
  return found;
}

/** What one search for the next attempts goes by, and where it puts what it finds. */
interface Search {
  readonly walk: Walk;
  readonly tried: ReadonlySet<string>;
  readonly failure: Failure | undefined;
  readonly found: Attempt[];
}

// The `take…` functions put the attempts they find into `found`. True: some prompts find nothing and go on.
function takeFirstAfter(search: Search, frame: Frame): boolean {
  const { failure } = search;
  if (frame.index === 0 && failure !== undefined && frame.lane.ends?.includes(failure)) return true;
  for (let index = frame.index + 1; index < frame.route.chain.length; index++) {
    const step = frame.route.chain[index];
    if (!step || (failure !== undefined && !leadsTo(step, failure))) continue;
    if (!takeStep(search, frame, index)) return false;
  }
  return true;
}

function takeStep(search: Search, from: Frame, index: number): boolean {
  const { walk, tried, failure, found } = search;
  const step = from.route.chain[index];
  if (!step) return true;
  const frame: Frame = { ...from, index };
  if (step.targets.length > 0) {
    if (!step.targets.some((id) => walk.model.targets.has(id) && !tried.has(id))) return true;
    found.push({ frame, step, via: step });
    return false;
  }
  const lane = step.enters === undefined ? undefined : walk.lanes.get(step.enters);
  if (!lane || isWithin(frame, lane) || isSpent(walk, lane, tried)) return true;
  // A first step that hands over is no fallback and costs no depth.
  const depth = frame.depth + (index > 0 ? 1 : 0);
  if (walk.model.maxDepth !== undefined && depth > walk.model.maxDepth) return true;
  const inner: Attempt[] = [];
  let goesOn = false;
  for (const route of lane.routes) {
    const start: Frame = { lane, route, index: 0, outer: frame, entered: failure, depth };
    const into: Search = { ...search, found: inner };
    // The triggers of a first step say nothing; where it holds nothing new, the same failure leads on.
    if (takeStep(into, start, 0) && takeFirstAfter(into, start)) goesOn = true;
  }
  for (const attempt of inner) found.push(index === 0 ? attempt : { ...attempt, via: step });
  return goesOn || lane.routes.length === 0;
}

function isSpent(walk: Walk, lane: Lane, tried: ReadonlySet<string>): boolean {
  for (const id of walk.closures().get(lane.id) ?? []) if (!tried.has(id)) return false;
  return true;
}

function isWithin(frame: Frame, lane: Lane): boolean {
  for (let here: Frame | undefined = frame; here; here = here.outer) if (here.lane === lane) return true;
  return false;
}

function closureOf(lane: Lane, lanes: ReadonlyMap<string, Lane>): ReadonlySet<string> {
  const targets = new Set<string>();
  const seen = new Set<Lane>([lane]);
  for (const here of seen) {
    for (const route of here.routes) {
      for (const step of route.chain) {
        for (const id of step.targets) targets.add(id);
        const entered = step.enters === undefined ? undefined : lanes.get(step.enters);
        if (entered) seen.add(entered);
      }
    }
  }
  return targets;
}

/** The text that is equal for attempts at the same place, reached through the same lanes. */
export function attemptKey(attempt: Attempt): string {
  const parts: string[] = [];
  if (attempt.standing) parts.push(standingKey(attempt.standing));
  for (let frame: Frame | undefined = attempt.frame; frame; frame = frame.outer) {
    parts.push(
      `${frame.lane.id}\n${frame.lane.routes.indexOf(frame.route)}\n${frame.index}\n${frame.entered ?? ''}`,
    );
  }
  return parts.join('\n\n');
}

/** Orders attempts as their steps stand in the chains, from the outermost chain inwards. */
export function comparePlaces(one: Attempt, other: Attempt): number {
  const left = placesOf(one);
  const right = placesOf(other);
  for (const [index, place] of left.entries()) {
    const difference = place - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function placesOf(attempt: Attempt): readonly number[] {
  const places: number[] = [];
  if (attempt.standing) return [...standingPlaces(attempt.standing), attempt.frame.index];
  for (let frame: Frame | undefined = attempt.frame; frame; frame = frame.outer) places.unshift(frame.index);
  return places;
}
