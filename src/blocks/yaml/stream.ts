import type { Span } from '../../text/span.ts';
import { lineEnd, lineStart } from './gaps.ts';

/**
 * The spans of a stream's documents, given where the last token of each ends. One document has the whole text. `starts`
 * are those of the first tokens, where a parser may have begun a document with no marker before it.
 */
export function documentSpans(
  text: string,
  ends: readonly number[],
  starts: readonly number[] = [],
): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const [index, end] of ends.entries()) {
    const next = starts[index + 1] ?? text.length;
    const stop =
      index === ends.length - 1
        ? text.length
        : Math.max(start, Math.min(next, boundary(text, Math.max(start, end))));
    spans.push({ start, end: stop });
    start = stop;
  }
  return spans;
}

// The start of the next line with `---`, or the end of one with `...`, from the end of the last token on.
function boundary(text: string, from: number): number {
  let at = lineStart(text, from) === from ? from : nextLine(text, from);
  while (at < text.length) {
    const mark = text.slice(at, at + 3);
    if (mark === '---') return at;
    const next = nextLine(text, at);
    if (mark === '...') return next;
    at = next;
  }
  return text.length;
}

function nextLine(text: string, from: number): number {
  const end = lineEnd(text, from);
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10
    ? end + 2
    : Math.min(end + 1, text.length);
}
