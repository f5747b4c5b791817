// Between two tokens of valid YAML stand only blanks, line breaks, comments and indicators. The parser's events give
// no place to what is empty or closed; these walks find it from the end of the token before.

/** The first offset from `from` that is neither blank, line break nor comment; the length of the text at its end. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9 || code === 10 || code === 13 || code === 0xfeff) at++;
    else if (code === 35) at = lineEnd(text, at);
    else return at;
  }
}

/** Like `skipBlank`, and past commas as well. */
export function skipCommas(text: string, from: number): number {
  let at = skipBlank(text, from);
  while (text.charCodeAt(at) === 44) at = skipBlank(text, at + 1);
  return at;
}

/** Like `skipBlank`, and past the indicators `-`, `?` and `:` as well. */
export function skipIndicators(text: string, from: number): number {
  let at = skipBlank(text, from);
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 45 && code !== 58 && code !== 63) return at;
    at = skipBlank(text, at + 1);
  }
}

/** The offset after the `]` or `}` that closes a flow collection whose last token ends at `from`. */
export function flowEnd(text: string, from: number): number {
  let at = skipBlank(text, from);
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 93 || code === 125) return at + 1;
    if (code !== 44 && code !== 58 && code !== 63) return from;
    at = skipBlank(text, at + 1);
  }
}

/** Where an empty value stands: after its `:` or `-`, or right at `from` where no indicator was written. */
export function emptyAt(text: string, from: number, indicator: number): number {
  const at = skipBlank(text, from);
  return text.charCodeAt(at) === indicator ? at + 1 : from;
}

/**
 * The end of a block scalar whose content is `[start, end)`: its last line that holds something, without the line
 * break. Blanks at the end of that line belong to the value and stay. `indent` is that of the content.
 */
export function blockEnd(text: string, start: number, end: number, indent: number): number {
  let at = end;
  for (;;) {
    let line = at;
    while (line > start && !isBreak(text.charCodeAt(line - 1))) line--;
    const width = at - line;
    if (width > 0 && (width > indent || text.slice(line, at).trim() !== '')) return at;
    if (line <= start) return start;
    at = line - (text.charCodeAt(line - 1) === 10 && text.charCodeAt(line - 2) === 13 ? 2 : 1);
    if (at < start) return start;
  }
}

/** The end of a block scalar's header at `start`: of `|`, `>-` or `|2+`. */
export function headerEnd(text: string, start: number): number {
  let end = start + 1;
  while (/[-+0-9]/.test(text.charAt(end))) end++;
  return end;
}

/** The offset of the line break that ends the line, or the length of the text. */
export function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

/** The offset at which the line of `at` starts. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
