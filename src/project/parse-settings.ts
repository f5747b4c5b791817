import type { ReadProblem } from '../blocks/block.ts';
import { readYaml } from '../blocks/yaml/read.ts';
import type { Document } from '../text/document.ts';
import type { Known } from './parse/known.ts';
import { readSettingsFile } from './parse/settings-file.ts';
import { Problems } from './parse/value.ts';
import type { SettingsPart } from './part.ts';
import type { ConfigProblem } from './problem.ts';
import { DEFAULT_LIMITS } from './settings.ts';

/** A settings file, read: what it says, and what is wrong with it. */
export interface ParsedSettings {
  readonly part: SettingsPart;
  readonly problems: readonly ConfigProblem[];
}

/** Reads the text of a settings file. Never throws: whatever the text, there is a part and the problems with it. */
export function parseSettings(document: Document, known: Known): ParsedSettings {
  const problems = new Problems(document);
  const documents = readYaml(document.text, { version: '1.2', limits: DEFAULT_LIMITS });
  for (const { problems: found } of documents) for (const problem of found) report(problem, known, problems);
  const [first, second] = documents;
  if (second) {
    problems.add(
      second.span,
      'a settings file is one YAML document, and this is a second one',
      'remove it, and its `---`',
    );
  }
  const part = readSettingsFile(first?.root, known, problems);
  return { part, problems: problems.list.sort((a, b) => a.at.span.start - b.at.span.start) };
}

// The words are those of the rules that report the same in routing configs.
function report(problem: ReadProblem, known: Known, problems: Problems): void {
  const words = known.rules.find((rule) => rule.id === problem.rule)?.cases[problem.code];
  const message = words?.message(problem.data) ?? `the file is no valid YAML here (${problem.code})`;
  problems.add(problem.span, message, words?.help(problem.data) ?? 'mend the syntax');
}
