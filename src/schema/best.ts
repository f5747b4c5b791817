import { at, type Node, textOf } from '../blocks/node.ts';
import type { Problem } from './problem.ts';
import { allowedValues } from './scalar.ts';
import type { Alternative } from './shape.ts';

/** A branch of a union that a node was tried against, and what it breaks there. */
export interface Tried {
  readonly way: Alternative;
  readonly problems: readonly Problem[];
}

/**
 * The problems of the branch that a mapping or list was meant for: the one whose fixed values agree (`type: x`), then
 * the one that has most of its keys, then the one whose problems lie deepest and are fewest.
 */
export function bestWay(node: Node, tried: readonly Tried[]): readonly Problem[] {
  let best: Tried | undefined;
  let bestScore: readonly number[] = [];
  for (const candidate of tried) {
    const score = scoreOf(node, candidate);
    if (!best || isHigher(score, bestScore)) [best, bestScore] = [candidate, score];
  }
  return best?.problems ?? [];
}

function scoreOf(node: Node, { way, problems }: Tried): readonly number[] {
  const depth = Math.min(...problems.map(({ path }) => path.length));
  return [agreement(node, way), knownKeys(node, way), depth, -problems.length];
}

function agreement(node: Node, way: Alternative): number {
  let score = 0;
  for (const shape of way) {
    for (const key of shape.properties?.names() ?? []) {
      const value = textOf(at(node, key));
      const inner = value === undefined ? undefined : shape.properties?.get(key);
      const allowed = inner && allowedValues(inner);
      if (allowed && value !== undefined) score += allowed.includes(value) ? 1 : -1;
    }
  }
  return score;
}

function knownKeys(node: Node, way: Alternative): number {
  if (node.kind !== 'map') return 0;
  const known = new Set(way.flatMap((shape) => shape.properties?.names() ?? []));
  return node.entries.filter(({ key }) => known.has(key)).length;
}

function isHigher(score: readonly number[], than: readonly number[]): boolean {
  for (const [index, value] of score.entries()) {
    const other = than[index] ?? 0;
    if (value !== other) return value > other;
  }
  return false;
}
