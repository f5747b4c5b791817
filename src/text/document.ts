import { LineTable } from './lines.ts';
import type { Position, Span } from './span.ts';

/** One file as text. `path` is relative to the working directory where that is shorter. */
export interface Document {
  readonly path: string;
  readonly text: string;
  readonly lines: LineTable;
}

/** A document over a text that was already decoded; a byte-order mark is no part of it. */
export function createDocument(path: string, text: string): Document {
  return { path, text, lines: new LineTable(text) };
}

/** A span in one document: what every finding and every related place points with. */
export interface Location {
  readonly document: Document;
  readonly span: Span;
}

/** Where a location starts and ends, 1-based. */
export function locationRange(location: Location): { readonly start: Position; readonly end: Position } {
  const { document, span } = location;
  return { start: document.lines.position(span.start), end: document.lines.position(span.end) };
}
