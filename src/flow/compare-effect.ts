import type { Target } from '../model/target.ts';
import type { ClassPair, ClassReach, Sides } from './class-pairs.ts';
import type { CompareVerdict } from './compare-verdict.ts';
import type { Flow } from './flow.ts';
import { type OrderDifference, orderDifference } from './order-difference.ts';
import { REACH_LIMITS } from './reach.ts';
import { targetKind } from './target-kind.ts';

/** One place of which a kind of access or locality came or went. */
export interface Altered {
  readonly old: Target;
  readonly next: Target;
  /** The way to the target whose kind the other side does not have. */
  readonly way: Flow;
}

/** What the change does to one class of prompts. */
export interface Effect {
  readonly pair: ClassPair;
  readonly verdict: Exclude<CompareVerdict, 'equivalent'>;
  /** The first choices. Not moved: they are the same places, and stand and cost alike. */
  readonly first: {
    readonly old: readonly Target[];
    readonly next: readonly Target[];
    readonly moved: boolean;
  };
  /** The ways to places that only the new side reaches, and only the old one. */
  readonly gained: readonly Flow[];
  readonly lost: readonly Flow[];
  readonly altered: readonly Altered[];
  /** For what only an order tells apart: a world that does. */
  readonly order: OrderDifference | undefined;
}

/** What the change does to a class; undefined for nothing. */
export function effectOf(sides: Sides, pair: ClassPair): Effect | undefined {
  const { old, next } = pair;
  if (old && old.print === next?.print && old.exact && next.exact) return undefined;
  const { placeOf } = sides;
  const [before, after] = [old?.first ?? [], next?.first ?? []];
  const isMoved = keysOf(before, placeOf) !== keysOf(after, placeOf);
  const kindAt = (target: Target): string => `${placeOf(target)} ${targetKind(target)}`;
  const first = { old: before, next: after, moved: keysOf(before, kindAt) !== keysOf(after, kindAt) };
  const none = { first, gained: [], lost: [], altered: [], pair, order: undefined };
  if (old?.exact === false || next?.exact === false) return { ...none, verdict: 'unknown' };
  const gained = old?.complete === false ? [] : only(next, old);
  const lost = next?.complete === false ? [] : only(old, next);
  const altered = old?.complete && next?.complete ? alteredIn(sides, old, next) : [];
  const found = { ...none, gained, lost, altered };
  if (gained.length > 0) return { ...found, verdict: lost.length > 0 ? 'both' : 'wider' };
  if (lost.length > 0) return { ...found, verdict: 'narrower' };
  if (!(old && next)) return undefined;
  if (isMoved) return { ...found, verdict: 'moved' };
  if (altered.length > 0) return { ...found, verdict: 'altered' };
  if (first.moved) return { ...found, verdict: 'moved' };
  const order = orderDifference(old, next, placeOf, sides.limits ?? REACH_LIMITS);
  if (order.difference) return { ...found, verdict: 'reordered', order: order.difference };
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
  const kinds = new Set(others.map(({ target }) => targetKind(target)));
  return flows.find(({ target }) => !kinds.has(targetKind(target)));
}

function keysOf(targets: readonly Target[], keyOf: (target: Target) => string): string {
  return [...new Set(targets.map(keyOf))].sort().join('\n');
}

/** Equal for classes to which the change does the same. */
export function effectKey({ placeOf }: Sides, { verdict, first, gained, lost, altered }: Effect): string {
  const places = (targets: readonly Target[]): readonly string[] => targets.map(placeOf).sort();
  const ends = (flows: readonly Flow[]) => places(flows.map((flow) => flow.target));
  const changes = altered.map((one) => [placeOf(one.next), targetKind(one.old), targetKind(one.next)]);
  const firsts = [first.old, first.next].map((all) => [places(all), all.map(targetKind).sort()]);
  return JSON.stringify([verdict, firsts, ends(gained), ends(lost), changes]);
}
