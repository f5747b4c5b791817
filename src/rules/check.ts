import type { FactsOf } from './fact-types.ts';
import type { RuleCheck, Subject } from './rule.ts';

/** A check as the generator writes it, over the facts of its subject. */
interface TypedCheck<S extends Subject>
  extends Omit<RuleCheck, 'when' | 'report' | 'related' | 'message' | 'help' | 'once'> {
  readonly each: S;
  readonly when: ((facts: FactsOf<S>) => unknown) | undefined;
  readonly report: (facts: FactsOf<S>) => unknown;
  readonly related: readonly { readonly at: string; readonly label: (facts: FactsOf<S>) => string }[];
  readonly message: (facts: FactsOf<S>) => string;
  readonly help: (facts: FactsOf<S>) => string;
  readonly once: ((facts: FactsOf<S>) => string) | undefined;
}

/**
 * Forgets the types of a check's facts, so that checks over different subjects fit one list. `runChecks` gives each
 * check the facts of its own subject, which is what the compiler cannot see.
 */
export function checkOf<S extends Subject>(check: TypedCheck<S>): RuleCheck {
  return check as unknown as RuleCheck;
}
