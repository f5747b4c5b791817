import type { Span } from '../text/span.ts';
import { locate, type View } from '../text/view.ts';
import type { Block } from './block.ts';

/** A block that has no id yet: ids count the blocks of a document. */
export type Draft = Omit<Block, 'id'>;

/** Text that looked like config and was not read, as a span of the document, and why. */
export interface Skipped {
  readonly span: Span;
  readonly reason: string;
}

/** What was made of a text, in the order of the text. */
export interface Drafts {
  readonly blocks: readonly Draft[];
  readonly skipped: readonly Skipped[];
}

/** What is made of a text that holds no config. */
export const NOTHING: Drafts = { blocks: [], skipped: [] };

/** What is made of a text, or of a part of it, that is not read for a reason worth telling. */
export function skip(view: View, reason: string, span: Span = { start: 0, end: view.text.length }): Drafts {
  return { blocks: [], skipped: [{ span: locate(view, span).span, reason }] };
}

/** What was made of the parts of a text, one after the other. */
export function joinDrafts(parts: readonly Drafts[]): Drafts {
  if (parts.length === 1 && parts[0]) return parts[0];
  return { blocks: parts.flatMap(({ blocks }) => blocks), skipped: parts.flatMap(({ skipped }) => skipped) };
}
