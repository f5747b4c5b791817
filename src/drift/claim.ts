import type { Block } from '../blocks/block.ts';
import type { Span } from '../text/span.ts';

/** How a documented statement stands to the live config. */
export type Verdict = 'holds' | 'contradicts' | 'not-live' | 'omits';

/** `reroutes`: prompts would go elsewhere, or under other conditions. Anything else is `settings`. */
export type Effect = 'reroutes' | 'settings';

/**
 * `claim`: a document against what is running. `change`: two whole configs, the earlier in the place of the
 * document, so that `not-live` reads "removed" and `omits` reads "added".
 */
export type ClaimMode = 'claim' | 'change';

/** One statement of a documented block, compared. */
export interface Claim {
  readonly mode: ClaimMode;
  readonly verdict: Verdict;
  /** Keys and identities from the block's root: `fallback_providers[openrouter/gpt-5]`. */
  readonly path: string;
  /** What kind of difference it is; picks the words in the rule's file. */
  readonly code: string;
  readonly effect: Effect;
  readonly block: Block;
  readonly span: Span;
  /** The live block and the place nearest to what is claimed; undefined where live has none but the file itself. */
  readonly live: { readonly block: Block; readonly span: Span; readonly path: string } | undefined;
  /** The live block that it was compared with, also where nothing in it is near. */
  readonly against?: Block;
  /** What each side says, redacted, for messages; '' where it holds within one program. */
  readonly documented: string;
  readonly actual: string;
  /** Why live no longer has it, from the dialect's history: a clause; '' when nothing is known. */
  readonly explanation: string;
  /** The day the block says it was true of; drift since then is no error. */
  readonly asOf: string | undefined;
}
