import { lineEnd } from './gaps.ts';

/** What brackets and quotes a text leaves open at an offset, and the line breaks inside the ones that close. */
export interface FlowScan {
  /** Offsets of the brackets that are open, outermost first. */
  readonly open: readonly number[];
  /** The offset of the quote that is open. */
  readonly quote: number | undefined;
  /** Ranges inside brackets and quotes that may be blanked without changing what is read: line breaks and comments. */
  readonly breaks: readonly number[];
  /** The deepest nesting of brackets. */
  readonly depth: number;
}

/**
 * Follows brackets and quotes from the start of a text up to `until`. It knows where a quote or a bracket opens
 * something (at the start of a value) and where it is part of a text (`it's`, `a[0]`), in comments and block scalars too.
 */
export class Scanner implements FlowScan {
  readonly open: number[] = [];
  readonly breaks: number[] = [];
  quote: number | undefined;
  depth = 0;
  readonly #text: string;
  readonly #until: number;
  #at = 0;
  // Where the line starts.
  #line = 0;
  // The column that a line must pass to go on with the value above it.
  #column = -1;
  #inText = false;

  constructor(text: string, until: number) {
    this.#text = text;
    this.#until = until;
  }

  run(): void {
    while (this.#at < this.#until && this.quote === undefined) {
      if (this.open.length > 0) this.#flowToken();
      else this.#blockToken();
    }
  }

  #flowToken(): void {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    if (code === 91 || code === 123) this.#push();
    else if (code === 93 || code === 125) {
      // A closer of the other kind closes nothing: what it should have been is not ours to guess.
      const opener = text.charCodeAt(this.open.at(-1) ?? 0);
      if (code === opener + 2) this.open.pop();
      this.#at++;
    } else if (code === 34 || code === 39) this.#quoted(code);
    else if (code === 10 || code === 13) this.#flowBreak();
    else if (code === 35 && isSpaceOrEnd(text, this.#at - 1)) this.#blank(this.#at, lineEnd(text, this.#at));
    else if (isBlank(code) || code === 44 || code === 58) this.#at++;
    else this.#flowText();
  }

  #flowBreak(): void {
    // A document ends at its marker, whatever is open.
    if (isMarker(this.#text, this.#at + 1)) this.#at = this.#until;
    else this.#blank(this.#at, this.#at + 1);
    this.#line = this.#at;
  }

  #flowText(): void {
    const text = this.#text;
    this.#at++;
    while (this.#at < this.#until) {
      const code = text.charCodeAt(this.#at);
      if (isBracket(code) || code === 44 || code === 10 || code === 13) return;
      if (code === 58 && isSpaceOrEnd(text, this.#at + 1)) return;
      if (code === 35 && isBlank(text.charCodeAt(this.#at - 1))) return;
      this.#at++;
    }
  }

  #blockToken(): void {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    if (code === 10 || code === 13) {
      this.#at++;
      this.#lineStart();
    } else if (isBlank(code)) this.#at++;
    else if (code === 35 && isSpaceOrEnd(text, this.#at - 1)) this.#at = lineEnd(text, this.#at);
    else if (this.#inText) this.#blockText();
    else if (code === 91 || code === 123) this.#push();
    else if (code === 34 || code === 39) this.#quoted(code);
    else if ((code === 45 || code === 63 || code === 58) && isSpaceOrEnd(text, this.#at + 1)) {
      if (code !== 58) this.#column = this.#at - this.#line;
      this.#at++;
    } else if (code === 38 || code === 33 || code === 42) this.#word();
    else if ((code === 124 || code === 62) && this.#blockScalar()) return;
    else this.#blockText();
  }

  #lineStart(): void {
    const text = this.#text;
    let at = this.#at;
    this.#line = at;
    if (isMarker(text, at)) {
      this.#column = -1;
      this.#inText = false;
      this.#at = at + 3;
      return;
    }
    while (text.charCodeAt(at) === 32) at++;
    const blank = at >= text.length || text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13;
    if (this.#inText && !blank && at - this.#at <= this.#column) this.#inText = false;
    this.#at = at;
  }

  // A plain scalar to the end of its line, or to the colon that makes it a key.
  #blockText(): void {
    const text = this.#text;
    const start = this.#at;
    while (this.#at < this.#until) {
      const code = text.charCodeAt(this.#at);
      if (code === 10 || code === 13) break;
      if (code === 35 && isBlank(text.charCodeAt(this.#at - 1))) break;
      if (code === 58 && isSpaceOrEnd(text, this.#at + 1)) {
        this.#column = start - this.#line;
        this.#inText = false;
        this.#at++;
        return;
      }
      this.#at++;
    }
    this.#inText = true;
  }

  #word(): void {
    while (this.#at < this.#until && !isSpaceOrEnd(this.#text, this.#at)) this.#at++;
  }

  #blockScalar(): boolean {
    const text = this.#text;
    const header = /^[|>][-+0-9]*(?:[ \t]+(?:#[^\r\n]*)?)?$/.exec(
      text.slice(this.#at, lineEnd(text, this.#at)),
    );
    if (!header) return false;
    let at = lineEnd(text, this.#at);
    let indent = -1;
    while (at < text.length) {
      const start = at + (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1);
      let first = start;
      while (text.charCodeAt(first) === 32) first++;
      const end = lineEnd(text, first);
      if (first < end) {
        if (indent < 0) indent = first - start;
        if (indent <= this.#column || first - start < indent) break;
      }
      at = end;
    }
    this.#at = at;
    return true;
  }

  #quoted(quote: number): void {
    const text = this.#text;
    const start = this.#at;
    let at = start + 1;
    for (; at < this.#until; at++) {
      const code = text.charCodeAt(at);
      if (code === 92 && quote === 34) at++;
      else if (code === quote) {
        if (quote !== 39 || text.charCodeAt(at + 1) !== 39) break;
        at++;
      } else if ((code === 10 || code === 13) && isMarker(text, at + 1)) {
        at = this.#until;
      }
    }
    if (at >= this.#until) {
      this.quote = start;
      return;
    }
    const isKey = this.open.length === 0 && text.charCodeAt(at + 1) === 58;
    if (isKey) this.#column = start - this.#line;
    for (let i = start; i < at; i++) {
      const code = text.charCodeAt(i);
      if (code !== 10 && code !== 13) continue;
      this.breaks.push(i, i + 1);
      this.#line = i + 1;
    }
    this.#at = at + 1;
  }

  #push(): void {
    this.open.push(this.#at);
    this.depth = Math.max(this.depth, this.open.length);
    this.#at++;
  }

  #blank(start: number, end: number): void {
    this.breaks.push(start, end);
    this.#at = end;
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isBracket(code: number): boolean {
  return code === 91 || code === 93 || code === 123 || code === 125;
}

function isSpaceOrEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || isBlank(code) || code === 10 || code === 13;
}

function isMarker(text: string, at: number): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(at, at + 4));
}
