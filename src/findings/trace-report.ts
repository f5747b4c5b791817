import type { Prompt, SizeName } from '../flow/prompt.ts';
import type { Access, Locality } from '../model/target.ts';
import type { Location } from '../text/document.ts';
import type { BlockSummary, Unread } from './report.ts';

/** A route of a lane, and what became of it. */
export interface TracedRoute {
  readonly id: string;
  readonly at: Location;
  readonly verdict: 'taken' | 'refused' | 'late';
  /** For a route that was refused: clauses such as "`max_words: 40`: the prompt has 58 words". */
  readonly because: readonly string[];
}

/** A target as a trace names it. */
export interface TracedTarget {
  readonly label: string;
  readonly locality: Locality;
  readonly localityBecause: string;
  readonly access: Access;
  readonly accessBecause: string;
}

/** A step of a chain that was tried. */
export interface TracedHop {
  readonly targets: readonly TracedTarget[];
  readonly at: Location;
  /** How it failed, after the targets' names: "cannot be reached". Empty for the step that answers. */
  readonly failed: string;
  /** The title of the lane the step is in, where a step before entered it. */
  readonly lane: string;
  /** What brings an implied step or target about; empty for one that the block states. */
  readonly because: string;
  /** What decides whether the program adds an implied step at all: its version, its environment. */
  readonly depends: readonly string[];
}

/** One way to the end. */
export interface TracedPath {
  readonly hops: readonly TracedHop[];
  /** A target answers; else the program gives up. */
  readonly answered: boolean;
  /** A private prompt ends where the policy does not let it go. */
  readonly forbidden: boolean;
}

/** One prompt in one lane. */
export interface TracedPrompt {
  /** "a private prompt of 58 words". */
  readonly what: string;
  readonly prompt: Prompt;
  readonly routes: readonly TracedRoute[];
  readonly paths: readonly TracedPath[];
  /** The answer to `--why-not`, one sentence a route. */
  readonly whyNot: readonly string[];
}

/** A lane, with a trace for the prompt; where its size is not given, one for each route. */
export interface TracedLane {
  readonly id: string;
  readonly title: string;
  readonly traces: readonly TracedPrompt[];
}

/** What `routelint trace` found out. It holds no piece of the prompt's text. */
export interface TraceReport {
  /** What was measured, given or assumed; no sizes where none was given. */
  readonly given: {
    readonly private: boolean;
    /** Why the prompt counts as private: "it holds an e-mail address". Empty where it does not, or is said to be. */
    readonly because: string;
    readonly sizes: Readonly<Partial<Record<SizeName, number>>>;
    /** Sizes that nobody gave, filled in as people write. */
    readonly assumed: readonly SizeName[];
    /** The sizes in words: "12 words", "1 line (assumed)". */
    readonly told: readonly string[];
    readonly signals: readonly string[];
  };
  readonly blocks: readonly { readonly block: BlockSummary; readonly lanes: readonly TracedLane[] }[];
  /** Sentences: which targets a name stands for, what is not modelled. */
  readonly notes: readonly string[];
  readonly notRecognised: readonly Unread[];
  readonly notRead: readonly Unread[];
  readonly complete: boolean;
}
