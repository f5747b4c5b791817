/**
 * True of a text of nothing but ASCII from `least` (32 takes blanks in, 33 leaves them out) to `~`. Nearly every text
 * is, and is spared the expressions that look for white space or control characters: a cold start would compile them.
 */
export function isAscii(text: string, least: 32 | 33): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < least || code > 126) return false;
  }
  return true;
}

const LONG = 4096;
const OTHER = /[^\t\n\r -~]/;

/** True of a text of nothing but visible ASCII, blanks, tabs and line breaks. */
export function isAsciiText(text: string): boolean {
  // Compiled, the expression is three times as fast as the loop; a cold start would compile it for one short file.
  if (text.length > LONG) return !OTHER.test(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 126 || (code < 32 && code !== 10 && code !== 13 && code !== 9)) return false;
  }
  return true;
}
