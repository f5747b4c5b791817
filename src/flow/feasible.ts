import { type Box, firstBit, lastBit } from './box.ts';
import { classAt, LEAST_SIZE, type Partition } from './partition.ts';
import type { SizeName } from './prompt.ts';

/** The sizes of a prompt. */
export type Sizes = Readonly<Record<SizeName, number>>;

/** Characters that a token stands for in ordinary English; only for prompts that nothing says more about. */
const USUAL_TOKEN = 4;
// A character is four bytes at most, and no token is less than a byte.
const TOKENS_PER_CHAR = 4;
/** Characters of an English word with the space behind it. */
const USUAL_WORD = 6;

/** The least number of characters that so many words on so many lines can be written in. */
export function leastChars(words: number, lines: number): number {
  return words + Math.max(words - 1, lines - 1);
}

/** Can a prompt have these sizes? The one place where the measures are held against each other. */
export function canExist({ chars, words, lines, tokens }: Sizes): boolean {
  if (Math.min(chars, words, lines, tokens) < LEAST_SIZE) return false;
  return chars >= leastChars(words, lines) && tokens <= chars * TOKENS_PER_CHAR;
}

/**
 * The smallest sizes a prompt of a box can have; undefined where no prompt fits. Fewer words and lines never need more
 * characters, so the least of each is taken first and the characters follow. Where a smallest prompt would be all one
 * word, or all words of one letter, it is made as people write, if the box allows.
 */
export function smallestSizes(partition: Partition, box: Box): Sizes | undefined {
  const words = least(partition, box, 'words', LEAST_SIZE);
  const lines = least(partition, box, 'lines', LEAST_SIZE);
  const tokens = least(partition, box, 'tokens', LEAST_SIZE);
  if (words === undefined || lines === undefined || tokens === undefined) return undefined;
  const needed = Math.max(leastChars(words, lines), Math.ceil(tokens / TOKENS_PER_CHAR));
  const chars = least(partition, box, 'chars', needed);
  if (chars === undefined) return undefined;
  const usual = Math.max(words * USUAL_WORD - 1, tokens * USUAL_TOKEN);
  return natural(partition, box, {
    words,
    lines,
    tokens,
    chars: Math.max(chars, atMost(partition, box, 'chars', usual) ?? chars),
  });
}

// Gives a prompt as many words and tokens as people write in so many characters, where the box lets it.
function natural(partition: Partition, box: Box, smallest: Sizes): Sizes | undefined {
  const { chars, words, tokens } = smallest;
  const written = Math.max(LEAST_SIZE, Math.floor((chars + 1) / USUAL_WORD));
  const likely = Math.max(LEAST_SIZE, Math.ceil(chars / USUAL_TOKEN));
  const more = { ...smallest, words: Math.max(words, atMost(partition, box, 'words', written) ?? words) };
  const likeliest = { ...more, tokens: Math.max(tokens, atMost(partition, box, 'tokens', likely) ?? tokens) };
  return [likeliest, more, smallest].find(canExist);
}

/** Is there a prompt in the box? */
export function isFeasible(partition: Partition, box: Box): boolean {
  return smallestSizes(partition, box) !== undefined;
}

/** The boxes that hold a prompt. */
export function feasible(partition: Partition, boxes: readonly Box[]): readonly Box[] {
  return boxes.filter((box) => isFeasible(partition, box));
}

/** The size of a box that is nearest to one it does not hold: the greatest below it, else the least above it. */
export function nearestSize(
  partition: Partition,
  box: Box,
  name: SizeName,
  size: number,
): number | undefined {
  return atMost(partition, box, name, size) ?? least(partition, box, name, size);
}

// The least size in a box that is no less than `floor`.
function least(partition: Partition, box: Box, name: SizeName, floor: number): number | undefined {
  const { starts, mask } = classesIn(partition, box, name);
  const at = classAt(starts, floor);
  if (mask === undefined || (mask >> BigInt(at)) & 1n) return floor;
  const next = firstBit(mask >> BigInt(at + 1));
  return next < 0 ? undefined : starts[at + 1 + next];
}

// The greatest size in a box that is no more than `size`.
function atMost(partition: Partition, box: Box, name: SizeName, size: number): number | undefined {
  const { starts, mask } = classesIn(partition, box, name);
  if (mask === undefined) return size;
  const last = lastBit(mask & ((1n << BigInt(classAt(starts, size) + 1)) - 1n));
  return last < 0 ? undefined : Math.min(size, (starts[last + 1] ?? Number.POSITIVE_INFINITY) - 1);
}

// No mask: the box says nothing of that size.
function classesIn(partition: Partition, box: Box, name: SizeName) {
  const index = partition.index.get(`size ${name}`) ?? -1;
  const dimension = partition.dimensions[index];
  return { starts: dimension?.kind === 'size' ? dimension.starts : [], mask: box.get(index) };
}
