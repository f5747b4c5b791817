import { LineTable } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { ReadProblem } from '../block.ts';
import { codePoint } from '../yaml/characters.ts';
import { inOrder, syntaxProblem } from '../yaml/document.ts';
import { lineEnd } from '../yaml/gaps.ts';

export type JsonSyntax = 'json' | 'jsonc' | 'json5';

/** What JSON5 allows and JSON does not; JSONC allows the first two. */
export type Liberty = 'json-comment' | 'json-trailing-comma' | 'json-quotes' | 'json-number';

const BLANK = /^[\s\ufeff]/;
const MOST = 20;

/** A JSON text, the place reached in it, and what was wrong so far. */
export class JsonSource {
  readonly text: string;
  readonly syntax: JsonSyntax;
  at = 0;
  readonly #table: LineTable;
  readonly #problems: ReadProblem[] = [];
  readonly #lines = new Set<number>();
  readonly #liberties = new Set<Liberty>();

  constructor(text: string, syntax: JsonSyntax) {
    this.text = text;
    this.syntax = syntax;
    this.#table = new LineTable(text);
  }

  /** The character here; empty at the end. */
  get char(): string {
    return this.text.charAt(this.at);
  }

  /** In the order of the text. */
  problems(): readonly ReadProblem[] {
    return inOrder(this.#problems);
  }

  /** An error; a second one on a line is taken for the echo of the first. */
  report(
    code: string,
    span: Span,
    data: ReadProblem['data'] = {},
    related: ReadProblem['related'] = [],
  ): void {
    if (this.#lines.size >= MOST) return;
    const line = this.#lineOf(span);
    if (this.#lines.has(line)) return;
    this.#lines.add(line);
    this.#problems.push(syntaxProblem(code, span, data, related));
  }

  duplicate(key: string, span: Span, first: Span): void {
    const related = [{ span: first, label: 'first given here' }];
    this.#problems.push({ rule: 'duplicate-key', code: 'duplicate-key', span, related, data: { key } });
  }

  /** Notes something only a wider syntax allows: the first of each kind. */
  liberty(code: Liberty, span: Span): void {
    if (this.syntax === 'json5' || this.#liberties.has(code)) return;
    if (this.#lines.has(this.#lineOf(span))) return;
    if (this.syntax === 'jsonc' && (code === 'json-comment' || code === 'json-trailing-comma')) return;
    this.#liberties.add(code);
    this.#problems.push(syntaxProblem(code, span));
  }

  /** Goes past blanks and comments. */
  skip(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 32 || code === 10 || code === 13 || code === 9) this.at++;
      else if (code === 47) {
        if (!this.#comment()) return;
      } else if (code === 35) {
        const end = lineEnd(this.text, this.at);
        this.report('json-hash-comment', { start: this.at, end });
        this.at = end;
      } else if (BLANK.test(this.char)) this.#oddSpace();
      else return;
    }
  }

  #lineOf(span: Span): number {
    return this.#table.position(span.start).line;
  }

  #oddSpace(): void {
    const span = { start: this.at, end: this.at + 1 };
    if (this.syntax !== 'json5') this.report('odd-space', span, { char: codePoint(this.char) });
    this.at++;
  }

  #comment(): boolean {
    const { text, at } = this;
    const kind = text.charAt(at + 1);
    if (kind === '/') this.at = lineEnd(text, at);
    else if (kind === '*') {
      const close = text.indexOf('*/', at + 2);
      if (close === -1) this.report('json-unclosed-comment', { start: at, end: at + 2 });
      this.at = close === -1 ? text.length : close + 2;
    } else return false;
    this.liberty('json-comment', { start: at, end: this.at });
    return true;
  }
}
