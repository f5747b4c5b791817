import { mapText } from '../format.ts';
import type { MapGraph } from '../graph.ts';
import type { EmbeddedMap } from './find.ts';
import type { MapRequest } from './marker.ts';

/** What stands between the markers: a fence, a table, or the picture of a drawing. Without blank lines around it. */
export function embeddedText({ format, file }: MapRequest, graphs: readonly MapGraph[]): string {
  if (format === 'svg') {
    const name = graphs.map((graph) => graph.title).join(', ');
    return `![Routing map of ${name.replace(/[[\]\\*_`<>]/g, '\\$&')}](${file ?? ''})`;
  }
  const text = mapText(graphs, format).trimEnd();
  if (format === 'markdown') return text;
  // The names in a map are config to nobody.
  return format === 'mermaid'
    ? `\`\`\`mermaid\n${text}\n\`\`\``
    : `\`\`\`text routelint=ignore\n${text}\n\`\`\``;
}

/** A map with the text that belongs between its markers. */
export interface Refreshed {
  readonly map: EmbeddedMap;
  readonly text: string;
}

/**
 * The page with its maps as they should be. Only what stands between markers changes, and only where it differs in
 * more than line ends.
 */
export function refreshed(page: string, maps: readonly Refreshed[]): string {
  let result = page;
  for (const { map, text } of [...maps].sort(
    (one, other) => other.map.content.start - one.map.content.start,
  )) {
    const { start, end } = map.content;
    const written = contentOf(page, map, text);
    if (unixLines(page.slice(start, end)) === unixLines(written)) continue;
    result = result.slice(0, start) + written + result.slice(end);
  }
  return result;
}

/** A text with LF for every line end. */
export function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

// With blank lines around it, set in as the marker is, and with the line end that the marker's line has.
function contentOf(page: string, { content, prefix }: EmbeddedMap, text: string): string {
  const lineEnd = /(?:\r\n|\n|\r)$/.exec(page.slice(0, content.start))?.[0] ?? '\n';
  const blank = prefix.trimEnd();
  const lines = ['', ...text.split('\n'), ''].map((line) => (line === '' ? blank : prefix + line));
  return lines.map((line) => line + lineEnd).join('');
}
