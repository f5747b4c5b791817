import { leastChars } from './feasible.ts';
import type { Prompt } from './prompt.ts';

/** Beyond this many characters a text says no more than its sizes do. */
const LONGEST = 4_000;

const SIGNED: Readonly<Record<string, string>> = { code: '`x`', url: 'http://a', keyword: 'debug' };

/**
 * A text of exactly the characters, words and lines of a prompt, with code, a URL or a keyword in it where it has one.
 * Undefined where none is made: too long, or with signals that no text shows.
 */
export function exampleText({ chars, words, lines, signals }: Prompt): string | undefined {
  if (chars > LONGEST || chars < leastChars(words, lines)) return undefined;
  const wanted: string[] = [];
  for (const [name, value] of signals) {
    if (value === 'no') continue;
    const sign = Object.hasOwn(SIGNED, name) ? SIGNED[name] : undefined;
    if (sign === undefined || value === 'unavailable') return undefined;
    wanted.push(sign);
  }
  const gaps = Math.max(words - 1, lines - 1);
  const letters = chars - gaps - wanted.join('').length;
  const plain = words - wanted.length;
  if (plain < 0 || letters < plain || (plain === 0 && letters > 0)) return undefined;
  const each = plain === 0 ? 0 : Math.floor(letters / plain);
  const longer = plain === 0 ? 0 : letters % plain;
  const all = [
    ...wanted,
    ...Array.from({ length: plain }, (_, index) => 'x'.repeat(each + (index < longer ? 1 : 0))),
  ];
  // Line breaks take the place of spaces; those beyond the last word but one stand before it.
  const breaks = lines - 1;
  const extra = Math.max(0, breaks - (words - 1));
  if (extra > 0 && words === 1) return undefined;
  return all
    .map((word, index) => {
      if (index === words - 1) return word;
      if (index === words - 2) return `${word}${breaks > index ? '\n'.repeat(1 + extra) : ' '}`;
      return `${word}${breaks > index ? '\n' : ' '}`;
    })
    .join('');
}
