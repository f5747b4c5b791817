import type { ReadProblem } from '../block.ts';
import { lineAbove, lineAt } from './lines.ts';

/** True of a line that seems out of place only because it stands under a line that is. */
export function isEcho(text: string, before: ReadProblem | undefined, problem: ReadProblem): boolean {
  if (!before) return false;
  // Lines beside one that has no place have none either; beside one whose indent is wrong only those under it have not.
  const beside = before.code === 'indented-under-value' && problem.code === before.code;
  if (!beside && (before.code !== 'bad-indentation' || problem.code !== before.code)) return false;
  const root = lineAt(text, before.span.start);
  const least = root.indent + (beside ? 0 : 1);
  for (let line = lineAt(text, problem.span.start); line.from > root.from; ) {
    if (line.content !== '' && line.indent < least) return false;
    const above = lineAbove(text, line);
    if (!above) return false;
    line = above;
  }
  return true;
}

/** Lines indented with tabs are one slip of one editor: the first is reported, with the others beside it. */
export function withTabsTogether(problems: readonly ReadProblem[]): readonly ReadProblem[] {
  const [first, ...others] = problems.filter(({ code }) => code === 'tab-indentation');
  if (!first || others.length === 0) return problems;
  const together: ReadProblem = {
    ...first,
    related: others.map(({ span }) => ({ span, label: 'and here' })),
    data: { ...first.data, others: String(others.length) },
  };
  return problems.flatMap((problem) => {
    if (problem === first) return together;
    return problem.code === 'tab-indentation' ? [] : problem;
  });
}
