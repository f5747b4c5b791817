import type { Outcome } from './case.ts';
import type { Prediction } from './predict.ts';

/**
 * Whether what happened is one of the things that were predicted: each step is asked in turn, one upstream of it, and
 * nobody else. `retries` lets each step be asked more than once.
 */
export function agrees(predicted: readonly Prediction[], real: Outcome, retries: boolean): boolean {
  return predicted.some((one) => matches(one, real, retries));
}

function matches({ steps, pool, answered, repeats }: Prediction, real: Outcome, retries: boolean): boolean {
  if (answered === null ? real.answered !== null : !isOf([answered], real.answered)) return false;
  const failed = answered === null ? real.tried : real.tried.slice(0, -1);
  const met: string[] = [];
  let next = 0;
  for (const asked of failed) {
    const step = steps[next];
    if (step && isOf(step, asked)) {
      met.push(...step);
      next++;
    } else if (!((repeats && isOf(met, asked)) || (retries && isOf([...met, ...pool], asked)))) return false;
  }
  return steps.slice(next).every((step) => repeats && step.every((one) => met.includes(one)));
}

function isOf(upstreams: readonly string[], asked: string | null): boolean {
  return upstreams.some(
    (one) => one === asked || (one.endsWith(' *') && asked?.startsWith(one.slice(0, -1)) === true),
  );
}
