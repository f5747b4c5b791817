import type { Outcome } from './case.ts';
import type { Prediction } from './predict.ts';

/** Whether what happened is one of the things that were predicted. */
export function agrees(predicted: readonly Prediction[], real: Outcome): boolean {
  return predicted.some((one) => matches(one, real));
}

// Of a pool one member is asked, whichever it is. Where a fallback names another member by itself, that one follows later.
function matches({ steps, answered }: Prediction, real: Outcome): boolean {
  if (answered !== real.answered) return false;
  const failed = real.tried.filter((port) => port !== answered);
  const met = new Set<readonly number[]>();
  let next = 0;
  for (const port of failed) {
    const step = steps[next];
    if (step?.includes(port)) {
      met.add(step);
      next++;
    } else if (![...met].some((earlier) => earlier.includes(port))) return false;
  }
  return next === steps.length;
}
