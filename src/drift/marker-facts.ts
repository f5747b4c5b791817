import type { Block } from '../blocks/block.ts';
import type { StageFact } from '../rules/stage-facts.ts';
import { nearest } from '../text/nearest.ts';
import { wholeView } from '../text/view.ts';
import type { BlockFacts } from './facts.ts';
import { showScalar } from './show.ts';

const STATUS_WORDS = ['current', 'asof', 'historical', 'proposal', 'example'];
const WORDS = [...STATUS_WORDS, 'complete', 'ignore', 'reason', 'dialect', 'date', 'backup'];

/**
 * What is wrong with what a block says of itself: a status that keeps it from being compared and no reason for it, an
 * `asof` without a day, words that mean nothing. Each page-wide marker is reported with every block it holds for;
 * `uniqueMarkerFacts` leaves one.
 */
export function markerFacts(block: Block): BlockFacts {
  const { status, reason, date, span, unknown } = block.markers;
  const facts: StageFact[] = unknown.map((word) => unknownWord(word.text, word.span));
  if (span && status !== undefined && reason === undefined) {
    const skips = status === 'historical' || status === 'proposal' || status === 'example';
    if (skips) facts.push({ rule: 'marker-reason', code: 'no-reason', span, related: [], data: { status } });
  }
  if (span && status === 'asof' && date === undefined) {
    facts.push({ rule: 'marker-unknown', code: 'no-date', span, related: [], data: { status } });
  }
  return { block: inHost(block), facts };
}

/** The marker facts of several blocks, those that share a place once. */
export function uniqueMarkerFacts(blocks: readonly Block[]): readonly BlockFacts[] {
  const seen = new Set<string>();
  return blocks.map((block) => {
    const found = markerFacts(block);
    const facts = found.facts.filter(({ rule, span }) => {
      const key = `${block.view.document.path}\u0000${rule}\u0000${span.start}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    return { block: found.block, facts };
  });
}

/** The fact that a block is marked as no longer, or not yet, true, and all it says is live. */
export function staleFacts(block: Block): readonly StageFact[] {
  const { status } = block.markers;
  const start = block.root?.start ?? 0;
  const code = status === 'proposal' ? 'proposal-is-live' : 'history-is-live';
  return [
    { rule: 'stale-marker', code, span: { start, end: start }, related: [], data: { status: status ?? '' } },
  ];
}

function unknownWord(text: string, span: StageFact['span']): StageFact {
  const [word = ''] = text.split('=');
  const data = { word: showScalar(text), suggestion: nearest(word, WORDS) ?? '' };
  const known = WORDS.includes(word.toLowerCase());
  const code = !known
    ? 'unknown-word'
    : STATUS_WORDS.includes(word.toLowerCase()) && word === text
      ? 'second-status'
      : 'unusable-value';
  return { rule: 'marker-unknown', code, span, related: [], data };
}

// Markers stand outside the view of the block they belong to: their spans are the host's.
function inHost(block: Block): Block {
  return { ...block, view: wholeView(block.view.document) };
}
