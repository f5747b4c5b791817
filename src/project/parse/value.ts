import type { Node } from '../../blocks/node.ts';
import type { Document, Location } from '../../text/document.ts';
import { nearest } from '../../text/nearest.ts';
import { redact } from '../../text/redact.ts';
import type { Span } from '../../text/span.ts';
import type { ConfigProblem } from '../problem.ts';

/** The problems of one settings file as they are met. */
export class Problems {
  readonly list: ConfigProblem[] = [];
  readonly document: Document;

  constructor(document: Document) {
    this.document = document;
  }

  add(span: Span, message: string, help: string, severity: ConfigProblem['severity'] = 'error'): void {
    this.list.push({ message, help, at: this.location(span), severity });
  }

  /** As they stand in the file. */
  inOrder(): readonly ConfigProblem[] {
    return this.list.toSorted((a, b) => a.at.span.start - b.at.span.start);
  }

  location(span: Span): Location {
    return { document: this.document, span: { start: span.start, end: span.end } };
  }
}

/**
 * A value of a settings file with the path that messages call it by. Each reader returns what it could use and
 * reports the rest: nothing throws, and a mistake in one key leaves the others as they are.
 */
export class Value {
  readonly node: Node;
  readonly path: string;
  readonly problems: Problems;
  readonly #keySpan: Span | undefined;

  constructor(node: Node, path: string, problems: Problems, keySpan?: Span) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    this.#keySpan = keySpan;
  }

  /** Where the value is; the key, when the value is empty. */
  get span(): Span {
    const { start, end } = this.node;
    return end > start || !this.#keySpan ? { start, end } : this.#keySpan;
  }

  /** Where the key is, for what is wrong with the key. */
  get keySpan(): Span {
    return this.#keySpan ?? this.span;
  }

  get location(): Location {
    return this.problems.location(this.span);
  }

  /** True of a key with nothing after it: as if it were not there. */
  get isEmpty(): boolean {
    return this.node.kind === 'scalar' && this.node.value === null;
  }

  report(message: string, help: string, severity?: ConfigProblem['severity']): void {
    this.problems.add(this.span, message, help, severity);
  }

  /** The values of a mapping with known keys; any other key is a problem. */
  fields<Key extends string>(keys: readonly Key[]): { readonly [K in Key]?: Value } {
    const result: { [K in Key]?: Value } = {};
    for (const [name, value] of this.entries()) {
      const key = keys.find((known) => known === name);
      if (key === undefined) this.#unknownKey(name, value, keys);
      else if (!value.isEmpty) result[key] = value;
    }
    return result;
  }

  /** The entries of a mapping with free keys, empty values included. */
  entries(): readonly (readonly [string, Value])[] {
    if (this.isEmpty) return [];
    if (this.node.kind !== 'map') {
      this.#wrong('a mapping');
      return [];
    }
    return this.node.entries.map((entry) => {
      const path = this.path === '' ? entry.key : `${this.path}.${entry.key}`;
      return [entry.key, new Value(entry.value, path, this.problems, entry.keySpan)];
    });
  }

  /** The items of a list; one value that is no list stands for a list of one. */
  items(): readonly Value[] {
    if (this.isEmpty) return [];
    if (this.node.kind !== 'list') return [new Value(this.node, this.path, this.problems, this.#keySpan)];
    return this.node.items.map((item, index) => new Value(item, `${this.path}[${index}]`, this.problems));
  }

  text(what = 'a text'): string | undefined {
    if (this.node.kind === 'scalar' && typeof this.node.value === 'string' && this.node.value !== '')
      return this.node.value;
    this.#wrong(what);
    return undefined;
  }

  texts(what = 'a text'): readonly string[] {
    return this.items().flatMap((item) => item.text(what) ?? []);
  }

  /** A whole number above zero. */
  count(): number | undefined {
    const value = this.node.kind === 'scalar' ? this.node.value : undefined;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    this.#wrong('a whole number above zero');
    return undefined;
  }

  /** `true` or `false`. */
  flag(): boolean | undefined {
    if (this.node.kind === 'scalar' && typeof this.node.value === 'boolean') return this.node.value;
    this.#wrong('`true` or `false`');
    return undefined;
  }

  /** One of some words. `also` are words that people write for them. */
  word<Word extends string>(
    words: readonly Word[],
    also: Readonly<Record<string, Word>> = {},
  ): Word | undefined {
    const value =
      this.node.kind === 'scalar' && this.node.value !== null ? String(this.node.value) : undefined;
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    if (value === undefined) {
      this.#wrong(choices(words));
      return undefined;
    }
    const meant = Object.hasOwn(also, value.toLowerCase())
      ? also[value.toLowerCase()]
      : nearest(value, words);
    const help = `write ${choices(words)}`;
    this.report(
      `${shown(value)} is no value of \`${this.path}\``,
      meant ? `did you mean \`${meant}\`? (${help})` : help,
    );
    return undefined;
  }

  words<Word extends string>(words: readonly Word[], also?: Readonly<Record<string, Word>>): readonly Word[] {
    const result: Word[] = [];
    for (const item of this.items()) {
      const word = item.word(words, also);
      if (word === undefined) continue;
      if (result.includes(word))
        item.report(`\`${word}\` is in \`${this.path}\` twice`, 'remove one', 'warning');
      else result.push(word);
    }
    return result;
  }

  #unknownKey(name: string, value: Value, keys: readonly string[]): void {
    const meant = nearest(name, keys);
    const where = this.path === '' ? '' : ` in \`${this.path}\``;
    const known = `its keys are ${list(keys)}`;
    this.problems.add(
      value.keySpan,
      `unknown key ${shown(name)}${where}`,
      meant ? `did you mean \`${meant}\`?` : `remove it, or write it as one that routelint reads: ${known}`,
    );
  }

  #wrong(expected: string): void {
    const what = this.path === '' ? 'the file' : `\`${this.path}\``;
    this.report(`${what} should be ${expected}, and is ${this.#kind()}`, `write ${expected}`);
  }

  #kind(): string {
    const { node } = this;
    if (node.kind !== 'scalar') return node.kind === 'map' ? 'a mapping' : 'a list';
    if (node.value === null || node.value === '') return 'empty';
    return node.type === 'string' ? 'a text' : shown(String(node.value));
  }
}

/** A text of the file as messages show it: in backticks, short, without secrets. */
export function shown(text: string): string {
  const safe = redact(text).replaceAll('`', "'");
  return `\`${safe.length > 60 ? `${safe.slice(0, 59)}…` : safe}\``;
}

function choices(words: readonly string[]): string {
  return list(words, 'or');
}

/** Words in backticks with commas between: "`a`, `b` and `c`". */
export function list(words: readonly string[], last = 'and'): string {
  const quoted = words.map((word) => `\`${word}\``);
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}`;
}
