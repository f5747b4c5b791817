/**
 * The candidate that a misspelt word most likely means: the nearest by insertions, deletions, replacements and
 * swaps of neighbours, case aside; else the only one that starts with it. Undefined when none is near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  if (typed.length === 0 || typed.length > 64) return undefined;
  const limit = typed.length < 4 ? 1 : Math.min(3, Math.floor((typed.length + 1) / 3));
  let best: string | undefined;
  let bestDistance = limit + 0.75;
  const longer: string[] = [];
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    if (typed.length >= 3 && known.startsWith(typed)) longer.push(candidate);
    if (Math.abs(known.length - typed.length) > bestDistance) continue;
    // Of two at the same distance the one of the same length: `modle` is `model`, not `mode`.
    const distance = editDistance(typed, known) + (known.length === typed.length ? 0 : 0.5);
    if (distance < bestDistance && distance < known.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? (longer.length === 1 ? longer[0] : undefined);
}

/** How many letters were left out, added, replaced or swapped with their neighbour (optimal string alignment, over three rows). */
export function editDistance(first: string, second: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let i = 1; i <= first.length; i++) {
    const row = [i];
    for (let j = 1; j <= second.length; j++) {
      const same = first[i - 1] === second[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1];
      if (i > 1 && j > 1 && swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[second.length] ?? 0;
}
