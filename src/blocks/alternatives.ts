import type { ReadProblem } from './block.ts';

/**
 * Makes one problem of a key that a page gives again and again, each time behind a blank line or a comment: the author
 * shows what one may choose from. Pasted as a whole it is the mistake that it is in a file.
 */
export function withAlternativesTogether(
  text: string,
  problems: readonly ReadProblem[],
): readonly ReadProblem[] {
  const groups = new Map<number, ReadProblem[]>();
  for (const problem of problems) {
    const first = problem.related[0]?.span.start;
    if (problem.rule !== 'duplicate-key' || first === undefined) continue;
    const group = groups.get(first);
    if (group) group.push(problem);
    else groups.set(first, [problem]);
  }
  const together = new Map<ReadProblem, ReadProblem | undefined>();
  for (const [second, ...others] of groups.values()) {
    if (!second || ![second, ...others].every(({ span }) => isSetApart(text, span.start))) continue;
    for (const other of others) together.set(other, undefined);
    const related = [...second.related, ...others.map(({ span }) => ({ span, label: 'and here' }))];
    const data = { ...second.data, count: String(others.length + 2) };
    together.set(second, { ...second, code: 'alternatives', related, data });
  }
  if (together.size === 0) return problems;
  return problems.flatMap((problem) => (together.has(problem) ? (together.get(problem) ?? []) : problem));
}

// True of a key at the start of a line whose line above is blank or a comment.
function isSetApart(text: string, at: number): boolean {
  return /(?:^|\n)[ \t]*(?:#[^\n]*)?\r?\n$/.test(text.slice(Math.max(0, at - 400), at));
}
