import type { Outcome } from './case.ts';
import type { Prediction } from './predict.ts';

/** Whether what happened is one of the things that were predicted. */
export function agrees(predicted: readonly Prediction[], real: Outcome): boolean {
  return predicted.some((one) => matches(one, real));
}

// Of a pool one member is asked, whichever it is. What failed before may be asked again: where a fallback names another
// member of a pool by itself, or the same deployment under another name.
function matches({ steps, pool, answered }: Prediction, real: Outcome): boolean {
  if (answered !== real.answered) return false;
  const failed = answered === null ? real.tried : real.tried.slice(0, -1);
  const met = new Set<string>();
  let next = 0;
  for (const asked of failed) {
    const step = steps[next];
    if (step?.includes(asked)) {
      for (const member of step) met.add(member);
      next++;
    } else if (!met.has(asked)) {
      // The pool that answers may have members that do not: a retry asks another one.
      if (!pool.includes(asked)) return false;
      met.add(asked);
    }
  }
  // A wildcard's deployment is a target for each name that it is asked for.
  return steps.slice(next).every((step) => step.every((asked) => met.has(asked)));
}
