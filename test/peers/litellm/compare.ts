import type { Outcome } from './case.ts';
import type { Prediction, Predictor } from './predict.ts';

/** Whether what happened is one of the things that were predicted. */
export function agrees(predictor: Predictor, predicted: readonly Prediction[], real: Outcome): boolean {
  return predicted.some((one) => matches(predictor, one, real));
}

function matches({ mates }: Predictor, predicted: Prediction, real: Outcome): boolean {
  if (predicted.answered !== real.answered) return false;
  const failed = real.tried.filter((port) => port !== real.answered);
  let at = 0;
  for (const port of failed) {
    // Of a pool not every member need be asked.
    while (at < predicted.failed.length && predicted.failed[at] !== port) at++;
    if (at++ >= predicted.failed.length) return false;
  }
  return predicted.failed.every((port) => {
    return failed.includes(port) || [...(mates.get(port) ?? [])].some((mate) => real.tried.includes(mate));
  });
}
