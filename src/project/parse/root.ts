import type { ReadProblem } from '../../blocks/block.ts';
import type { Node } from '../../blocks/node.ts';
import { readYaml } from '../../blocks/yaml/read.ts';
import type { Rule } from '../../rules/rule.ts';
import { DEFAULT_LIMITS } from '../settings.ts';
import type { Problems } from './value.ts';

/** The rules whose words say what is wrong with YAML: those that report the same in routing configs. */
export type SyntaxRules = readonly Pick<Rule, 'id' | 'cases'>[];

/** The root of a file of routelint's own, which is one YAML document. `what` names the file: "a settings file". */
export function readRoot(problems: Problems, rules: SyntaxRules, what: string): Node | undefined {
  const documents = readYaml(problems.document.text, { version: '1.2', limits: DEFAULT_LIMITS });
  for (const { problems: found } of documents) for (const problem of found) report(problem, rules, problems);
  const [first, second] = documents;
  if (second) {
    problems.add(
      second.span,
      `${what} is one YAML document, and this is a second one`,
      'remove it, and its `---`',
    );
  }
  return first?.root;
}

function report(problem: ReadProblem, rules: SyntaxRules, problems: Problems): void {
  const words = rules.find((rule) => rule.id === problem.rule)?.cases[problem.code];
  const message = words?.message(problem.data) ?? `the file is no valid YAML here (${problem.code})`;
  problems.add(problem.span, message, words?.help(problem.data) ?? 'mend the syntax');
}
