import type { Document } from '../text/document.ts';
import type { Known } from './parse/known.ts';
import { readRoot } from './parse/root.ts';
import { readSettingsFile } from './parse/settings-file.ts';
import { Problems } from './parse/value.ts';
import type { SettingsPart } from './part.ts';
import type { ConfigProblem } from './problem.ts';

/** A settings file, read: what it says, and what is wrong with it. */
export interface ParsedSettings {
  readonly part: SettingsPart;
  readonly problems: readonly ConfigProblem[];
}

/** Reads the text of a settings file. Never throws: whatever the text, there is a part and the problems with it. */
export function parseSettings(document: Document, known: Known): ParsedSettings {
  const problems = new Problems(document);
  const part = readSettingsFile(readRoot(problems, known.rules, 'a settings file'), known, problems);
  return { part, problems: problems.inOrder() };
}
