import { goesBy } from '../flow/named-targets.ts';
import type { Target } from '../model/target.ts';
import { matchesWildcard } from '../text/wildcard.ts';
import type { Attributes, Named } from './route-test.ts';

/** Whether something is so. `maybe` where what it hangs on is not known: no proof rests on it. */
export type Answer = 'yes' | 'no' | 'maybe';

/** Does a target have all of some attributes? */
export function fits(
  target: Target,
  { locality, access, provider, target: names, host }: Attributes,
): Answer {
  return all([
    locality ? isOneOf(target.locality.value, locality) : 'yes',
    access ? isOneOf(target.access.value, access) : 'yes',
    provider ? fromIs(isFrom(target, provider)) : 'yes',
    names ? fromIs(names.some(({ text }) => goesBy(target, text))) : 'yes',
    host ? isAt(target, host) : 'yes',
  ]);
}

/** Does a target fit one of some sets of attributes? */
export function fitsAny(target: Target, sets: readonly Attributes[]): Answer {
  return any(sets.map((set) => fits(target, set)));
}

/** A value that may be unknown, as one of those wanted. `unknown` itself can be asked for. */
export function isOneOf<Value extends string>(value: Value | 'unknown', wanted: readonly Value[]): Answer {
  if (wanted.some((one) => one === value)) return 'yes';
  return value === 'unknown' ? 'maybe' : 'no';
}

/** Yes where all are, no where one is not. */
export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

/** Yes where one is, no where none may be. */
export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('maybe') ? 'maybe' : 'no';
}

/** Is a target of a provider, or of an account of one that another program passes prompts on to? */
export function isFrom({ provider, fate }: Target, names: readonly Named[]): boolean {
  const own = [provider, fate.account].flatMap((name) => name?.toLowerCase() ?? []);
  return names.some(({ text }) => own.some((name) => matchesWildcard(text.toLowerCase(), name)));
}

/** Does a target stand at a host, with or without its port? A target whose endpoint is not known may. */
export function isAt({ fate: { host }, mock }: Target, names: readonly Named[]): Answer {
  if (host === undefined) return mock ? 'no' : 'maybe';
  const own = [host, host.replace(/:\d+$/, '')].map((name) => name.toLowerCase());
  return fromIs(names.some(({ text }) => own.some((name) => matchesWildcard(text.toLowerCase(), name))));
}

function fromIs(is: boolean): Answer {
  return is ? 'yes' : 'no';
}
