import type { Block } from '../blocks/block.ts';
import type { Span } from '../text/span.ts';

/** How a documented statement stands to the live config. */
export type Verdict = 'holds' | 'contradicts' | 'not-live' | 'omits';

/** One statement of a documented block, compared. */
export interface Claim {
  readonly verdict: Verdict;
  /** Keys and identities from the block's root: `fallback_providers[openrouter/gpt-5]`. */
  readonly path: string;
  /** What kind of difference it is; picks the words in the rule's file. */
  readonly code: string;
  readonly block: Block;
  readonly span: Span;
  /** The live block and place it was compared with; undefined where live has no such place. */
  readonly live: { readonly block: Block; readonly span: Span } | undefined;
  /** What each side says, redacted, for messages. */
  readonly documented: string;
  readonly actual: string;
  /** Why live no longer has it, from the dialect's history. */
  readonly explanation: string;
}
