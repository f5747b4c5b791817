import type { Target } from '../model/target.ts';
import { sharedTargets, walkOf } from './attempts.ts';
import { closedIn, failsAsOne } from './closed-world.ts';
import { evaluateRoute, type Outcome } from './evaluate.ts';
import { failuresOf } from './failures.ts';
import type { Failure, World } from './flow.ts';
import type { PromptClass } from './prompt-classes.ts';
import { type ReachLimits, reachIn } from './reach.ts';
import { targetKind } from './target-kind.ts';

/** A world in which the same prompts are answered elsewhere. */
export interface OrderDifference {
  readonly world: World;
  /** What either side tries in vain there, by id, in order. */
  readonly failures: readonly string[];
}

/** What the search for such a world came to. */
export interface OrderSearch {
  /** Undefined: there is none among those looked at. */
  readonly difference: OrderDifference | undefined;
  /** All worlds that matter were looked at. */
  readonly complete: boolean;
}

/**
 * The world with the fewest failures in which two classes of the same prompts are answered by other places. It is enough
 * to look at worlds in which nothing fails but what one of the two tries: where some other world tells them apart, the
 * failures on the way of one of them do so alone. A pool's targets are taken to fail in one way, or one of them last.
 */
export function orderDifference(
  old: PromptClass,
  next: PromptClass,
  placeOf: (target: Target) => string,
  limits: ReachLimits,
): OrderSearch {
  const models = [old.walk.model, next.walk.model];
  const both = { ...old.walk.model, lanes: [...old.walk.model.lanes, ...next.walk.model.lanes] };
  const lists = old.walk.model.lists?.hasty ? old.walk.model.lists : next.walk.model.lists;
  const shared = sharedTargets(lists ? { lanes: both.lanes, lists } : { lanes: both.lanes });
  const failures = failuresOf(both);
  const walks = [walkOf(old.walk.model, shared), walkOf(next.walk.model, shared)] as const;
  const worlds: World[] = [];
  let complete = true;
  for (const [index, one] of [old, next].entries()) {
    const walk = walks[index];
    if (!(walk && one.route)) continue;
    const found = reachIn({ walk, failures, lane: one.lane, route: one.route, worlds }, limits);
    if (!found.complete) complete = false;
  }
  const asOne = failsAsOne(models, placeOf);
  for (const world of smallestFirst(worlds)) {
    const closed = closedIn(models, asOne(world));
    if (!closed) continue;
    const [before, after] = [outcomesIn(old, closed), outcomesIn(next, closed)];
    if (answers(old, before, placeOf) === answers(next, after, placeOf)) continue;
    const failures = new Set([...before, ...after].flatMap((outcome) => outcome.failed));
    return { difference: { world: closed, failures: [...failures] }, complete };
  }
  return { difference: undefined, complete };
}

function outcomesIn({ walk, lane, route }: PromptClass, world: World): readonly Outcome[] {
  return route ? evaluateRoute(walk, lane, route, world) : [];
}

function answers(
  { walk }: PromptClass,
  outcomes: readonly Outcome[],
  placeOf: (target: Target) => string,
): string {
  const places = outcomes.map(({ target: id }) => {
    const target = id === undefined ? undefined : walk.model.targets.get(id);
    return target ? `${placeOf(target)} ${targetKind(target)}` : '';
  });
  return [...new Set(places.length === 0 ? [''] : places)].sort().join('\n');
}

function smallestFirst(worlds: readonly World[]): readonly World[] {
  const byKey = new Map<string, World>();
  for (const world of worlds) {
    const key = [...world]
      .map(([id, failure]: readonly [string, Failure]) => `${id} ${failure}`)
      .sort()
      .join('\n');
    if (!byKey.has(key)) byKey.set(key, world);
  }
  return [...byKey.values()].sort((one, other) => one.size - other.size);
}
