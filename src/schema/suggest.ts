/**
 * The candidate that a word is most likely a misspelling of: equal but for case and separators, or one or two
 * slips away, fewer for short words. Undefined where nothing is near, or two are equally near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const bare = strip(word);
  let best: string | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const other = strip(candidate);
    const distance = other === bare ? 0 : slips(bare, other, allowance(bare, other));
    if (distance === undefined || distance > shortest) continue;
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

/**
 * How many letters were left out, added, changed or swapped with their neighbour between two words; undefined
 * when more than `most`. (Optimal string alignment.)
 */
export function slips(from: string, to: string, most: number): number | undefined {
  if (Math.abs(from.length - to.length) > most) return undefined;
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = (above[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      let cost = Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return undefined;
    before = above;
    above = row;
  }
  const distance = above[to.length] ?? 0;
  return distance > most ? undefined : distance;
}
