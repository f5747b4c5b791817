const LABEL = /\[(?!\s*\])(?:[^\\[\]]|\\[\s\S]){1,999}\]:/y;
const GAP = /[ \t]*(?:\n[ \t]*)?/y;
const BRACED = /<(?:[^<>\n\\]|\\[^\n])*>/y;
const TITLE = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)/y;
const REST = /[ \t]*(?:\n|$)/y;

/**
 * Whether a paragraph that starts with `[` holds link definitions only, so that the line of `===` below it is text
 * and underlines nothing. `text` is the paragraph with the indentation of each line taken off and `\n` behind each.
 */
export function isDefinitionsOnly(text: string): boolean {
  let at: number | undefined = 0;
  while (at !== undefined && at < text.length) at = definitionEnd(text, at);
  return at !== undefined;
}

// The offset behind a definition's last line, as section 4.7 of CommonMark 0.31 defines link reference definitions.
function definitionEnd(text: string, from: number): number | undefined {
  const label = match(LABEL, text, from);
  const target = label === undefined ? undefined : match(GAP, text, label);
  if (target === undefined) return undefined;
  const targetEnd = match(BRACED, text, target) ?? bareDestination(text, target);
  if (targetEnd === undefined) return undefined;
  const title = match(GAP, text, targetEnd) ?? targetEnd;
  const titleEnd = title > targetEnd ? match(TITLE, text, title) : undefined;
  const end = titleEnd === undefined ? undefined : match(REST, text, titleEnd);
  return end ?? match(REST, text, targetEnd);
}

// A run without blanks or control characters, with balanced brackets.
function bareDestination(text: string, from: number): number | undefined {
  if (text[from] === '<') return undefined;
  let depth = 0;
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 127) break;
    if (code === 92 && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')) at++;
    else if (code === 40) depth++;
    else if (code === 41 && --depth < 0) return undefined;
  }
  return at > from && depth === 0 ? at : undefined;
}

function match(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
