import type { Trigger } from '../model/routing.ts';
import { listed } from './cel.ts';

/** How one target fails, after its name. */
export const FAILURE_WORDS: Readonly<Record<Trigger, string>> = {
  any: 'fails',
  'rate-limit': 'is rate-limited',
  billing: 'has no credit left',
  auth: 'rejects the credential',
  connection: 'cannot be reached',
  timeout: 'does not answer in time',
  'server-error': 'has a server error',
  'context-window': 'cannot hold the prompt',
  'content-policy': 'refuses the content',
  'bad-request': 'rejects the request',
  'no-credential': 'has no credential',
};

/** When a fallback is taken: "when qwen3 at localhost fails". Empty where nothing must fail. */
export function failureWords(failures: readonly string[], on: readonly Trigger[]): string {
  const [only] = failures;
  if (only === undefined) return '';
  if (failures.length > 1) return `when ${listed(failures)} fail`;
  const [trigger = 'any'] = on;
  return `when ${only} ${on.length === 1 ? FAILURE_WORDS[trigger] : FAILURE_WORDS.any}`;
}
