import type { KnownSizes } from '../flow/complete.ts';
import type { Failure } from '../flow/flow.ts';
import type { Signal, SizeName } from '../flow/prompt.ts';
import type { Access, Locality } from '../model/target.ts';
import type { Document, Location } from '../text/document.ts';

/** A word of a test file with its place: the name of a lane, a target, a route, a signal. */
export interface Named {
  readonly text: string;
  readonly at: Location;
}

/** What is said of a target: all that is given must hold, and of each list one. Names may be globs with `*`. */
export interface Attributes {
  readonly locality?: readonly Locality[];
  readonly access?: readonly Access[];
  readonly provider?: readonly Named[];
  readonly target?: readonly Named[];
  readonly host?: readonly Named[];
}

/** The bounds of a size, both included; undefined is open. */
export interface Range {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** A set of prompts: those that a policy speaks of. */
export interface PromptSet {
  readonly at: Location;
  /** Names of lanes, globs, and what `!` takes away again; empty: every lane that callers can ask for. */
  readonly lanes: readonly Named[];
  /** Undefined: private or not. */
  readonly private: boolean | undefined;
  readonly sizes: ReadonlyMap<SizeName, Range>;
  readonly signals: readonly SignalReading[];
}

/** What a signal says of a prompt. */
export interface SignalReading {
  readonly name: Named;
  readonly value: Signal;
}

/** The states of the world that a policy is held to. */
export type Worlds =
  /** Whatever fails, in whatever way. */
  | { readonly kind: 'all' }
  /** Nothing fails. */
  | { readonly kind: 'up' }
  /** At most so many targets, hosts or accounts cannot be reached. */
  | { readonly kind: 'down'; readonly most: number };

/** What a policy says of where its prompts go. */
export type Claim =
  /** No target that fits any of these is ever reached. */
  | { readonly kind: 'never'; readonly of: readonly Attributes[] }
  /** Every target that is reached fits one of these. */
  | { readonly kind: 'only'; readonly of: readonly Attributes[] }
  /** No target answers while one of an earlier kind that stands in the same chain works. What fits none comes last. */
  | { readonly kind: 'prefer'; readonly of: readonly Attributes[] }
  /** Some target answers. */
  | { readonly kind: 'always' };

/** A statement about all prompts of a set, in all worlds of a kind. */
export interface RoutePolicy {
  readonly name: string;
  readonly at: Location;
  readonly forall: PromptSet;
  readonly claim: Claim;
  readonly worlds: Worlds;
}

/** A prompt that a case sends on its way. */
export interface GivenPrompt {
  readonly at: Location;
  readonly lanes: readonly Named[];
  readonly private: boolean;
  readonly sizes: KnownSizes;
  /** The text itself, which is measured and is in no report. */
  readonly text: string | undefined;
  readonly signals: readonly SignalReading[];
}

/** What must come of a case's prompt. Of a pool every target that may answer must fit. */
export interface Expectation {
  readonly at: Location;
  readonly served?: boolean;
  /** The names or globs of which the target that answers goes by one. */
  readonly target?: readonly Named[];
  /** None of which it goes by. */
  readonly notTarget?: readonly Named[];
  readonly locality?: readonly Locality[];
  readonly access?: readonly Access[];
  /** The route that the prompt takes in the lane it comes in by: its id, or a name of its first targets. */
  readonly route?: Named;
  /** Each step that is tried, in order, the one that answers last; several names for the targets of a pool. */
  readonly chain?: readonly (readonly Named[])[];
}

/** One prompt in one state of the world. */
export interface RouteCase {
  readonly name: string;
  readonly at: Location;
  readonly given: GivenPrompt;
  readonly failing: readonly { readonly name: Named; readonly failure: Failure }[];
  readonly expect: Expectation;
}

/** A `*.route-test.yaml`, read. */
export interface RouteTestFile {
  readonly document: Document;
  /** Paths, globs or names of sources; empty: what is live. */
  readonly configs: readonly Named[];
  readonly policies: readonly RoutePolicy[];
  readonly cases: readonly RouteCase[];
}
