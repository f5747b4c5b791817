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
  if (isAscii(text, 32) || !hasUnprintable(text)) return text;
  return text.replace(UNPRINTABLE, (character) => {
    if (character === '\t') return ' ';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

// Spares the frames and ellipses of reports the expression, which a cold start would compile for half a millisecond.
function hasUnprintable(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || (code > 126 && code < 160)) return true;
    if (code >= 0x200b && isHidden(code)) return true;
  }
  return false;
}

function isHidden(code: number): boolean {
  if (code < 0x2010 || code === 0xfeff) return true;
  return (code > 0x2027 && code < 0x202f) || (code > 0x205f && code < 0x206a);
}
