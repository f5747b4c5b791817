import type { Lane } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import type { Box } from './box.ts';
import {
  type ClassPair,
  type ClassReach,
  isKnown,
  type LanePair,
  pairClasses,
  type Sides,
} from './class-pairs.ts';
import type { Flow, World } from './flow.ts';
import { orderDifference } from './order-difference.ts';
import { holdsPrompt, type Partition } from './partition.ts';
import { REACH_LIMITS } from './reach.ts';
import { maximalBoxes } from './region-boxes.ts';
import { type Witness, witnessOf } from './witness.ts';

/**
 * What a change does to some prompts, the least first. `reordered`: the same places, another one answers after a failure;
 * `altered`: the same places, and one of them stands elsewhere or costs otherwise; `moved`: another first choice among the
 * same places; `wider`, `narrower`: places come, places go; `unknown`: no difference was found, and none ruled out.
 */
export const COMPARE_VERDICTS = [
  'equivalent',
  'unknown',
  'reordered',
  'altered',
  'moved',
  'narrower',
  'wider',
  'both',
] as const;

export type CompareVerdict = (typeof COMPARE_VERDICTS)[number];

/** A prompt and a world in which the two sides differ. */
export interface DifferenceWitness {
  readonly prompt: Witness;
  /** Targets that must fail, by id, in the order they are tried; empty for none. */
  readonly failures: readonly string[];
  readonly world: World;
}

/** One place of which a kind of access or locality came or went. */
export interface Altered {
  readonly old: Target;
  readonly next: Target;
  /** The way to the target whose kind the other side does not have. */
  readonly way: Flow;
}

/** Prompts of a lane for which the change is the same. */
export interface ComparedRegion {
  readonly verdict: Exclude<CompareVerdict, 'equivalent'>;
  /** As few and as large boxes as hold them; they may overlap. */
  readonly boxes: readonly Box[];
  readonly first: { readonly old: readonly Target[]; readonly next: readonly Target[] };
  /** The ways to places that only the new side reaches, and only the old one. */
  readonly gained: readonly Flow[];
  readonly lost: readonly Flow[];
  readonly altered: readonly Altered[];
  readonly witnesses: readonly DifferenceWitness[];
}

/** A lane of either side, compared. */
export interface ComparedLane {
  readonly old: Lane | undefined;
  readonly next: Lane | undefined;
  readonly verdict: CompareVerdict;
  readonly regions: readonly ComparedRegion[];
  /** Nothing was cut short: what is not found is not there. */
  readonly complete: boolean;
}

/** Which prompts two models route differently, lane by lane. */
export interface Comparison {
  readonly partition: Partition;
  readonly lanes: readonly ComparedLane[];
  /** What `newAccess` goes by. */
  readonly pairs: readonly LanePair[];
}

/** Holds two models against each other: every class of prompts that either tells apart, in every world. */
export function compareModels(sides: Sides): Comparison {
  const { partition, lanes } = pairClasses(sides);
  return { partition, pairs: lanes, lanes: lanes.map((lane) => comparedLane(sides, partition, lane)) };
}

/** What several verdicts come to: what widens here and narrows there does both. */
export function joinVerdicts(verdicts: Iterable<CompareVerdict>): CompareVerdict {
  let joined: CompareVerdict = 'equivalent';
  for (const verdict of verdicts) {
    const opposite =
      (joined === 'wider' && verdict === 'narrower') || (joined === 'narrower' && verdict === 'wider');
    if (opposite) joined = 'both';
    else if (COMPARE_VERDICTS.indexOf(verdict) > COMPARE_VERDICTS.indexOf(joined)) joined = verdict;
  }
  return joined;
}

/** What the change does to one class of prompts. */
interface Effect extends Omit<ComparedRegion, 'boxes' | 'witnesses'> {
  readonly pair: ClassPair;
  /** For what only an order tells apart: the world that does. */
  readonly world: World | undefined;
}

function comparedLane(sides: Sides, partition: Partition, { old, next, pairs }: LanePair): ComparedLane {
  const groups = new Map<string, Effect[]>();
  for (const pair of pairs) {
    const effect = effectOf(sides, pair);
    if (!effect) continue;
    const key = effectKey(sides, effect);
    const group = groups.get(key);
    if (group) group.push(effect);
    else groups.set(key, [effect]);
  }
  const regions = [...groups.values()].flatMap((effects) => mergedRegion(sides, partition, effects) ?? []);
  const complete = pairs.every((pair) => isKnown(pair.old) && isKnown(pair.next));
  return { old, next, verdict: joinVerdicts(regions.map((region) => region.verdict)), regions, complete };
}

function effectOf(sides: Sides, pair: ClassPair): Effect | undefined {
  const { old, next } = pair;
  const first = { old: [...(old?.first.values() ?? [])], next: [...(next?.first.values() ?? [])] };
  const none = { first, gained: [], lost: [], altered: [], pair, world: undefined };
  if (old?.exact === false || next?.exact === false) return { ...none, verdict: 'unknown' };
  const gained = old?.complete === false ? [] : only(next, old);
  const lost = next?.complete === false ? [] : only(old, next);
  const altered = old && next ? alteredIn(sides, old, next) : [];
  const found = { ...none, gained, lost, altered };
  if (gained.length > 0) return { ...found, verdict: lost.length > 0 ? 'both' : 'wider' };
  if (lost.length > 0) return { ...found, verdict: 'narrower' };
  if (!(old && next)) return undefined;
  if (keysOf(old.first) !== keysOf(next.first)) return { ...found, verdict: 'moved' };
  if (altered.length > 0) return { ...found, verdict: 'altered' };
  const place = placeById(sides);
  const order = orderDifference(old, next, place, sides.limits ?? REACH_LIMITS);
  if (order.world) return { ...found, verdict: 'reordered', world: order.world };
  return order.complete && old.complete && next.complete ? undefined : { ...found, verdict: 'unknown' };
}

