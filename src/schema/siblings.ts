import type { Problem } from './problem.ts';

/** A problem, with the other items of its list that have the same. */
export interface Shared {
  readonly problem: Problem;
  readonly others: readonly Problem[];
}

/** Puts the items of one list that are all of the same wrong type together, at the first of them. */
export function withSiblings(problems: readonly Problem[]): readonly Shared[] {
  const shared = new Map<string, { problem: Problem; others: Problem[] }>();
  for (const [index, problem] of problems.entries()) {
    const isItem = problem.code === 'type' && typeof problem.path.at(-1) === 'number';
    const list = JSON.stringify(problem.path.slice(0, -1));
    const key = isItem ? `${list} ${problem.expected} ${problem.actual}` : String(index);
    const first = shared.get(key);
    // An alias repeats its items in the same place.
    if (first && first.problem.node.start === problem.node.start) continue;
    if (first) first.others.push(problem);
    else shared.set(key, { problem, others: [] });
  }
  return [...shared.values()];
}
