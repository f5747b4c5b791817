import type { ScalarNode } from '../node.ts';
import type { JsonSource } from './source.ts';
import { readString } from './string.ts';

const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;
const JSON5_NUMBER =
  /^[-+]?(?:0[xX][0-9a-fA-F]+|(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|Infinity|NaN)$/;

const WORDS: ReadonlyMap<string, Pick<ScalarNode, 'type' | 'value'>> = new Map([
  ['true', { type: 'boolean', value: true }],
  ['false', { type: 'boolean', value: false }],
  ['null', { type: 'null', value: null }],
] as const);

/** A string, a number or a word. What is none of them is reported, and its text stands in for a value. */
export function readScalar(source: JsonSource): ScalarNode {
  const { char, at: start } = source;
  if (char === '"' || char === "'" || char === '“' || char === '”') return readString(source);
  const word = readWord(source);
  const span = { start, end: Math.max(source.at, start + 1) };
  const known = WORDS.get(word);
  if (known) return { kind: 'scalar', ...span, value: known.value, type: known.type, style: 'plain' };
  if (JSON5_NUMBER.test(word)) {
    if (!JSON_NUMBER.test(word)) source.liberty('json-number', span);
    return { kind: 'scalar', ...span, value: numberOf(word), type: 'number', style: 'plain' };
  }
  if (word === '') source.report('json-unexpected', span, { char });
  else if (/^[-+.]?[0-9]/.test(word)) source.report('json-bad-number', span);
  else source.report('json-unknown-word', span, { word });
  return { kind: 'scalar', ...span, value: word, type: 'string', style: 'plain' };
}

/** The run of characters up to the next blank, bracket, quote, comma or colon. */
export function readWord(source: JsonSource): string {
  const start = source.at;
  const { text } = source;
  let at = start;
  while (at < text.length && !/[\s,:=[\]{}"'/]/.test(text.charAt(at))) at++;
  source.at = at;
  return text.slice(start, at);
}

function numberOf(word: string): number {
  const negative = word.startsWith('-');
  const size = Number(word.replace(/^[-+]/, ''));
  return negative && size !== 0 ? -size : size;
}
