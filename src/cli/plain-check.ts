import { CHOICES } from './choices.ts';
import type { CommonOptions } from './options.ts';

/** The paths and options of a `check`. */
export interface CheckWords {
  readonly paths: readonly string[];
  readonly options: CommonOptions;
}

const FLAGS = new Map([
  ['--quiet', 'quiet'],
  ['--allow-empty', 'allowEmpty'],
]);
const VALUES = new Map<string, { readonly key: string; readonly choices: readonly string[] | undefined }>([
  ['--format', { key: 'format', choices: CHOICES.format }],
  ['--color', { key: 'color', choices: CHOICES.color }],
  ['--fail-on', { key: 'failOn', choices: CHOICES.failOn }],
  ['--preset', { key: 'preset', choices: CHOICES.preset }],
  ['--config', { key: 'config', choices: undefined }],
  ['--output', { key: 'output', choices: undefined }],
]);

/**
 * Reads `check`, paths, and options with a value in the next word; undefined for any other command line, which is the
 * grammar's to read (`program.ts`) and to find wrong. What hooks and CI say is nearly always of this kind, and the
 * grammar takes two milliseconds of a cold start: a tenth of what Node itself needs.
 */
export function plainCheck(argv: readonly string[]): CheckWords | undefined {
  if (argv[0] !== 'check') return undefined;
  const paths: string[] = [];
  const given: Record<string, unknown> = {};
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      paths.push(word);
      continue;
    }
    const flag = FLAGS.get(word);
    const option = VALUES.get(word);
    const key = flag ?? option?.key;
    if (key === undefined || key in given) return undefined;
    if (option) at++;
    const value = option ? argv[at] : true;
    if (option && !isValue(value, option.choices)) return undefined;
    given[key] = value;
  }
  return { paths, options: { format: 'pretty', color: 'auto', rule: {}, ...given } };
}

function isValue(value: unknown, choices: readonly string[] | undefined): boolean {
  if (typeof value !== 'string' || value === '' || value.startsWith('-')) return false;
  return choices === undefined || choices.includes(value);
}