function only(one: ClassPair['old'], other: ClassPair['old']): readonly Flow[] {
  return [...(one?.places ?? [])].flatMap(([place, flow]) => (other?.places.has(place) ? [] : [flow]));
}

function alteredIn({ placeOf }: Sides, old: ClassReach, next: ClassReach): readonly Altered[] {
  return [...old.places].flatMap(([place, before]) => {
    const after = next.places.get(place);
    if (!after) return [];
    const at = (flow: Flow): boolean => placeOf(flow.target) === place;
    const came = otherKind(next.flows.filter(at), old.flows.filter(at));
    const went = otherKind(old.flows.filter(at), next.flows.filter(at));
    const way = came ?? went;
    if (!way) return [];
    return [{ old: (went ?? before).target, next: (came ?? after).target, way }];
  });
}

// The first flow to a target that stands where, or costs what, none of the others does.
function otherKind(flows: readonly Flow[], others: readonly Flow[]): Flow | undefined {
  const kinds = new Set(others.map(({ target }) => kindOf(target)));
  return flows.find(({ target }) => !kinds.has(kindOf(target)));
}

function kindOf({ locality, access }: Target): string {
  return `${locality.value} ${access.value}`;
}

function placeById({ old, next, placeOf }: Sides): (id: string) => string {
  return (id) => {
    const target = old.targets.get(id) ?? next.targets.get(id);
    return target ? placeOf(target) : '';
  };
}

function keysOf(map: ReadonlyMap<string, unknown>): string {
  return [...map.keys()].sort().join('\n');
}

function effectKey({ placeOf }: Sides, { verdict, first, gained, lost, altered }: Effect): string {
  const places = (targets: readonly Target[]): readonly string[] => targets.map(placeOf).sort();
  const ends = (flows: readonly Flow[]) => places(flows.map((flow) => flow.target));
  const changes = altered.map((one) => [placeOf(one.next), kindOf(one.old), kindOf(one.next)]);
  return JSON.stringify([verdict, places(first.old), places(first.next), ends(gained), ends(lost), changes]);
}

function mergedRegion(
  sides: Sides,
  partition: Partition,
  effects: readonly Effect[],
): ComparedRegion | undefined {
  const [head] = effects;
  if (!head) return undefined;
  const { verdict, first } = head;
  const gained = fewest(
    sides,
    effects.flatMap((effect) => effect.gained),
  );
  const lost = fewest(
    sides,
    effects.flatMap((effect) => effect.lost),
  );
  return {
    verdict,
    boxes: maximalBoxes(
      partition,
      effects.flatMap(({ pair }) => pair.region),
    ),
    first,
    gained,
    lost,
    altered: head.altered,
    witnesses: witnessesOf(sides, partition, effects),
  };
}

// For each place the way that needs the fewest failures, and of those the first.
function fewest({ placeOf }: Sides, flows: readonly Flow[]): readonly Flow[] {
  const best = new Map<string, Flow>();
  for (const flow of flows) {
    const place = placeOf(flow.target);
    const known = best.get(place);
    if (!known || known.failures.length > flow.failures.length) best.set(place, flow);
  }
  return [...best.values()];
}

// One witness for what comes, one for what goes, one for another first choice; the same one is given once.
function witnessesOf(
  sides: Sides,
  partition: Partition,
  effects: readonly Effect[],
): readonly DifferenceWitness[] {
  const { placeOf } = sides;
  const firstMoves = effects.filter(({ first }) => {
    const [before, after] = [first.old, first.next].map((targets) => targets.map(placeOf).sort().join('\n'));
    return before !== after;
  });
  const nothing: World = new Map();
  const ways = [
    best(partition, effects, ({ gained }) => gained),
    best(partition, effects, ({ lost }) => lost),
    best(partition, firstMoves, () => [{ failures: [], world: nothing }]),
    best(partition, effects, ({ world }) => (world ? [{ failures: [...world.keys()], world }] : [])),
    best(partition, effects, ({ altered }) => altered.map(({ way }) => way)),
  ];
  const byKey = new Map<string, DifferenceWitness>();
  for (const way of ways) {
    if (!way) continue;
    const key = way.failures.map((id) => `${id} ${way.world.get(id)}`).join('\n');
    if (!byKey.has(key)) byKey.set(key, way);
  }
  return [...byKey.values()];
}

type Way = Pick<Flow, 'failures' | 'world'>;

// The fewest failures first, then the smallest prompt.
function best(
  partition: Partition,
  effects: readonly Effect[],
  waysIn: (effect: Effect) => readonly Way[],
): DifferenceWitness | undefined {
  const ways = effects.flatMap((effect) =>
    waysIn(effect).map((way) => ({ way, region: effect.pair.region })),
  );
  const least = Math.min(...ways.map(({ way }) => way.failures.length));
  const plain = ways.filter(({ way }) => way.failures.length === least);
  const prompt = witnessOf(
    partition,
    plain.flatMap(({ region }) => region),
    false,
  );
  const found =
    prompt && plain.find(({ region }) => region.some((box) => holdsPrompt(partition, box, prompt.prompt)));
  return found && { prompt, failures: found.way.failures, world: found.way.world };
}
