import type { Line } from './line.ts';
import { listMarker } from './starts.ts';

const GREATER = 62;

/** Deeper nesting than this is read as text: no page comes near, and a made-up one must not cost its depth a line. */
const MAX_DEPTH = 100;

/** The open block quotes and list items at a line, outermost first. */
export class Containers {
  /** How many are open. */
  depth = 0;
  /** The columns a list item's content is indented by; 0 for a block quote. */
  readonly #indents: number[] = [];
  /** Whether a list item has only its marker's line yet, and that was blank behind the marker. */
  readonly #empty: boolean[] = [];
  /** Three in CommonMark; without limit where there is no indented code. */
  readonly #maxIndent: number;

  constructor(maxIndent: number) {
    this.#maxIndent = maxIndent;
  }

  /** Takes from the line what continues the open containers; how many it continues. */
  match(line: Line): number {
    for (let index = 0; index < this.depth; index++) {
      const indent = this.#indents[index] ?? 0;
      if (indent === 0) {
        if (line.indent > this.#maxIndent || line.code !== GREATER) return index;
        line.take(1);
        line.skip(1);
      } else if (line.blank) {
        if (this.#empty[index]) return index;
        line.skip(indent);
      } else {
        if (line.indent < indent) return index;
        this.#empty[index] = false;
        line.skip(indent);
      }
    }
    return this.depth;
  }

  /**
   * Takes the markers of new containers and opens them inside the first `matched`, which closes the others.
   * `interrupts`: the first of them would interrupt a paragraph, which fewer markers may.
   */
  open(line: Line, matched: number, interrupts: boolean): boolean {
    let opened = false;
    while (line.indent <= this.#maxIndent && (opened ? this.depth : matched) < MAX_DEPTH) {
      if (line.code === GREATER) {
        if (!opened) this.depth = matched;
        this.#push(0, false);
        line.take(1);
        line.skip(1);
      } else {
        const length = listMarker(line.text, line.first, line.end, interrupts && !opened);
        if (length === 0) break;
        if (!opened) this.depth = matched;
        this.#item(line, length);
      }
      opened = true;
    }
    return opened;
  }

  #item(line: Line, length: number): void {
    const before = line.indent + length;
    line.take(length);
    if (line.blank) {
      this.#push(before + 1, true);
      return;
    }
    const after = line.indent > this.#maxIndent + 1 ? 1 : line.indent;
    line.skip(after);
    this.#push(before + after, false);
  }

  #push(indent: number, empty: boolean): void {
    this.#indents[this.depth] = indent;
    this.#empty[this.depth] = empty;
    this.depth++;
  }
}
