import type { Resolved } from './resolve.ts';

// The patterns and conversions are those of PyYAML 6.0 (yaml/resolver.py, yaml/constructor.py), which differ from the
// YAML 1.1 specification: `y` and `n` are text, a float needs a dot, an exponent needs a sign.
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)$/;
const INFINITE = /^([-+]?)\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;
const INTEGER =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const TIMESTAMP =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})$|^([0-9]{4})-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+]([0-9][0-9]?)(?::([0-9][0-9]))?))?$/;

const WORDS = new Map<string, Resolved>();
for (const word of ['true', 'yes', 'on', 'false', 'no', 'off']) {
  const value = word === 'true' || word === 'yes' || word === 'on';
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  for (const form of [word, capital, word.toUpperCase()]) WORDS.set(form, { type: 'boolean', value });
}
for (const word of ['', '~', 'null', 'Null', 'NULL']) WORDS.set(word, { type: 'null', value: null });
WORDS.set('=', { type: 'string', value: '=', stops: 'a default value' });
WORDS.set('<<', { type: 'string', value: '<<', stops: 'a merge key' });

/** What PyYAML makes of a plain scalar; undefined for a string. */
export function resolve11(text: string): Resolved | undefined {
  if (text.length <= 5) {
    const word = WORDS.get(text);
    if (word) return word;
  }
  const first = text.charCodeAt(0);
  // Letters, `=`, `<` and `~` start only words; signs, the dot and digits come before them.
  if (first > 57) return undefined;
  if (isDecimal(text)) return { type: 'number', value: Number(text) };
  if (FLOAT.test(text)) return { type: 'number', value: floatValue(text) };
  if (INTEGER.test(text)) return integer(text);
  const infinite = INFINITE.exec(text);
  if (infinite) return { type: 'number', value: infinite[1] === '-' ? -Infinity : Infinity };
  if (NOT_A_NUMBER.test(text)) return { type: 'number', value: Number.NaN };
  const parts = TIMESTAMP.exec(text);
  if (!parts) return undefined;
  const timestamp = { type: 'timestamp', value: text } as const;
  return isDate(parts) ? timestamp : { ...timestamp, stops: 'a date' };
}

// Most numbers are a few digits, perhaps with a point between: `Number` reads them as PyYAML does, and no expression is
// compiled. A zero in front would make them octal.
function isDecimal(text: string): boolean {
  if (text.length > 15 || (text.charCodeAt(0) === 48 && text.length > 1 && text.charCodeAt(1) !== 46))
    return false;
  let point = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 && point < 0 && at > 0) point = at;
    else if (code < 48 || code > 57) return false;
  }
  return point !== text.length - 1;
}

function floatValue(text: string): number {
  const digits = text.replaceAll('_', '');
  return digits.includes(':') ? sexagesimal(digits) : Number.parseFloat(digits);
}

function integer(text: string): Resolved {
  const negative = text.startsWith('-');
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
  const size = integerSize(digits);
  if (Number.isNaN(size)) return { type: 'string', value: text, stops: 'a number' };
  return { type: 'number', value: negative && size !== 0 ? -size : size };
}

function integerSize(digits: string): number {
  if (digits === '0') return 0;
  if (digits.startsWith('0b')) return Number.parseInt(digits.slice(2), 2);
  if (digits.startsWith('0x')) return Number.parseInt(digits.slice(2), 16);
  if (digits.startsWith('0')) return Number.parseInt(digits, 8);
  return digits.includes(':') ? sexagesimal(digits) : Number(digits);
}

// `12:30` is 750: a time or a port mapping that YAML 1.1 takes for a number to base 60.
function sexagesimal(digits: string): number {
  const sign = digits.startsWith('-') ? -1 : 1;
  let total = 0;
  for (const part of digits.replace(/^[-+]/, '').split(':')) total = total * 60 + Number(part);
  return sign * total;
}

function isDate(parts: readonly (string | undefined)[]): boolean {
  const number = (index: number): number => Number(parts[index] ?? 0);
  const year = parts[1] === undefined ? number(4) : number(1);
  const month = parts[1] === undefined ? number(5) : number(2);
  const day = parts[1] === undefined ? number(6) : number(3);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  // Day 0 of the next month is the last of this one; the year is shifted by 2000 because Date reads 0 to 99 as 19xx.
  if (day > new Date(Date.UTC(year + 2000, month, 0)).getUTCDate()) return false;
  return number(7) < 24 && number(8) < 60 && number(9) < 60 && number(10) * 60 + number(11) < 24 * 60;
}
