const PARAMETER = /[A-Za-z_]\w*|[0-9@*#?$!-]/y;

/** How deep expansions stand in each other before the rest of the text is taken for one: a made-up text must not fill the stack. */
const DEEPEST = 50;

/**
 * Where the expansion ends that a `$` or a backtick starts: `$VAR`, `${VAR:-x}`, `$(command)`, `$((1 + 2))`, `` `command` ``.
 * Undefined where the sign stands for itself. One that nothing closes reaches to the end of the text.
 */
export function expansionEnd(text: string, at: number, depth = 0): number | undefined {
  if (text.charAt(at) === '`') return quoteEnd(text, at + 1, '`', depth);
  const opener = text.charAt(at + 1);
  if (opener === '(') return closingEnd(text, at + 1, '()', depth);
  if (opener === '{') return closingEnd(text, at + 1, '{}', depth);
  PARAMETER.lastIndex = at + 1;
  return PARAMETER.test(text) ? PARAMETER.lastIndex : undefined;
}

/** The end behind the quote that closes a text from `from` on. A backslash keeps the mark after it from closing. */
export function quoteEnd(text: string, from: number, quote: string, depth = 0): number {
  for (let at = from; at < text.length; at++) {
    const here = text.charAt(at);
    if (here === quote) return at + 1;
    if (here === '\\') at++;
    else if (here === '$' && quote === '"') at = nestedEnd(text, at, depth) - 1;
  }
  return text.length;
}

/** The end behind the bracket that closes the one at `from`, past those in quotes and in nested expansions. */
export function closingEnd(text: string, from: number, pair: '()' | '{}', depth = 0): number {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    const here = text.charAt(at);
    if (here === '\\') at++;
    else if (here === "'" && pair === '()') at = singleEnd(text, at + 1) - 1;
    else if (here === '"' || here === '`') at = quoteEnd(text, at + 1, here, depth + 1) - 1;
    else if (here === '$') at = nestedEnd(text, at, depth) - 1;
    else if (here === pair[0]) open++;
    else if (here === pair[1] && --open === 0) return at + 1;
  }
  return text.length;
}

/** The end behind the next single quote: nothing in such a text is special. */
export function singleEnd(text: string, from: number): number {
  const close = text.indexOf("'", from);
  return close < 0 ? text.length : close + 1;
}

// Behind what a `$` opens, or behind the `$` where it opens nothing.
function nestedEnd(text: string, at: number, depth: number): number {
  const opener = text.charAt(at + 1);
  if (opener !== '(' && opener !== '{') return at + 1;
  return depth > DEEPEST ? text.length : (expansionEnd(text, at, depth + 1) ?? at + 1);
}
