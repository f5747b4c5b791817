import type { Span } from '../text/span.ts';
import { locate, nestView, type Segment, type View } from '../text/view.ts';

/** A text in which something was filled in. */
export interface FilledText {
  readonly view: View;
  /** Where, as spans of the document. */
  readonly filled: readonly Span[];
}

/** A text put together from pieces of a view. */
export class Cutting {
  readonly #outer: View;
  readonly #segments: Segment[] = [];
  readonly #parts: string[] = [];
  readonly #filled: Span[] = [];
  #length = 0;

  constructor(outer: View) {
    this.#outer = outer;
  }

  /** Takes over what stands from `start` to `end`. */
  take(start: number, end: number): void {
    if (start === end) return;
    this.#segments.push({ view: this.#length, host: start, length: end - start });
    this.#add(this.#outer.text.slice(start, end));
  }

  /** Puts a placeholder in the place of a span: its first unit is that of the span, and its last the last. */
  fill(name: string, span: Span): void {
    const text = `<${name}>`;
    this.#segments.push({ view: this.#length, host: span.start, length: 1 });
    this.#segments.push({ view: this.#length + text.length - 1, host: span.end - 1, length: 1 });
    this.#filled.push(locate(this.#outer, span).span);
    this.#add(text);
  }

  /** What was put together. */
  result(): FilledText {
    if (this.#segments.length === 0) this.#segments.push({ view: 0, host: 0, length: 0 });
    return { view: nestView(this.#outer, this.#parts.join(''), this.#segments), filled: this.#filled };
  }

  #add(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
