import type { FactsOf } from './fact-types.ts';
import type { RuleCheck, Subject } from './rule.ts';

/** A function of the facts of a check's subject. */
type Of<S extends Subject, Result> = (facts: FactsOf<S>) => Result;

/**
 * A check as the generator writes it; see `RuleCheck`. It forgets the types of its facts, so that checks over different
 * subjects fit one list: `runChecks` gives each check the facts of its own subject, which is what the compiler cannot
 * see. Arguments in a row, because V8 makes the first object of every literal slowly, and here is one for all checks.
 */
export function checkOf<S extends Subject>(
  each: S,
  when: Of<S, unknown> | undefined,
  report: Of<S, unknown>,
  at: string,
  related: readonly { readonly at: string; readonly label: Of<S, string> }[],
  message: Of<S, string>,
  help: Of<S, string>,
  once: Of<S, string> | undefined,
  severity: RuleCheck['severity'],
  confidence: RuleCheck['confidence'],
): RuleCheck {
  const check = { each, when, report, at, related, message, help, once, severity, confidence };
  return check as unknown as RuleCheck;
}
