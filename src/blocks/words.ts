import type { Span } from '../text/span.ts';

/** A word of an info string or of a marker comment: `key`, `key=value`, `key:value` or `key="a value"`. */
export interface Word extends Span {
  readonly key: string;
  /** Without its quotes; undefined where only the key stands. */
  readonly value: string | undefined;
  /** Where the value starts, behind its quote; the end of the word where there is none. */
  readonly valueStart: number;
}

const WORD = /([^\s=,;{}"'>]+)(?:=("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^\s{}"']*))?/g;

/**
 * The words of a piece of text, with their places in it. Braces and commas part words, as in the attributes that
 * Hugo, Pandoc and Docusaurus write: `{linenos=true, .yaml}`. Quoted text that is no value is no word.
 */
export function wordsOf(text: string, span: Span): readonly Word[] {
  const words: Word[] = [];
  const piece = text.slice(span.start, span.end);
  for (const match of piece.matchAll(WORD)) {
    const [whole, key = '', raw] = match;
    const start = span.start + match.index;
    const end = start + whole.length;
    const quoted = raw !== undefined && /^["']/.test(raw);
    const value = quoted ? raw.slice(1, -1).replace(/\\(["'\\])/g, '$1') : raw;
    words.push({ key, value, start, end, valueStart: end - (raw?.length ?? 0) + (quoted ? 1 : 0) });
  }
  return words;
}
