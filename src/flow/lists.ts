import type { Lane, Route, Step } from '../model/routing.ts';
import type { Attempt, Walk } from './attempts.ts';
import { leadsTo, PLAIN_FAILURE } from './failures.ts';
import type { Failure, World } from './flow.ts';

/** A lane and the route that a prompt takes in it. */
interface Way {
  readonly lane: Lane;
  readonly route: Route;
}

interface Place {
  readonly way: Way;
  readonly index: number;
  readonly step: Step;
}

/** A list of fallbacks that a failure opened, and how far down it a prompt has come. */
interface OpenList {
  /** The lane that failed, those that handed over to it, and the one the prompt came in by: where lists are looked up. */
  readonly ways: readonly Way[];
  readonly places: readonly Place[];
  readonly next: number;
  /** Fallbacks tried on the way to `next`. */
  readonly depth: number;
  /** The list that goes on when this one is used up. */
  readonly outer: OpenList | undefined;
  /** The step that failed and the failure: equal for equal lists. */
  readonly key: string;
}

/** Where a prompt stands among lists of fallbacks. */
export interface Standing {
  readonly ways: readonly Way[];
  readonly rest: OpenList | undefined;
  readonly depth: number;
  /** The lanes and tiers that were tried. */
  readonly taken: ReadonlySet<string>;
}

/** What has failed so far, and how. */
interface Past {
  readonly walk: Walk;
  readonly tried: ReadonlySet<string>;
  failureOf(id: string): Failure;
}

/** As `firstAttempts`, in a model in which failures open lists. */
export function firstListed(walk: Walk, lane: Lane, route: Route): readonly Attempt[] {
  const past: Past = { walk, tried: new Set(), failureOf: () => 'bad-request' };
  const standing: Standing = { ways: [], rest: undefined, depth: 0, taken: new Set([lane.id]) };
  return enter(past, { lane, route }, standing, undefined);
}

/** As `nextAttempts`, in a model in which failures open lists. */
export function nextListed(
  walk: Walk,
  { standing, frame }: Attempt & { readonly standing: Standing },
  failure: Failure,
  past: { readonly tried: ReadonlySet<string>; readonly world: World },
): readonly Attempt[] {
  const failureOf = (id: string): Failure => past.world.get(id) ?? failure;
  return fail({ walk, tried: past.tried, failureOf }, standing, frame.index, failure);
}

// A prompt takes a route: it is sent to the targets of its own step, or handed over to another lane.
function enter(
  past: Past,
  way: Way,
  standing: Standing,
  via: Step | undefined,
  handed: readonly Lane[] = [],
): readonly Attempt[] {
  const ways = [way, ...standing.ways];
  const own = ownStep(way);
  if (own && own.targets.length > 0) {
    const { rest, depth, taken } = standing;
    return send(past, { way, index: 0, step: own }, { ways, rest, depth, taken }, via);
  }
  const lane = own?.enters === undefined ? undefined : past.walk.lanes.get(own.enters);
  // Where nothing answers to a name, that is a failure like any other.
  if (!lane || handed.includes(lane)) return fail(past, { ...standing, ways }, 0, 'bad-request');
  const inner: Standing = {
    ...standing,
    // What the main lane stands for is asked by its own name.
    ways: way.lane.kind === 'main' ? standing.ways : ways,
    taken: new Set([...standing.taken, lane.id]),
  };
  return lane.routes.flatMap((route) =>
    enter(past, { lane, route }, inner, via ?? own, [...handed, way.lane]),
  );
}

function send(past: Past, place: Place, standing: Standing, via: Step | undefined): readonly Attempt[] {
  const { way, index, step } = place;
  const targets = step.targets.filter((id) => past.walk.model.targets.has(id));
  if (targets.some((id) => !past.tried.has(id))) {
    const { lane, route } = way;
    const frame = { lane, route, index, outer: undefined, entered: undefined, depth: standing.depth };
    return [{ frame, step, via: via ?? step, standing }];
  }
  // What failed before fails again in the same way.
  const failures = new Set(targets.map((id) => past.failureOf(id)));
  return [...failures].flatMap((failure) => fail(past, standing, index, failure));
}

