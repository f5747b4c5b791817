import type { Span } from '../../text/span.ts';
import { isLineEnd } from './line.ts';

/** What may stand before a comment on its line: indentation and the markers of containers. */
const PREFIX = /^[ \t>*+\-.)\d]*$/;

/** A comment that says more than this says something else; and a page of stray `-->` must not cost its square. */
const LONGEST = 4_000;

/**
 * The texts of the comments right above a line, nearest first: HTML comments, and those of MDX. Blank lines may stand
 * between, also the bare `>` of a block quote.
 */
export function* commentsAbove(text: string, lineStart: number): Generator<Span> {
  let end = lineStart;
  for (;;) {
    end = skipBack(text, end);
    const close = text.startsWith('-->', end - 3)
      ? '-->'
      : text.startsWith('*/}', end - 3)
        ? '*/}'
        : undefined;
    if (!close) return;
    const opener = close === '-->' ? '<!--' : '{/*';
    const reach = Math.max(0, end - LONGEST);
    const open = reach + text.slice(reach, end - close.length).lastIndexOf(opener);
    if (open < reach || !startsLine(text, open)) return;
    yield { start: open + opener.length, end: end - close.length };
    end = open;
  }
}

/** The start of the line that an offset is on. */
export function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at--;
  return at;
}

// The offset behind the last unit that is neither white space nor the mark of a block quote.
function skipBack(text: string, from: number): number {
  let at = from;
  while (at > 0 && ' \t\r\n>'.includes(text.charAt(at - 1)) && !text.startsWith('-->', at - 3)) at--;
  return at;
}

// Whether only containers, or another comment, stand before an offset on its line.
function startsLine(text: string, offset: number): boolean {
  const before = text.slice(lineStartOf(text, offset), offset);
  return PREFIX.test(before) || /(?:-->|\*\/\})\s*$/.test(before);
}
