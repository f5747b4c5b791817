import type { Document, Location } from './document.ts';
import type { Span } from './span.ts';

/** A run of view text that stands in the host text as it is: `length` units from `view` are those from `host`. */
export interface Segment {
  readonly view: number;
  readonly host: number;
  readonly length: number;
}

/**
 * A text cut out of a document (a fence inside a list in a block quote, a block scalar), with the way back:
 * every offset of `text` has a place in the host. Units that the host does not hold (the spaces a tab stood
 * for) lie between segments and map to the end of the segment before them.
 */
export interface View {
  readonly document: Document;
  readonly text: string;
  /** Ordered by `view`; undefined where the view is the whole document. */
  readonly segments: readonly Segment[] | undefined;
}

/** The view that is the whole document. */
export function wholeView(document: Document): View {
  return { document, text: document.text, segments: undefined };
}

/** The offset in the host document for an offset of the view. */
export function hostOffset(view: View, offset: number): number {
  const { segments } = view;
  if (!segments) return offset;
  const segment = segments[indexAt(segments, offset)];
  if (!segment) return 0;
  return segment.host + Math.max(0, Math.min(offset - segment.view, segment.length));
}

/**
 * The host location of a span of the view. An end is mapped from the unit before it, so that a span that ends
 * with a line does not run into the prefix of the next one.
 */
export function locate(view: View, span: Span): Location {
  const start = hostOffset(view, span.start);
  const end = span.end > span.start ? hostOffset(view, span.end - 1) + 1 : start;
  return { document: view.document, span: { start, end: Math.max(start, end) } };
}

/** A view of a view: `segments` are offsets into `outer.text`, the result maps to the document itself. */
export function nestView(outer: View, text: string, segments: readonly Segment[]): View {
  const { document, segments: outside } = outer;
  if (!outside) return { document, text, segments };
  const mapped: Segment[] = [];
  for (const segment of segments) {
    let done = 0;
    do {
      const from = segment.host + done;
      const run = runAt(outside, from);
      const length = Math.min(segment.length - done, run.length);
      mapped.push({
        view: segment.view + done,
        host: hostOffset(outer, from),
        length: run.held ? length : 0,
      });
      done += length;
    } while (done < segment.length);
  }
  return { document, text, segments: mapped };
}

// How many units from an offset on stand in one segment, or in the gap before the next one.
function runAt(segments: readonly Segment[], offset: number): { held: boolean; length: number } {
  const index = indexAt(segments, offset);
  const segment = segments[index];
  if (!segment || offset < segment.view) {
    return { held: false, length: (segment?.view ?? Number.POSITIVE_INFINITY) - offset };
  }
  const left = segment.view + segment.length - offset;
  if (left > 0) return { held: true, length: left };
  return { held: false, length: (segments[index + 1]?.view ?? Number.POSITIVE_INFINITY) - offset };
}

// The last segment that starts at or before an offset of the view, or the first one.
function indexAt(segments: readonly Segment[], offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.view ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
