import type { ReadProblem } from '../block.ts';
import { syntaxProblem } from './document.ts';

// yaml/reader.py, NON_PRINTABLE. js-yaml looks at scalars only, PyYAML at every character, in comments too.
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;
const MOST = 20;

/** White space to the eye, letters to YAML. */
export const ODD_SPACE = /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/;

/** Line breaks to YAML 1.1, letters to YAML 1.2. */
export const ODD_BREAK = /[\x85\u2028\u2029]/;

/** Characters that no YAML text may hold, wherever they stand. */
export function controlCharacters(text: string): readonly ReadProblem[] {
  const problems: ReadProblem[] = [];
  for (const { 0: char, index } of text.matchAll(CONTROL)) {
    const span = { start: index, end: index + 1 };
    problems.push(syntaxProblem('control-character', span, { char: codePoint(char) }));
    if (problems.length === MOST) break;
  }
  return problems;
}

/** How Unicode writes a character: `U+0007`. */
export function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
