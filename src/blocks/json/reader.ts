import type { Span } from '../../text/span.ts';
import type { Entry, Node, ScalarNode } from '../node.ts';
import { LimitReached, type ReadLimits, syntaxProblem } from '../yaml/document.ts';
import { lineEnd } from '../yaml/gaps.ts';
import { readScalar, readWord } from './scalar.ts';
import type { JsonSource } from './source.ts';
import { readString } from './string.ts';

const CLOSERS: Readonly<Record<'[' | '{', string>> = { '[': ']', '{': '}' };

/** Reads values from a source, one level for each bracket that is open. Throws `LimitReached` and nothing else. */
export class JsonReader {
  readonly #source: JsonSource;
  readonly #limits: ReadLimits;
  #depth = 0;
  #nodes = 0;
  // The end of the text was reported as the innermost bracket's lack of a closer; the outer ones need no word.
  #ended = false;

  constructor(source: JsonSource, limits: ReadLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  /** The value of the whole text; undefined when there is none. */
  read(): Node | undefined {
    const source = this.#source;
    source.skip();
    if (source.char === '') {
      source.report('json-empty', { start: 0, end: source.text.length });
      return undefined;
    }
    const root = this.#value();
    source.skip();
    if (source.char !== '') {
      const rest = { start: source.at, end: source.at + 1 };
      if (']}'.includes(source.char)) source.report('unmatched-bracket', rest, { close: source.char });
      else source.report('json-text-after-end', rest);
    }
    return root;
  }

  #value(): Node {
    const source = this.#source;
    this.#nodes++;
    if (this.#nodes > this.#limits.nodes) {
      const place = { start: source.at, end: source.at + 1 };
      throw new LimitReached(syntaxProblem('too-large', place, { limit: this.#limits.nodes }));
    }
    const { char } = source;
    if (char === '{' || char === '[') return this.#collection(char);
    return readScalar(source);
  }

  #collection(open: '{' | '['): Node {
    const source = this.#source;
    const start = source.at;
    if (this.#depth >= this.#limits.depth) {
      throw new LimitReached(
        syntaxProblem('too-deep', { start, end: start + 1 }, { limit: this.#limits.depth }),
      );
    }
    this.#depth++;
    source.at++;
    const items: Node[] = [];
    const entries = new Entries(source);
    this.#members(start, open, () => {
      if (open === '[') items.push(this.#value());
      else this.#entry(entries);
    });
    this.#depth--;
    if (open === '[') return { kind: 'list', start, end: source.at, items };
    return { kind: 'map', start, end: source.at, entries: entries.all };
  }

  // What is between the brackets, commas and their lack included; ends behind the closer.
  #members(start: number, open: '{' | '[', member: () => void): void {
    const source = this.#source;
    const close = CLOSERS[open];
    let comma = -1;
    let first = true;
    for (;;) {
      source.skip();
      const { char, at } = source;
      if (char === '') {
        if (!this.#ended) source.report('unclosed-bracket', { start, end: start + 1 }, { open, close });
        this.#ended = true;
        return;
      }
      if (char === ']' || char === '}') {
        if (char === close && comma >= 0)
          source.liberty('json-trailing-comma', { start: comma, end: comma + 1 });
        if (char !== close) this.#wrongBracket(start, open, char);
        source.at++;
        return;
      }
      if (char === ',') {
        if (first || comma >= 0) source.report('extra-comma', { start: at, end: at + 1 });
        comma = at;
        source.at++;
        continue;
      }
      if (!first && comma < 0 && this.#glued()) continue;
      if (!first && comma < 0) source.report('missing-comma', { start: at, end: at + 1 });
      first = false;
      comma = -1;
      member();
      // Whatever stands here, the loop must not stand still.
      if (source.at === at) source.at++;
    }
  }

  // Something stuck to the end of a value, as in `"it"s"` or `true"`. Goes on behind the quote that ends it.
  #glued(): boolean {
    const source = this.#source;
    const { at, char, text } = source;
    const before = text.charAt(at - 1);
    const afterWord = char === '"' && /[\w.]/.test(before);
    if (!afterWord && !(before === '"' && /[^"[{\s]/.test(char))) return false;
    const rest = text.slice(at, lineEnd(text, at));
    const last = rest.search(/"(?=\s*(?:[,\]}]|$))/);
    source.at = at + (last === -1 ? rest.length : last + 1);
    if (afterWord) source.report('json-stray-quote', { start: at, end: at + 1 });
    else source.report('text-after-quote', { start: at - 1, end: source.at }, { quote: '"' });
    return true;
  }

  #wrongBracket(start: number, open: '{' | '[', found: string): void {
    const related = [{ span: { start, end: start + 1 }, label: 'this is still open' }];
    const { at } = this.#source;
    this.#source.report(
      'wrong-bracket',
      { start: at, end: at + 1 },
      { found, open, close: CLOSERS[open] },
      related,
    );
  }

  #entry(entries: Entries): void {
    const source = this.#source;
    const key = readKey(source);
    source.skip();
    if (source.char === ':') source.at++;
    else {
      source.report('json-missing-colon', key);
      if (source.char === '=') source.at++;
    }
    source.skip();
    if (source.char === ',' || source.char === '}' || source.char === '') {
      if (source.char !== '') source.report('json-missing-value', key, { key: key.text });
      return;
    }
    entries.add(key.text, { start: key.start, end: key.end }, this.#value());
  }
}

function readKey(source: JsonSource): Span & { readonly text: string } {
  const { char, at } = source;
  if (char !== '' && `"'“”`.includes(char)) {
    const node: ScalarNode = readString(source);
    return { text: String(node.value), start: node.start, end: node.end };
  }
  const word = readWord(source);
  if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(word)) source.liberty('json-quotes', { start: at, end: source.at });
  else source.report('json-key-expected', { start: at, end: Math.max(source.at, at + 1) });
  return { text: word, start: at, end: source.at };
}

// A mapping's entries: of keys given twice the last, in the first one's place.
class Entries {
  readonly all: Entry[] = [];
  readonly #places = new Map<string, { readonly index: number; readonly first: Span }>();
  readonly #source: JsonSource;

  constructor(source: JsonSource) {
    this.#source = source;
  }

  add(key: string, keySpan: Span, value: Node): void {
    const entry: Entry = { key, keySpan, value, merged: false };
    const known = this.#places.get(key);
    if (!known) {
      this.#places.set(key, { index: this.all.length, first: keySpan });
      this.all.push(entry);
      return;
    }
    this.#source.duplicate(key, keySpan, known.first);
    this.all[known.index] = entry;
  }
}
