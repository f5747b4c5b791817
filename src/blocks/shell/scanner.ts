import type { Span } from '../../text/span.ts';
import { isLineEnd } from '../markdown/line.ts';
import { readBody } from './body.ts';
import { type Operator, readOperator } from './end-word.ts';
import { closingEnd, expansionEnd, quoteEnd, singleEnd } from './expansion.ts';
import { isSession, promptEnd } from './prompt.ts';

/** A here-document of a shell text. */
export interface HereDocument {
  /** The pipeline that it is the input of: `cat <<EOF | tee config.yaml`. */
  readonly command: Span;
  /** The shell replaces `$VAR` and its like in it: no part of the end word is quoted. */
  readonly expands: boolean;
  /** Its lines with their line breaks, without what the shell takes off in front, or behind where it joins two. */
  readonly lines: readonly Span[];
}

/** Longer arithmetic is read as commands: a text full of brackets must not cost its square. */
const LONGEST_ARITHMETIC = 1000;

/** The here-documents of a shell text, in the order of their operators. */
export function findHereDocuments(text: string): readonly HereDocument[] {
  return text.includes('<<') ? new Scanner(text).run() : [];
}

/** A here-document whose command, or whose text, is still to come. */
interface Opened extends Operator {
  readonly start: number;
  readonly depth: number;
  commandEnd: number | undefined;
  lines: readonly Span[];
}

/** Something open that a mark closes, and where the command in it started. */
interface Context {
  readonly closes: ')' | '"';
  readonly outer: number;
}

/** Reads shell text token by token, as far as it takes to tell where here-documents are. Used once. */
class Scanner {
  readonly #text: string;
  readonly #isSession: boolean;
  readonly #found: Opened[] = [];
  readonly #contexts: Context[] = [];
  /** Those whose command has not ended, and those whose text is still to come. */
  #unended: Opened[] = [];
  #waiting: Opened[] = [];
  #at = 0;
  /** Where the pipeline started that is being read. */
  #command = 0;

  constructor(text: string) {
    this.#text = text;
    this.#isSession = isSession(text);
  }

  /** The here-documents of the text, in order. */
  run(): readonly HereDocument[] {
    this.#startLine();
    while (this.#at < this.#text.length) {
      if (this.#contexts.at(-1)?.closes === '"') this.#readQuoted();
      else this.#readCommand();
    }
    const { length } = this.#text;
    return this.#found.map(({ start, commandEnd, expands, lines }) => ({
      command: { start, end: commandEnd ?? length },
      expands,
      lines,
    }));
  }

  #readCommand(): void {
    const text = this.#text;
    const at = this.#at;
    const here = text.charAt(at);
    if (here === '\n' || here === '\r') this.#readLineBreak();
    else if (here === '<') this.#readLess();
    else if (here === '$') this.#readDollar();
    else if (here === '"') this.#open('"', 1);
    else if (here === "'") this.#at = singleEnd(text, at + 1);
    else if (here === '`') this.#at = quoteEnd(text, at + 1, here);
    else if (here === '\\') this.#at += text.startsWith('\r\n', at + 1) ? 3 : 2;
    else if (here === '#' && this.#startsWord()) this.#at = lineEnd(text, at);
    else if (here === '(') this.#readBracket();
    else if (here === ')') this.#close(')');
    else if (this.#separates(here)) this.#endCommand(1);
    else this.#at++;
  }

  #readBracket(): void {
    if (this.#text.charAt(this.#at + 1) === '(' && this.#skipArithmetic(this.#at)) return;
    this.#open(')', 1);
  }

  // Not the `|` of a pipeline, nor the `&` of a redirection: `2>&1`, `&>file`.
  #separates(here: string): boolean {
    const before = this.#text.charAt(this.#at - 1);
    const after = this.#text.charAt(this.#at + 1);
    if (here === '|') return after === '|' || before === '|';
    return here === ';' || (here === '&' && before !== '>' && before !== '<' && after !== '>');
  }

  #readQuoted(): void {
    const here = this.#text.charAt(this.#at);
    if (here === '"') this.#close('"');
    else if (here === '\\') this.#at += 2;
    else if (here === '`') this.#at = quoteEnd(this.#text, this.#at + 1, here);
    else if (here === '$') this.#readDollar();
    else this.#at++;
  }

  // What `$(…)` holds is commands again, which can have here-documents; what other expansions hold is passed over.
  #readDollar(): void {
    const text = this.#text;
    const next = text.charAt(this.#at + 1);
    if (next === '(' && !(text.charAt(this.#at + 2) === '(' && this.#skipArithmetic(this.#at + 1))) {
      this.#open(')', 2);
    } else if (next === '{') this.#at = expansionEnd(text, this.#at) ?? this.#at + 1;
    else if (next === "'" && this.#contexts.at(-1)?.closes !== '"')
      this.#at = quoteEnd(text, this.#at + 2, next);
    else if (next !== '(') this.#at++;
  }

  // `((1 << 2))`; two brackets that do not close together are subshells.
  #skipArithmetic(from: number): boolean {
    const text = this.#text.slice(from, from + LONGEST_ARITHMETIC);
    const end = closingEnd(text, 0, '()');
    if (!text.startsWith('))', end - 2)) return false;
    this.#at = from + end;
    return true;
  }

  #readLess(): void {
    const text = this.#text;
    if (!text.startsWith('<<', this.#at)) this.#at++;
    else if (text.startsWith('<<<', this.#at)) this.#at += 3;
    else {
      const operator = readOperator(text, this.#at);
      this.#at = operator?.end ?? this.#at + 2;
      if (!operator) return;
      const opened = {
        ...operator,
        start: this.#command,
        depth: this.#contexts.length,
        commandEnd: undefined,
        lines: [],
      };
      this.#found.push(opened);
      this.#unended.push(opened);
      this.#waiting.push(opened);
    }
  }

  // The texts start behind the line, whatever is still open, and follow each other.
  #readLineBreak(): void {
    this.#endCommand(this.#text.startsWith('\r\n', this.#at) ? 2 : 1);
    for (const opened of this.#waiting) {
      const { lines, next } = readBody(this.#text, this.#at, opened, this.#isSession);
      opened.lines = lines;
      this.#at = next;
    }
    this.#waiting = [];
    this.#command = this.#at;
    this.#startLine();
  }

  // In a session, what has no prompt before it is output.
  #startLine(): void {
    if (!this.#isSession || this.#contexts.length > 0) return;
    this.#at = promptEnd(this.#text, this.#at) ?? lineEnd(this.#text, this.#at);
    this.#command = this.#at;
  }

  #startsWord(): boolean {
    return this.#at === 0 || /[\s;&|()]/.test(this.#text.charAt(this.#at - 1));
  }

  #open(closes: Context['closes'], length: number): void {
    this.#contexts.push({ closes, outer: this.#command });
    this.#at += length;
    if (closes === ')') this.#command = this.#at;
  }

  #close(closes: Context['closes']): void {
    const context = this.#contexts.at(-1);
    if (context?.closes !== closes) {
      this.#at++;
      return;
    }
    if (closes === ')') this.#endCommand(0);
    this.#contexts.pop();
    this.#command = context.outer;
    this.#at++;
  }

  #endCommand(length: number): void {
    const depth = this.#contexts.length;
    for (const opened of this.#unended) if (opened.depth >= depth) opened.commandEnd = this.#at;
    if (this.#unended.length > 0) this.#unended = this.#unended.filter((opened) => opened.depth < depth);
    this.#at += length;
    this.#command = this.#at;
  }
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}
