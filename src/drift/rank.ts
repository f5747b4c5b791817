import type { Claim, Verdict } from './claim.ts';

const VERDICTS: readonly Verdict[] = ['contradicts', 'not-live', 'omits', 'holds'];

/** Claims in the order they are worth reading: drift that reroutes prompts, other drift, what holds; each by place. */
export function rankClaims(claims: readonly Claim[]): readonly Claim[] {
  return [...claims].sort(
    (a, b) =>
      Number(a.verdict === 'holds') - Number(b.verdict === 'holds') ||
      Number(a.effect === 'settings') - Number(b.effect === 'settings') ||
      comparePaths(a.block.id, b.block.id) ||
      a.span.start - b.span.start ||
      VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict),
  );
}

function comparePaths(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
