import type { Span } from '../text/span.ts';
import { type Markers, NO_MARKERS } from './block.ts';
import type { FrontMatter } from './markdown/front-matter.ts';
import { dateIn, MarkerReader, sayAll } from './markers.ts';
import { entriesOf, entryOf, type Node, type ScalarNode } from './node.ts';
import type { ReadLimits } from './yaml/document.ts';
import { readYaml } from './yaml/read.ts';

/**
 * What a page's front matter says of all its blocks: `routelint: historical`, or a mapping with `status`, `reason`,
 * `complete`, `dialect` and `date`; the `date` of the page stands in for a date of its own. TOML says nothing.
 */
export function pageMarkers(text: string, page: FrontMatter, limits: ReadLimits): Markers | undefined {
  const content = text.slice(page.content.start, page.content.end);
  if (page.language !== 'yaml' || !/routelint|date/.test(content)) return undefined;
  const root = readYaml(content, { version: '1.1', limits })[0]?.root;
  const said = entryOf(root, 'routelint')?.value;
  const markers = said && read(content, said, page.content.start);
  const written = entryOf(root, 'date')?.value;
  const date = written?.kind === 'scalar' ? dateIn(String(written.value)) : undefined;
  return date && !markers?.date ? { ...(markers ?? NO_MARKERS), date } : markers;
}

function read(content: string, said: Node, offset: number): Markers | undefined {
  const reader = new MarkerReader(({ start, end }) => ({ start: start + offset, end: end + offset }));
  if (said.kind === 'scalar') sayAll(reader, content, said);
  for (const { key, keySpan, value } of entriesOf(said)) {
    if (value.kind === 'scalar') sayEntry(reader, key, value, keySpan);
    else reader.say(key, undefined, keySpan);
  }
  return reader.done();
}

function sayEntry(reader: MarkerReader, key: string, { value, start, end }: ScalarNode, keySpan: Span): void {
  if (value === false || value === null) return;
  if (value === true) reader.say(key, undefined, keySpan);
  else if (key === 'status') reader.say(String(value), undefined, { start, end });
  else reader.say(key, String(value), { start, end });
}
