import { canExist, leastChars, type Sizes } from './feasible.ts';
import { SIZES, type SizeName } from './prompt.ts';

/** What is known of a prompt's sizes. */
export type KnownSizes = Partial<Sizes>;

/** Sizes with what was not known filled in as people write. */
export interface Completed {
  readonly sizes: Sizes;
  readonly assumed: readonly SizeName[];
}

/** English words come to six characters with the blank behind them, and tokens to four. */
const USUAL_WORD = 6;
const USUAL_TOKEN = 4;

/** Fills in the sizes that are not known. Undefined where no prompt has those that are. */
export function completeSizes(known: KnownSizes): Completed | undefined {
  const chars = known.chars ?? guessChars(known);
  const words = known.words ?? Math.max(1, Math.floor((chars + 1) / USUAL_WORD));
  const lines = known.lines ?? 1;
  const tokens = known.tokens ?? Math.max(1, Math.ceil(chars / USUAL_TOKEN));
  const sizes = { chars, words: known.words ?? Math.min(words, mostWords(chars, lines)), lines, tokens };
  if (!canExist(sizes)) return undefined;
  return { sizes, assumed: SIZES.filter((name) => known[name] === undefined) };
}

function guessChars({ words = 1, lines = 1, tokens = 0 }: KnownSizes): number {
  return Math.max(words * USUAL_WORD - 1, leastChars(words, lines), tokens * USUAL_TOKEN);
}

// With many lines there is less room for words.
function mostWords(chars: number, lines: number): number {
  return Math.max(1, Math.min(Math.floor((chars + 1) / 2), chars - Math.max(0, lines - 1)));
}
