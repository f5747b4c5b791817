import type { ReadProblem } from '../block.ts';
import { type Cause, diagnose } from './diagnose.ts';

type Table = readonly (readonly [RegExp, Cause])[];

// js-yaml's reasons, as far as they tell what to look for. What is there is read from the text itself.
const REASONS: Table = [
  [/^tab characters/, 'tab'],
  [/^deficient indentation|within a (?:single|double) quoted|within a flow/, 'unclosed'],
  [/escape sequence|hexadecimal/, 'escape'],
  [/comma|','/, 'comma'],
  [/multiline key|expected ':'|key-value separator/, 'key'],
  [/non-printable|null byte|JSON character/, 'control'],
  [/anchor|alias/, 'name'],
  [/\btag\b/, 'tag'],
  [/directive|YAML version/, 'directive'],
  [/block scalar|chomping|indentation width|line break is expected/, 'header'],
];

/** The problem for the error at which js-yaml stopped. */
export function explainStop(text: string, reason: string, position: number): ReadProblem {
  const cause = REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'token';
  return diagnose(cause, { text, at: position, end: position + 1 });
}

const CODES: Readonly<Record<string, Cause>> = {
  ALIAS_PROPS: 'name',
  BAD_ALIAS: 'name',
  BAD_DIRECTIVE: 'directive',
  BAD_DQ_ESCAPE: 'escape',
  BAD_INDENT: 'indent',
  BAD_SCALAR_START: 'token',
  BLOCK_AS_IMPLICIT_KEY: 'nested',
  BLOCK_IN_FLOW: 'comma',
  KEY_OVER_1024_CHARS: 'long-key',
  MULTILINE_IMPLICIT_KEY: 'key',
  MULTIPLE_ANCHORS: 'name',
  MULTIPLE_TAGS: 'tag',
  TAB_AS_INDENT: 'tab',
  TAG_RESOLVE_FAILED: 'tag',
};

// What the code alone leaves open.
const MESSAGES: Table = [
  [/^Missing closing|^Flow .* must/, 'unclosed'],
  [/followed by map values|^Sequence item without/, 'key'],
  [/^Missing (?:,|space)|^Unexpected (?:,|empty)/, 'comma'],
  [/directives-end/, 'directive'],
  [/^Tags and anchors/, 'tag'],
  [/^Block scalar header/, 'header'],
];

/** An error of the package `yaml`. */
export interface RecoveredError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** The problem for an error of `yaml`; undefined for what YAML forbids and every reader in use allows. */
export function explainError(text: string, error: RecoveredError): ReadProblem | undefined {
  const { code, message, pos } = error;
  if (message.startsWith('Comments must be separated')) return undefined;
  const cause = MESSAGES.find(([pattern]) => pattern.test(message))?.[1] ?? CODES[code] ?? 'token';
  return diagnose(cause, { text, at: Math.min(pos[0], text.length), end: Math.min(pos[1], text.length) });
}
