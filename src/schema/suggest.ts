import { editDistance } from '../text/nearest.ts';

/** A word that others may misspell, prepared for many comparisons. */
interface Candidate {
  readonly word: string;
  /** Lower case and without separators. */
  readonly bare: string;
  /** A bit for each letter and digit in it. */
  readonly letters: number;
}

/** Words that others may misspell, by their length. */
export type Candidates = ReadonlyMap<number, readonly Candidate[]>;

/** Prepares words for `nearMiss`. */
export function candidatesOf(words: Iterable<string>): Candidates {
  const byLength = new Map<number, Candidate[]>();
  for (const word of words) {
    const bare = strip(word);
    const candidate = { word, bare, letters: lettersOf(bare) };
    const same = byLength.get(bare.length);
    if (same) same.push(candidate);
    else byLength.set(bare.length, [candidate]);
  }
  return byLength;
}

/**
 * The candidate that a word certainly misspells: equal but for case and separators, or one slip away, two for words
 * of seven letters and more. Stricter than `nearest`, which helps with a word that is known to be wrong: here
 * being near is what makes it wrong. Undefined where two are equally near.
 */
export function nearMiss(word: string, candidates: Candidates): string | undefined {
  const bare = strip(word);
  const letters = lettersOf(bare);
  let best: string | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  let tied = false;
  for (let length = bare.length - 2; length <= bare.length + 2; length++) {
    const most = allowance(Math.min(length, bare.length));
    if (Math.abs(length - bare.length) > most) continue;
    for (const candidate of candidates.get(length) ?? []) {
      // A slip changes two letters at most, so most candidates need no closer look.
      if (candidate.word === word || bits(letters ^ candidate.letters) > 2 * most) continue;
      const distance = editDistance(bare, candidate.bare);
      if (distance > Math.min(most, shortest)) continue;
      tied = distance === shortest;
      shortest = distance;
      best = candidate.word;
    }
  }
  return tied ? undefined : best;
}

const SEPARATORS = ['_', '-', '.', ' '];

function strip(word: string): string {
  let bare = word.toLowerCase();
  for (const separator of SEPARATORS) if (bare.includes(separator)) bare = bare.replaceAll(separator, '');
  return bare;
}

function allowance(length: number): number {
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

// The sums of pairs, of fours, of eights, and of all: no loop, because a cold run does this a thousand times.
function bits(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
