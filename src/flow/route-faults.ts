import type { Route, SignalClause, SizeClause } from '../model/routing.ts';
import { type Box, boxOf, countBits } from './box.ts';
import { feasible } from './feasible.ts';
import { classesOf, type Partition } from './partition.ts';
import { coverOf, type LaneRegions, overlaps, type RouteRegion, shared, without } from './regions.ts';

/** Why no prompt takes a route: its own limits let none in, or those before it take them all, some elsewhere or all to the same place. */
export type DeadRoute = 'unmatchable' | 'shadowed' | 'repeated';

/** A route that no prompt takes, and the earlier ones that do. */
export interface RouteFault {
  readonly reason: DeadRoute;
  readonly cover: readonly Route[];
}

/** Why no prompt takes a route; undefined where some prompt does, or the regions are not complete. */
export function routeFault(
  partition: Partition,
  regions: LaneRegions,
  region: RouteRegion,
): RouteFault | undefined {
  if (region.effective.length > 0 || !regions.complete) return undefined;
  if (region.own.length === 0) return { reason: 'unmatchable', cover: [] };
  const cover = coverOf(partition, regions, region);
  const elsewhere = cover.some((route) => chainKey(route) !== chainKey(region.route));
  return { reason: elsewhere ? 'shadowed' : 'repeated', cover };
}

/** True of a route without which every prompt goes the same way: later routes take its prompts to the same chain. */
export function isRedundant(partition: Partition, regions: LaneRegions, region: RouteRegion): boolean {
  if (!regions.complete || region.effective.length === 0) return false;
  const later = regions.routes.slice(regions.routes.indexOf(region) + 1);
  let left = region.effective;
  for (const { route, own } of later) {
    if (left.length === 0) break;
    const taken = feasible(partition, shared(own, left));
    if (taken.length === 0) continue;
    if (chainKey(route) !== chainKey(region.route)) return false;
    left = without(partition, left, own);
  }
  return left.length === 0;
}

/**
 * The clauses of a route that never decide: of the prompts that reach it and meet the others, all meet this one too.
 * Clauses that nobody wrote are left out, and routes that no prompt takes.
 */
export function idleClauses(
  partition: Partition,
  regions: LaneRegions,
  { route, before, own, effective }: RouteRegion,
): readonly (SizeClause | SignalClause)[] {
  if (!regions.complete || effective.length === 0) return [];
  const idle: (SizeClause | SignalClause)[] = [];
  for (const clause of route.when.all) {
    // Of two that each make the other idle only one can go.
    const others = route.when.all.filter((other) => other !== clause && !idle.includes(other));
    const box = boxOf(partition, { all: others });
    if (clause.implied || !box) continue;
    const turnedAway = without(partition, feasible(partition, [box]), own);
    if (feasible(partition, shared(turnedAway, before())).length === 0) idle.push(clause);
  }
  return idle;
}

/** What a route is for and earlier ones take elsewhere. */
export interface LostPrompts {
  /** Of the route's own cells, from 0 to 1. */
  readonly share: number;
  /** The earlier routes. */
  readonly rivals: readonly Route[];
  /** The prompts that they take. */
  readonly region: readonly Box[];
}

/**
 * The prompts that meet a route's own limits and that earlier routes take elsewhere. Earlier routes that lie wholly within
 * it are left out: they are its exceptions, and wanted. Undefined where it loses none, or all.
 */
export function lostPrompts(
  partition: Partition,
  regions: LaneRegions,
  region: RouteRegion,
): LostPrompts | undefined {
  const { route, own, effective } = region;
  if (!regions.complete || own.length === 0 || effective.length === 0) return undefined;
  const earlier = regions.routes.slice(0, regions.routes.indexOf(region));
  const rivals = earlier.filter(
    (one) =>
      chainKey(one.route) !== chainKey(route) &&
      overlaps(partition, one.effective, own) &&
      without(partition, one.own, own).length > 0,
  );
  if (rivals.length === 0) return undefined;
  const left = rivals.reduce((boxes, one) => without(partition, boxes, one.own), own);
  return {
    share: 1 - cellsIn(partition, left) / cellsIn(partition, own),
    rivals: rivals.map((rival) => rival.route),
    region: feasible(
      partition,
      rivals.flatMap((rival) => shared(rival.effective, own)),
    ),
  };
}

/** Equal for routes whose chains lead to the same targets in the same way. */
function chainKey({ chain }: Route): string {
  return chain
    .map((step) => [[...step.targets].sort().join('\n'), step.enters ?? '', step.on.join()].join('\n\n'))
    .join('\n\n\n');
}

function cellsIn(partition: Partition, boxes: readonly Box[]): number {
  const total = partition.dimensions.map(classesOf);
  let cells = 0;
  for (const box of boxes)
    cells += total.reduce((product, all, at) => {
      const mask = box.get(at);
      return product * (mask === undefined ? all : countBits(mask));
    }, 1);
  return cells;
}
