import { isLineEnd } from './line.ts';

/** The units that can stand between the start of a line and a fence: indentation, and the markers of containers. */
const PREFIX = new Set(Array.from(' \t>*+-.)0123456789', (unit) => unit.charCodeAt(0)));

/**
 * The places of a text where a mark stands behind nothing but what containers are made of: where a fence or an
 * HTML block can open at all. Most lines of most pages lie between two of them. Asked with rising offsets only.
 */
export class Marks {
  readonly #text: string;
  readonly #mark: string;
  #at = -1;

  constructor(text: string, mark: string) {
    this.#text = text;
    this.#mark = mark;
  }

  /** The first at or after `from`; Infinity when there is none. */
  next(from: number): number {
    if (this.#at >= from) return this.#at;
    let at = this.#text.indexOf(this.#mark, from);
    while (at >= 0 && !isBehindPrefix(this.#text, at)) at = this.#text.indexOf(this.#mark, at + 1);
    this.#at = at < 0 ? Number.POSITIVE_INFINITY : at;
    return this.#at;
  }
}

function isBehindPrefix(text: string, offset: number): boolean {
  for (let at = offset - 1; at >= 0; at--) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) return true;
    if (!PREFIX.has(code)) return false;
  }
  return true;
}
