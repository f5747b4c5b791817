import { isAscii } from '../text/ascii.ts';
import { redact } from '../text/redact.ts';

// C0 and C1 controls, DEL, and the invisible characters that reorder or hide text in a terminal.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A text that is safe to show: secrets masked, control and bidirectional characters written as `\u{…}`. */
export function printable(text: string): string {
  return escapeControls(redact(text));
}

/** Control characters, and those that reorder text, written as `\u{…}`; tabs stay single columns. */
export function escapeControls(text: string): string {
  if (isAscii(text, 32)) return text;
  return text.replace(UNPRINTABLE, (character) => {
    if (character === '\t') return ' ';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
