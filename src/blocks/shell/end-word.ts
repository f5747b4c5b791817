import { quoteEnd, singleEnd } from './expansion.ts';

/** The operator of a here-document, and the word that ends it. */
export interface Operator {
  readonly word: string;
  /** No part of the word is quoted: the shell expands the text. */
  readonly expands: boolean;
  /** `<<-`: tabs that lead a line are not part of the text, nor of the end word's line. */
  readonly stripsTabs: boolean;
  /** Behind the word. */
  readonly end: number;
}

const BLANK = /[ \t]*/y;
const PLAIN = /[^\s;&|<>()'"\\]+/y;

/** Reads the operator at `at`, where `<<` stands; undefined where no word follows. */
export function readOperator(text: string, at: number): Operator | undefined {
  const stripsTabs = text.charAt(at + 2) === '-';
  BLANK.lastIndex = at + (stripsTabs ? 3 : 2);
  BLANK.test(text);
  const start = BLANK.lastIndex;
  if (text.charAt(start) === '#') return undefined;
  let word = '';
  let expands = true;
  let end = start;
  for (let part = readPart(text, end); part; part = readPart(text, end)) {
    word += part.text;
    expands &&= !part.quoted;
    end = part.end;
  }
  return end === start ? undefined : { word, expands, stripsTabs, end };
}

interface Part {
  readonly text: string;
  readonly quoted: boolean;
  readonly end: number;
}

function readPart(text: string, at: number): Part | undefined {
  const here = text.charAt(at);
  if (here === "'") {
    const end = singleEnd(text, at + 1);
    return { text: text.slice(at + 1, end - 1), quoted: true, end };
  }
  if (here === '"') {
    const end = quoteEnd(text, at + 1, here);
    return { text: text.slice(at + 1, end - 1).replace(/\\([$`"\\])/g, '$1'), quoted: true, end };
  }
  if (here === '\\') {
    const next = text.charAt(at + 1);
    return /^[^\r\n]$/.test(next) ? { text: next, quoted: true, end: at + 2 } : undefined;
  }
  PLAIN.lastIndex = at;
  const plain = PLAIN.exec(text)?.[0];
  return plain === undefined ? undefined : { text: plain, quoted: false, end: at + plain.length };
}
