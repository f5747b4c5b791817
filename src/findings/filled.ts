import type { Block } from '../blocks/block.ts';
import { filledPlaces } from '../blocks/filled.ts';
import type { Hit } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { locate } from '../text/view.ts';

/**
 * True of a hit that speaks of a value which a shell fills in: what it says of the text is not what the program reads.
 * One about a mapping with such a value in it is about the rest as well, and stays.
 */
export function isAboutFilled(hit: Hit): boolean {
  return [hit, ...hit.related].some(({ block, span }) => isFilled(block ?? hit.block, span));
}

/** True of a text that a shell leaves as it is where it expands what it stands in. */
export function staysAsIs({ filled }: Block, text: string): boolean {
  return filled === undefined || !/[$`\\]/.test(text);
}

function isFilled(block: Block, span: Span): boolean {
  if (block.filled === undefined || block.filled.length === 0) return false;
  const here = locate(block.view, span).span;
  // An empty span, as of the start of a block, is in nothing.
  return here.end > here.start && placesOf(block).some((place) => holds(place, here));
}

const known = new WeakMap<Block, readonly Span[]>();

// Looked for once in a block, and not for each of its findings.
function placesOf(block: Block): readonly Span[] {
  const found = known.get(block) ?? [
    ...(block.filled ?? []),
    ...filledPlaces(block).map((place) => place.span),
  ];
  known.set(block, found);
  return found;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
