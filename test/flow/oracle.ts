import type { Lane, RoutingModel } from '../../src/model/routing.ts';

/** What may answer a prompt, and what it tried in vain before. */
export interface Answers {
  readonly answers: readonly string[];
  readonly failed: ReadonlySet<string>;
}

/**
 * A reading of the model that shares no code with the search: walks the chains while some targets are down, where
 * every failure leads on. Of a pool any target that is up may answer; a lane is not entered from within itself.
 */
export function answersOf(model: RoutingModel, lane: Lane, down: ReadonlySet<string>): Answers {
  const failed = new Set<string>();
  const walk = (here: Lane, within: readonly string[], depth: number): readonly string[] => {
    for (const [index, step] of here.routes[0]?.chain.entries() ?? []) {
      const up = step.targets.filter((id) => !down.has(id));
      if (up.length > 0) return up;
      for (const id of step.targets) failed.add(id);
      const next = model.lanes.find((one) => one.id === step.enters);
      const nextDepth = depth + (index > 0 ? 1 : 0);
      if (!next || within.includes(next.id) || nextDepth > (model.maxDepth ?? Number.POSITIVE_INFINITY))
        continue;
      const found = walk(next, [...within, next.id], nextDepth);
      if (found.length > 0) return found;
    }
    return [];
  };
  return { answers: walk(lane, [lane.id], 0), failed };
}