// The list that a failure opens goes before the rest of the list that led here, whatever that failure is.
function fail(past: Past, standing: Standing, index: number, failure: Failure): readonly Attempt[] {
  const { ways, depth, rest } = standing;
  const places =
    depth < (past.walk.model.maxDepth ?? Number.POSITIVE_INFINITY)
      ? openedBy(past.walk, ways, index, failure)
      : [];
  if (places.length === 0) return goOn(past, standing, rest);
  const key = `${ways.map(wayKey).join()}\n${index}\n${failure}`;
  return goOn(past, standing, { ways, places, next: 0, depth, outer: rest, key });
}

function goOn(past: Past, standing: Standing, list: OpenList | undefined): readonly Attempt[] {
  for (let here = list; here; ) {
    const place = here.places[here.next];
    if (!place) {
      here = here.outer;
      continue;
    }
    const { step, way, index } = place;
    const name = step.enters ?? `${wayKey(way)}\n${index}`;
    const passed = past.walk.model.lists?.once ? standing.taken.has(name) : name === here.ways[0]?.lane.id;
    if (passed) {
      here = { ...here, next: here.next + 1 };
      continue;
    }
    const depth = here.depth + 1;
    const rest = { ...here, next: here.next + 1, depth };
    const taken = new Set([...standing.taken, name]);
    return take(past, place, { ways: here.ways, rest, depth, taken });
  }
  return [];
}

function take(past: Past, place: Place, standing: Standing): readonly Attempt[] {
  const { step } = place;
  if (step.targets.length > 0) return send(past, place, standing, step);
  const origin = past.walk.model.lists?.resumes ? standing.ways.slice(-1) : [];
  const lane = past.walk.lanes.get(step.enters ?? '');
  if (!lane) return goOn(past, standing, standing.rest);
  return lane.routes.flatMap((route) => enter(past, { lane, route }, { ...standing, ways: origin }, step));
}

function openedBy({ model }: Walk, ways: readonly Way[], index: number, failure: Failure): readonly Place[] {
  const list = listOf(ways, index, failure);
  const counts = list.length === 0 && !endsAt(ways, failure) && model.lists?.plain.includes(failure);
  return counts ? listOf(ways, index, PLAIN_FAILURE) : list;
}

// The tiers of the lane that failed, then the first list there is for the failure; one for every name comes last.
function listOf(ways: readonly Way[], index: number, failure: Failure): readonly Place[] {
  const [first] = ways;
  if (!first) return [];
  const tiers = placesIn(first, failure).filter(
    (place) => place.index > index && place.step.targets.length > 0,
  );
  return [...tiers, ...fallbacksOf(ways, failure)];
}

function fallbacksOf(ways: readonly Way[], failure: Failure): readonly Place[] {
  let last: readonly Place[] = [];
  for (const way of ways) {
    const list = placesIn(way, failure).filter(({ step }) => step.targets.length === 0);
    if (endsAt([way], failure) || list.some(({ step }) => !step.catchAll)) return list;
    if (last.length === 0) last = list;
  }
  return last;
}

function endsAt(ways: readonly Way[], failure: Failure): boolean {
  return ways.some(({ lane }) => lane.ends?.some((on) => on === 'any' || on === failure));
}

function placesIn(way: Way, failure: Failure): readonly Place[] {
  const own = ownStep(way);
  return way.route.chain.flatMap((step, index) =>
    step === own || !leadsTo(step, failure) ? [] : [{ way, index, step }],
  );
}

function ownStep({ route }: Way): Step | undefined {
  return route.unanswered ? undefined : route.chain[0];
}

function wayKey({ lane, route }: Way): string {
  return `${lane.id}\n${lane.routes.indexOf(route)}`;
}

/** The text that is equal for prompts that stand at the same place, with the same lists open and the same lanes tried. */
export function standingKey({ ways, rest, depth, taken }: Standing): string {
  const open: string[] = [];
  for (let list = rest; list; list = list.outer) open.push(`${list.key}\n${list.next}\n${list.depth}`);
  return [...ways.map(wayKey), depth, ...open, ...[...taken].sort()].join('\n\n');
}

/** How far a prompt has come in each open list, from the outermost inwards. */
export function standingPlaces({ rest }: Standing): readonly number[] {
  const places: number[] = [];
  for (let list = rest; list; list = list.outer) places.unshift(list.next);
  return places;
}
