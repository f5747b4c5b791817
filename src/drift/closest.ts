import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Claim } from './claim.ts';

/** A comparison that was tried. */
export interface Trial {
  readonly live: RecognisedBlock;
  readonly claims: readonly Claim[];
}

/** The closest of some trials, the first of those that are as close; undefined for none. */
export function closest(trials: readonly Trial[]): Trial | undefined {
  let best: Trial | undefined;
  for (const trial of trials) if (!best || distance(trial.claims, best.claims) < 0) best = trial;
  return best;
}

/** The other trials that are as close and would say something else. */
export function rivalsOf(best: Trial, trials: readonly Trial[]): readonly RecognisedBlock[] {
  const outcome = outcomeOf(best.claims);
  if (outcome === '') return [];
  return trials
    .filter(
      (each) =>
        each !== best && distance(each.claims, best.claims) === 0 && outcomeOf(each.claims) !== outcome,
    )
    .map((each) => each.live);
}

/**
 * Negative when the first comparison is the closer one: nothing contradicts it where something does the other, then
 * more statements really agree, then less drift.
 */
export function distance(first: readonly Claim[], second: readonly Claim[]): number {
  const [before, after] = [drifts(first).length, drifts(second).length];
  return Math.min(before, 1) - Math.min(after, 1) || agreements(second) - agreements(first) || before - after;
}

function drifts(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(({ verdict }) => verdict !== 'holds');
}

// A default spelled out agrees with every config, and so does a placeholder.
function agreements(claims: readonly Claim[]): number {
  return claims.filter(
    ({ verdict, code }) => verdict === 'holds' && (code === 'value' || code === 'old-name'),
  ).length;
}

function outcomeOf(claims: readonly Claim[]): string {
  return drifts(claims)
    .map(({ verdict, code, path, actual }) => [verdict, code, path, actual].join('\u0000'))
    .join('\n');
}
