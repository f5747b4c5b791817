import { editDistance } from '../text/nearest.ts';

/** A word that others may misspell, prepared for many comparisons. */
export interface Candidate {
  readonly word: string;
  /** Lower case and without separators. */
  readonly bare: string;
  /** A bit for each letter and digit in it. */
  readonly letters: number;
}

/** Prepares a word. */
export function candidateOf(word: string): Candidate {
  const bare = word.toLowerCase().replace(/[-_ .]/g, '');
  return { word, bare, letters: lettersOf(bare) };
}

/**
 * The candidate that a word certainly misspells: equal but for case and separators, or one slip away, two for words
 * of seven letters and more. Stricter than `nearest`, which helps with a word that is known to be wrong: here
 * being near is what makes it wrong. Undefined where two are equally near.
 */
export function nearMiss(word: string, candidates: Iterable<Candidate>): string | undefined {
  const { bare, letters } = candidateOf(word);
  let best: string | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const candidate of candidates) {
    const most = allowance(bare, candidate.bare);
    if (candidate.word === word || Math.abs(bare.length - candidate.bare.length) > most) continue;
    // A slip changes two letters at most, so most candidates need no closer look.
    if (bits(letters ^ candidate.letters) > 2 * most) continue;
    const distance = editDistance(bare, candidate.bare);
    if (distance > Math.min(most, shortest)) continue;
    tied = distance === shortest;
    shortest = distance;
    best = candidate.word;
  }
  return tied ? undefined : best;
}

function allowance(word: string, other: string): number {
  const length = Math.min(word.length, other.length);
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

// Digits and other units share the bits that letters leave.
function lettersOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    mask |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6));
  }
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
