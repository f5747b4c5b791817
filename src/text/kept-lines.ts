import type { Lines } from './lines.ts';
import type { Position, Span } from './span.ts';

/** What `KeptLines` know, as plain data. */
export interface LineFacts {
  /** By offset. */
  readonly positions: ReadonlyMap<number, Position>;
  /** By the number of the line. */
  readonly texts: ReadonlyMap<number, string>;
}

/** The lines that some spans of a text start in, without the text. Nothing is known of other offsets and lines. */
export class KeptLines implements Lines {
  readonly facts: LineFacts;

  constructor(facts: LineFacts) {
    this.facts = facts;
  }

  position(offset: number): Position {
    const found = this.facts.positions.get(offset);
    if (!found) throw new Error(`offset ${offset} was not kept`);
    return found;
  }

  text(line: number): string {
    const found = this.facts.texts.get(line);
    if (found === undefined) throw new Error(`line ${line} was not kept`);
    return found;
  }
}

/** Keeps the positions of spans, and the texts of the lines that they start in. */
export function keepLines(lines: Lines, spans: Iterable<Span>): KeptLines {
  const positions = new Map<number, Position>();
  const texts = new Map<number, string>();
  for (const { start, end } of spans) {
    const from = lines.position(start);
    positions.set(start, from);
    if (!positions.has(end)) positions.set(end, lines.position(end));
    if (!texts.has(from.line)) texts.set(from.line, lines.text(from.line));
  }
  return new KeptLines({ positions, texts });
}
