import { editDistance } from '../text/nearest.ts';

/**
 * The candidate that a word certainly misspells: equal but for case and separators, or one slip away, two for words
 * of seven letters and more. Stricter than `nearest`, which helps with a word that is known to be wrong: here
 * being near is what makes it wrong. Undefined where two are equally near.
 */
export function nearMiss(word: string, candidates: Iterable<string>): string | undefined {
  const bare = strip(word);
  let best: string | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const other = strip(candidate);
    const most = allowance(bare, other);
    if (Math.abs(bare.length - other.length) > most) continue;
    const distance = editDistance(bare, other);
    if (distance > Math.min(most, shortest)) continue;
    tied = distance === shortest;
    shortest = distance;
    best = candidate;
  }
  return tied ? undefined : best;
}

function strip(word: string): string {
  return word.toLowerCase().replace(/[-_ .]/g, '');
}

function allowance(word: string, other: string): number {
  const length = Math.min(word.length, other.length);
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}
