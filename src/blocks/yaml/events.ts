import { EVENT_ID, type Event } from 'js-yaml';
import type { ReadProblem } from '../block.ts';
import type { Node } from '../node.ts';
import type { YamlOptions } from './document.ts';
import { DocumentReader } from './document-reader.ts';
import { skipBlank } from './gaps.ts';

const { DOCUMENT } = EVENT_ID;

/** A document as far as its events tell. */
export interface BuiltDocument {
  readonly root: Node | undefined;
  readonly problems: readonly ReadProblem[];
  /** It starts with `---`. */
  readonly marked: boolean;
  /** Where its last token ends. */
  readonly end: number;
}

/** The documents of js-yaml's events over `text`. */
export function buildDocuments(
  text: string,
  events: readonly Event[],
  options: YamlOptions,
): readonly BuiltDocument[] {
  const documents: BuiltDocument[] = [];
  let at = 0;
  let end = 0;
  while (at < events.length) {
    const event = events[at++];
    if (event?.type !== DOCUMENT) continue;
    const start = afterMarker(text, end, event.explicitStart);
    const reader = new DocumentReader(text, options, start);
    at = reader.read(events, at);
    end = reader.cursor;
    const { root, problems } = reader.builder;
    documents.push({ root: reader.isEmpty ? undefined : root, problems, marked: event.explicitStart, end });
  }
  return documents;
}

// A document with `---` starts behind it, perhaps after directives. One without is the first, or follows `...`.
function afterMarker(text: string, from: number, marked: boolean): number {
  const marker = marked ? '---' : '...';
  const first = skipBlank(text, from);
  if (text.startsWith(marker, first)) return first + 3;
  if (!marked) return from;
  for (let at = text.indexOf(marker, first); at !== -1; at = text.indexOf(marker, at + 1)) {
    if (text[at - 1] === '\n' || text[at - 1] === '\r') return at + 3;
  }
  return from;
}
