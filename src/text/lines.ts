import type { Position } from './span.ts';

/** The starts of a text's lines, for turning offsets into lines and columns. LF, CRLF and a lone CR end a line. */
export class LineTable {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** How many lines the text has; a final line break opens no further line that anything can point at but the end. */
  get count(): number {
    return this.#lineStarts().length;
  }

  /** The 1-based position of an offset; offsets outside the text are clamped. */
  position(offset: number): Position {
    const starts = this.#lineStarts();
    const at = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  }

  /** The offset at which a 1-based line starts; lines past the end give the length of the text. */
  start(line: number): number {
    return this.#lineStarts()[line - 1] ?? this.#text.length;
  }

  /** The text of a 1-based line, without its line break. */
  text(line: number): string {
    const from = this.start(line);
    const to = this.#lineStarts()[line] ?? this.#text.length;
    return this.#text.slice(from, to).replace(/[\r\n]+$/, '');
  }

  // Built on first use: most files are clean, and a clean file needs no line.
  #lineStarts(): readonly number[] {
    this.#starts ??= lineStarts(this.#text);
    return this.#starts;
  }
}

// Searching for line feeds is four times as fast as looking at each unit, and few texts have the other breaks.
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const alone = loneReturns(text);
  let next = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    for (; (alone[next] ?? at) < at; next++) starts.push((alone[next] ?? at) + 1);
    starts.push(at + 1);
  }
  for (const at of alone.slice(next)) starts.push(at + 1);
  return starts;
}

function loneReturns(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
    if (text.charCodeAt(at + 1) !== 10) found.push(at);
  return found;
}
