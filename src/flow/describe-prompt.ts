import type { Prompt, SizeName } from './prompt.ts';
import type { Witness } from './witness.ts';

/** What each measure counts. */
export const UNITS: Readonly<Record<SizeName, readonly [one: string, more: string]>> = {
  chars: ['character', 'characters'],
  words: ['word', 'words'],
  lines: ['line', 'lines'],
  tokens: ['token', 'tokens'],
};

const SIGNS: Readonly<Record<string, string>> = {
  code: 'with code in it',
  url: 'with a URL in it',
  keyword: 'with a word such as `debug` or `plan` in it',
};

/** `221 characters`, `1 word`. */
export function sizeText(name: SizeName, size: number): string {
  const [one, more] = UNITS[name];
  return `${size} ${size === 1 ? one : more}`;
}

/**
 * What a witness is, in a few words: "a private prompt of 221 characters". Only what its region asks for is said;
 * "any private prompt" where it asks for nothing.
 */
export function describeWitness(witness: Witness): string {
  const { prompt, isAny } = witness;
  return `${isAny ? 'any' : 'a'}${prompt.private ? ' private' : ''} ${promptWords(witness)}`;
}

/** The same without article and label: "prompt of 221 characters". */
export function promptWords({ prompt, sizes, signals }: Witness): string {
  const texts = sizes.map((name) => sizeText(name, prompt[name]));
  const size = [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter(Boolean).join(' and ');
  return ['prompt', size === '' ? '' : `of ${size}`, signsText(prompt, signals)].filter(Boolean).join(' ');
}

function signsText(prompt: Prompt, signals: readonly string[]): string {
  const signs = signals.map((name) => {
    const known = Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined;
    if (prompt.signals.get(name) === 'unavailable') return `for which this cannot be told: ${name}`;
    return known ?? `for which this holds: ${name}`;
  });
  return signs.join(', ');
}

/** How many kinds of prompt a partition tells apart, in words: `96`, `about 10^12`. */
export function kindsText(cells: number): string {
  return cells < 1_000_000 ? `${cells}` : `about 10^${Math.round(Math.log10(cells))}`;
}
