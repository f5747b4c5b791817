import type { Claim } from '../../src/drift/claim.ts';
import { compareBlocks } from '../../src/drift/compare-blocks.ts';
import { createCatalogue } from '../../src/providers/index.ts';
import { locationRange } from '../../src/text/document.ts';
import { locate } from '../../src/text/view.ts';
import { type BlockOptions, blockOf } from './blocks.ts';

/** The built-in providers. */
export const catalogue = createCatalogue();

/** The drift of one text against another: `3 contradicts/value model.default: a -> b (live 7)`. */
export function driftOf(documented: string, live: string, options: BlockOptions = {}): readonly string[] {
  const { under, markers, ...shared } = options;
  const first = blockOf(documented, {
    ...shared,
    path: 'post.md',
    ...(under && { under }),
    ...(markers && { markers }),
  });
  return toldDrift(compareBlocks(first, [blockOf(live, { ...shared, path: 'live.yaml' })], { catalogue }));
}

/** What changed from one whole text to another. */
export function changesOf(before: string, after: string, options: BlockOptions = {}): readonly string[] {
  const [first, second] = [blockOf(before, options), blockOf(after, { ...options, path: 'new.yaml' })];
  return toldDrift(compareBlocks(first, [second], { catalogue, mode: 'change' }));
}

/** Claims that do not hold, in words. */
export function toldDrift(claims: readonly Claim[]): readonly string[] {
  return claims.filter(({ verdict }) => verdict !== 'holds').map(told);
}

/** One claim in words. */
export function told({ block, span, verdict, code, path, documented, actual, live }: Claim): string {
  const at = live ? ` (live ${lineOf(live.block, live.span.start)})` : '';
  return `${lineOf(block, span.start)} ${verdict}/${code} ${path}: ${documented} -> ${actual}${at}`;
}

function lineOf(block: Claim['block'], offset: number): number {
  return locationRange(locate(block.view, { start: offset, end: offset })).start.line;
}
