import type { CompareVerdict } from '../flow/compare-verdict.ts';
import type { Location } from '../text/document.ts';
import type { BlockSummary, Unread } from './report.ts';
import type { TracedPrompt, TracedTarget } from './trace-report.ts';

export type { CompareVerdict };

/** Something on both sides of a comparison. */
export interface OldNew<Value> {
  readonly old: Value;
  readonly new: Value;
}

/** A target that one side alone can reach. */
export interface ReachedTarget {
  readonly target: TracedTarget;
  /** "when qwen3 at localhost cannot be reached"; empty where nothing must fail. */
  readonly when: string;
  /** The step that leads there. */
  readonly at: Location;
  /** What brings an implied step about; empty for one that the block states. */
  readonly because: string;
  /** What decides whether the program adds an implied step at all: its version, its environment. */
  readonly depends: readonly string[];
}

/** One thing about a place that both sides reach. */
export interface AlteredTarget extends OldNew<string> {
  readonly label: string;
  readonly what: 'locality' | 'access';
  /** The place's target, where the new side names it. */
  readonly at: Location;
}

/** A prompt that goes another way when some targets fail, and both ways. */
export interface ComparedWitness {
  /** "a prompt of 221 characters". */
  readonly what: string;
  /** As in `ReachedTarget`. */
  readonly when: string;
  readonly failing: readonly { readonly target: string; readonly failure: string }[];
  /** Undefined on a side that has no such lane. */
  readonly old: TracedPrompt | undefined;
  readonly new: TracedPrompt | undefined;
}

/** Prompts of a lane for which the change is the same. */
export interface ComparedPrompts {
  readonly verdict: CompareVerdict;
  /** Which prompts they are: "prompts of at most 220 characters". */
  readonly which: readonly string[];
  /** Where they go while nothing fails. Not moved: the same places, whatever they are called. */
  readonly first: OldNew<readonly TracedTarget[]> & { readonly moved: boolean };
  readonly gained: readonly ReachedTarget[];
  readonly lost: readonly ReachedTarget[];
  readonly altered: readonly AlteredTarget[];
  readonly witnesses: readonly ComparedWitness[];
}

/** A lane of either side. */
export interface ComparedLaneReport {
  readonly id: string;
  readonly title: string;
  /** Which sides have it. */
  readonly on: 'both' | 'old' | 'new';
  /** What brings the lane about where no key names it, on the new side or else the old one. */
  readonly because: string;
  /** On one side a pattern takes the name: a sentence. Empty otherwise. */
  readonly note: string;
  readonly verdict: CompareVerdict;
  readonly prompts: readonly ComparedPrompts[];
}

/** A way beside the lanes by which prompts leave. */
export interface ComparedSide {
  readonly name: string;
  readonly locality: string;
  readonly sees: string;
  readonly at: Location;
}

/** Two configs that belong together. */
export interface ComparedPair extends OldNew<BlockSummary> {
  readonly verdict: CompareVerdict;
  readonly lanes: readonly ComparedLaneReport[];
  readonly beside: { readonly gained: readonly ComparedSide[]; readonly lost: readonly ComparedSide[] };
  /** Clauses on what is not followed on either side: no proof goes beyond it. */
  readonly notFollowed: readonly string[];
  /** Clauses on what the change itself leaves open: what only one side has and is not followed, a search cut short. */
  readonly open: readonly string[];
}

/** Somewhere that prompts can go now and could not before. */
export interface NewAccessFound {
  /** The lane's title, or the name of what stands beside the lanes. */
  readonly by: string;
  /** "a prompt of 221 characters". */
  readonly what: string;
  readonly when: string;
  readonly target: string;
  readonly locality: string;
  readonly access: string;
  /** What is asked about is not known of the target: it may be so. */
  readonly maybe: boolean;
  readonly at: Location;
  readonly depends: readonly string[];
}

/** The answer to one `--no-new`. */
export interface NewAccessAnswer {
  /** As asked: `locality=cloud`. */
  readonly asked: string;
  /** `unknown`: nothing was found, and something is open. */
  readonly answer: 'none' | 'found' | 'unknown';
  readonly found: readonly NewAccessFound[];
}

/** What `routelint compare` found out. */
export interface CompareReport {
  readonly verdict: CompareVerdict;
  readonly pairs: readonly ComparedPair[];
  readonly unpaired: readonly { readonly side: 'old' | 'new'; readonly block: BlockSummary }[];
  readonly noNew: readonly NewAccessAnswer[];
  readonly notRecognised: readonly Unread[];
  readonly notRead: readonly Unread[];
  /** False when something that should have been read was not. */
  readonly complete: boolean;
}
