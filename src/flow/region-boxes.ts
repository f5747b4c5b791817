import { type Box, fullMask } from './box.ts';
import { classesOf, type Partition } from './partition.ts';
import { without } from './regions.ts';

/** More boxes than this are left as they are: making them larger tries each against all. */
const MOST_BOXES = 48;

/**
 * The same prompts in boxes that are as large as can be, and few: each box grows for as long as no prompt from outside
 * comes in, and one that others cover goes. They may overlap. What no prompt fits may be in them.
 */
export function maximalBoxes(partition: Partition, region: readonly Box[]): readonly Box[] {
  if (region.length > MOST_BOXES) return region;
  const lies = (box: Box): boolean => without(partition, [box], region).length === 0;
  const grown = region.map((box) => grow(partition, box, lies));
  let kept = [...new Map(grown.map((box) => [boxKey(box), box])).values()].sort(
    (one, other) => one.size - other.size,
  );
  for (const box of [...kept].reverse()) {
    const others = kept.filter((one) => one !== box);
    if (others.length > 0 && without(partition, [box], others).length === 0) kept = others;
  }
  return kept;
}

function grow(partition: Partition, box: Box, lies: (box: Box) => boolean): Box {
  let grown = box;
  for (const dimension of [...box.keys()].sort((one, other) => one - other)) {
    const free = new Map(grown);
    free.delete(dimension);
    if (lies(free)) {
      grown = free;
      continue;
    }
    const known = partition.dimensions[dimension];
    for (let at = 0; known && at < classesOf(known); at++) {
      const mask = (grown.get(dimension) ?? 0n) | (1n << BigInt(at));
      const wider = new Map(grown).set(dimension, mask);
      if (mask !== fullMask(partition, dimension) && lies(wider)) grown = wider;
    }
  }
  return grown;
}

function boxKey(box: Box): string {
  return [...box]
    .sort(([one], [other]) => one - other)
    .map(([dimension, mask]) => `${dimension}:${mask}`)
    .join();
}
