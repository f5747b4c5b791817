import { extensionOf } from '../../blocks/format.ts';
import { findCode } from '../../blocks/markdown/fences.ts';
import { frontMatterOf } from '../../blocks/markdown/front-matter.ts';
import type { Span } from '../../text/span.ts';
import { type MapRequest, type MarkerProblem, readRequest } from './marker.ts';

/** A map between its markers in a page. */
export interface EmbeddedMap {
  readonly request: MapRequest;
  /** The marker that starts it. */
  readonly span: Span;
  /** From the line behind the first marker to the line of the second. */
  readonly content: Span;
  /** What stands before the marker on its line: the indentation of a list, the marks of a quote. */
  readonly prefix: string;
}

/** The maps of a page, and what is wrong with its markers. */
export interface FoundMaps {
  readonly maps: readonly EmbeddedMap[];
  readonly problems: readonly MarkerProblem[];
}

// HTML comments, and those of MDX.
const MARKER =
  /^([ \t>]*)((?:<!--|\{\/\*)[ \t]*(?:(\/)routelint map|routelint map:([^\r\n]*?))[ \t]*(?:-->|\*\/\}))(.*)$/gm;

interface Marker {
  readonly span: Span;
  readonly prefix: string;
  readonly line: Span;
  /** Undefined for an end. */
  readonly words: readonly string[] | undefined;
  readonly alone: boolean;
}

/** Finds the maps of a Markdown page. Markers in code are only shown, and mean nothing. */
export function findMaps(path: string, text: string): FoundMaps {
  if (!text.includes('routelint map')) return { maps: [], problems: [] };
  const maps: EmbeddedMap[] = [];
  const problems: MarkerProblem[] = [];
  const say = (span: Span, message: string, help: string): void =>
    void problems.push({ span, message, help });
  let open: Marker | undefined;
  const markers = markersOf(path, text);
  for (const [index, marker] of markers.entries()) {
    if (!marker.alone)
      say(marker.span, 'the marker of a map stands on a line of its own', 'move the rest to another line');
    else if (marker.words !== undefined) {
      if (open) say(open.span, 'this map has no end before the next one starts', END);
      open = marker;
    } else if (!open) {
      const reversed = isStart(markers[index + 1]) && !isEnd(markers[index + 2]);
      if (reversed) say(marker.span, 'the end of this map comes before its start', 'swap the two markers');
      else say(marker.span, 'this ends a map that nothing starts', START);
      if (reversed) return { maps, problems };
    } else {
      const request = readRequest(open.words ?? [], open.span);
      const content = { start: open.line.end, end: marker.line.start };
      if ('message' in request) problems.push(request);
      else maps.push({ request, span: open.span, content, prefix: open.prefix });
      open = undefined;
    }
  }
  if (open) say(open.span, 'this map has no end', END);
  return { maps, problems };
}

const START = 'add `<!-- routelint map: live -->` on a line above it';
const END = 'add `<!-- /routelint map -->` on a line of its own below it';

function isStart(marker: Marker | undefined): boolean {
  return marker?.words !== undefined;
}

function isEnd(marker: Marker | undefined): boolean {
  return marker !== undefined && marker.words === undefined;
}

function markersOf(path: string, text: string): readonly Marker[] {
  const mdx = extensionOf(path) === 'mdx';
  const from = frontMatterOf(text)?.end ?? 0;
  const codes = findCode(text, { from, mdx, indented: !mdx });
  const markers: Marker[] = [];
  for (const match of text.matchAll(MARKER)) {
    const [whole, prefix = '', comment = '', end, words = '', rest = ''] = match;
    const start = match.index + prefix.length;
    if (match.index < from || codes.some((code) => start >= code.start && start < code.end)) continue;
    const lineEnd = match.index + whole.length;
    const next = /^(?:\r\n|\n|\r)?/.exec(text.slice(lineEnd, lineEnd + 2))?.[0] ?? '';
    markers.push({
      span: { start, end: start + comment.length },
      prefix,
      line: { start: match.index, end: lineEnd + next.length },
      words: end === undefined ? words.split(/\s+/).filter(Boolean) : undefined,
      alone: rest.trim() === '',
    });
  }
  return markers;
}
