import type { Span } from '../../text/span.ts';
import { lineEnd, lineStart } from './gaps.ts';

/** A line as the explanation of an error needs it: what it holds, without its indentation, comment and trailing blanks. */
export interface Line extends Span {
  readonly content: string;
  /** Columns of white space before the content. */
  readonly indent: number;
  /** Where the line itself starts. */
  readonly from: number;
}

/** The line of an offset. Its span is that of its content. */
export function lineAt(text: string, at: number): Line {
  const from = lineStart(text, at);
  const raw = text.slice(from, lineEnd(text, from));
  const indent = raw.length - raw.trimStart().length;
  const content = raw.replace(/(^|\s)#.*$/, '').trim();
  return { from, indent, content, start: from + indent, end: from + indent + content.length };
}

/** The nearest line above that holds more than blanks and a comment. */
export function lineAbove(text: string, line: Line): Line | undefined {
  let at = line.from;
  while (at > 0) {
    const above = lineAt(text, at - 1);
    if (above.content !== '') return above;
    at = above.from;
  }
  return undefined;
}

/** The line itself where it holds more than blanks and a comment, or else the nearest below that does; the last where none. */
export function contentFrom(text: string, line: Line): Line {
  let here = line;
  for (let end = lineEnd(text, here.from); here.content === '' && end < text.length; ) {
    here = lineAt(text, end + 1);
    end = lineEnd(text, here.from);
  }
  return here;
}

/** The last offset before `at` on its line that is not blank; undefined at the start of the content. */
export function before(text: string, at: number): number | undefined {
  for (let i = at - 1; i >= 0; i--) {
    const char = text.charAt(i);
    if (char === '\n' || char === '\r') return undefined;
    if (char !== ' ' && char !== '\t') return i;
  }
  return undefined;
}
