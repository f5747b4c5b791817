import type { Claim } from './claim.ts';

/** A block that was not compared, with a clause that says why. */
export interface Skipped {
  /** The block's id: the path, with `#n` where the file holds more than one. */
  readonly id: string;
  readonly reason: string;
}

/** What a comparison came to, in numbers. */
export interface DriftSummary {
  /** Blocks with routing config among the documents. */
  readonly documented: number;
  /** Blocks that were held against live. Nothing compared is no success. */
  readonly compared: number;
  /** Statements that hold: equal values, defaults spelled out, other spellings of the same. */
  readonly holds: number;
  /** Statements that leave the value to the reader: placeholders and secrets. */
  readonly elided: number;
  readonly contradicts: number;
  readonly notLive: number;
  readonly omits: number;
  /** Blocks left out on purpose: their markers, or where they stand. */
  readonly skipped: readonly Skipped[];
  /** Blocks that should have been compared, and nothing live is comparable. */
  readonly notCompared: readonly Skipped[];
}

/** Counts claims by what they came to. */
export function countClaims(
  claims: readonly Claim[],
): Pick<DriftSummary, 'holds' | 'elided' | 'contradicts' | 'notLive' | 'omits'> {
  const counts = { holds: 0, elided: 0, contradicts: 0, notLive: 0, omits: 0 };
  for (const { verdict, code } of claims) {
    if (verdict === 'contradicts') counts.contradicts++;
    else if (verdict === 'not-live') counts.notLive++;
    else if (verdict === 'omits') counts.omits++;
    else if (code === 'elided' || code === 'unset') counts.elided++;
    else counts.holds++;
  }
  return counts;
}
