import type { Span } from '../text/span.ts';
import type { Implied, Judged, Locality, Target } from './target.ts';

/** The kinds of failure that programs tell apart when they pick a fallback. `any` stands for each of them. */
export type Trigger =
  | 'any'
  | 'rate-limit'
  | 'billing'
  | 'auth'
  | 'connection'
  | 'timeout'
  | 'server-error'
  | 'context-window'
  | 'content-policy'
  | 'bad-request'
  | 'no-credential';

/** What kind of work a lane takes in. */
export type LaneKind =
  | 'main'
  | 'cheap'
  | 'group'
  | 'alias'
  | 'catch-all'
  | 'delegation'
  | 'auxiliary'
  | 'embedding'
  | 'rerank'
  | 'image'
  | 'audio'
  | 'channel'
  | 'cron';

/** One limit on a prompt's size, as a key states it. */
export interface SizeClause {
  readonly kind: 'size';
  readonly dimension: 'chars' | 'words' | 'lines' | 'tokens';
  readonly operator: '<=' | '<' | '>' | '>=';
  readonly value: number;
  readonly span: Span;
  /** Set where no key states the limit: it is the program's own. */
  readonly implied?: Implied;
}

/** A yes-or-no reading of a prompt (holds code, a URL, a keyword), or of the caller. */
export interface SignalClause {
  readonly kind: 'signal';
  readonly name: string;
  readonly value: boolean;
  readonly span: Span;
  /** Set where no key states the clause: the program asks by itself. */
  readonly implied?: Implied;
  /** Of the signals of one group at most one is a yes: a router picks one model, a request carries one tag. */
  readonly group?: string;
  /**
   * What the clause comes to where the signal cannot be had (a classifier that is down); undefined: it always can. The
   * signals of a group are one reading: where one of them cannot be had, none can.
   */
  readonly unavailable?: 'holds' | 'fails';
}

/** All clauses must hold; no clause is always true. */
export interface Condition {
  readonly all: readonly (SizeClause | SignalClause)[];
}

/**
 * One step of a chain: a target, or a pool that the program picks from freely, or another lane that takes over
 * with its own chain (`enters`, as LiteLLM's fallback groups do).
 */
export interface Step {
  /** Ids of targets. Empty when the step enters a lane. */
  readonly targets: readonly string[];
  /** The id of the lane that takes over, with its fallbacks. */
  readonly enters: string | undefined;
  /** Failures of what was tried before that lead here; empty for the first step. */
  readonly on: readonly Trigger[];
  readonly span: Span;
  readonly implied: Implied | undefined;
  /** In a model with `lists`: a fallback of every name, for lanes without one of their own. */
  readonly catchAll?: boolean;
  /** Set where the fallback was not written for this lane: a clause that says whose it is and why it counts here. */
  readonly inherited?: string;
}

/**
 * Chains as lists of fallbacks. A failure opens a list: the steps of the chain that it leads to. The list is then tried in
 * order, whatever its steps fail with, and each of them first opens a list of its own. Every fallback tried on the way
 * counts towards `maxDepth`, where no more lists are opened. (Otherwise the last failure picks the next step of a chain.)
 */
export interface ListRules {
  /** A lane is tried once for each prompt; otherwise lanes lead back into each other until the depth is used up. */
  readonly once: boolean;
  /** A lane without a list for a failure goes on with that of the lane that the prompt came in by. */
  readonly resumes: boolean;
  /** Failures that count as any other where no lane on the way has a list for them: none of its own, none for every name. */
  readonly plain: readonly Trigger[];
  /** A pool is left as soon as one of its targets has failed, whether or not another works. */
  readonly hasty: boolean;
}

/** A condition and the chain it selects. Within a lane the first route that matches wins. */
export interface Route {
  readonly id: string;
  readonly when: Condition;
  readonly chain: readonly Step[];
  readonly span: Span;
  readonly implied: Implied | undefined;
  /** Nothing answers to the name itself: every prompt fails at once, and the chain holds fallbacks only. */
  readonly unanswered?: boolean;
}

/** An entry that prompts come in by. */
export interface Lane {
  /** Unique in the model: `main`, `auxiliary.vision`, `delegation`, `group:fast`. */
  readonly id: string;
  readonly kind: LaneKind;
  /** The name the setup's owner would use: "the main lane", "auxiliary task vision", "model group fast". */
  readonly title: string;
  readonly routes: readonly Route[];
  readonly span: Span;
  readonly implied: Implied | undefined;
  /** Only fallbacks lead here: callers cannot ask for it. */
  readonly inner?: boolean;
  /**
   * Failures with which a prompt gives up here. In a model with `lists`: the list for them is there, and is empty.
   * Otherwise: the chain is left when its first choice fails with one of them, wherever else they lead on.
   */
  readonly ends?: readonly Trigger[];
}

/** A way prompts leave other than a chain: callbacks, semantic caches, guardrail services, routers that embed. */
export interface SideChannel {
  readonly kind: 'callback' | 'cache' | 'guardrail' | 'embedding-router' | 'mirror' | 'tool' | 'trace';
  readonly name: string;
  readonly locality: Judged<Locality>;
  /** What of the prompt goes there: a clause, "the full prompt and answer". */
  readonly sees: string;
  readonly span: Span;
}

/** A filter that prompts are meant to pass before a model is given them. */
export interface Guard {
  readonly name: string;
  /** When it runs: before the model is given the prompt, beside or behind that, or on what is logged alone. */
  readonly runs: 'before' | 'late' | 'logs';
  /** A clause on when it runs: "`mode: post_call` looks at the answer". */
  readonly because: string;
  /** Every request passes it, or the block names models whose requests do; otherwise the caller has to ask for it. */
  readonly applied: boolean;
  readonly span: Span;
}

/**
 * A fact about the block that the adapter met on the way and that a rule reports: an entry that is skipped, a key
 * that another one hides. `code` picks the words in `rules/<rule>.yaml`; `data` fills them.
 */
export interface Observation {
  readonly rule: string;
  readonly code: string;
  readonly span: Span;
  readonly related: readonly { readonly span: Span; readonly label: string }[];
  readonly data: Readonly<Record<string, string | number | boolean>>;
  /** Set where the rule's own confidence is too high for this one: a behaviour of some versions only, say. */
  readonly confidence?: 'low' | 'medium' | 'high';
  /** A replacement that mends it, where one is certain. */
  readonly fix?: { readonly span: Span; readonly text: string; readonly title: string };
}

/** Read, understood to matter, and not modelled: no proof may be given over it. */
export interface NotModelled {
  /** A clause: "`auto_router_config` routes by similarity of embeddings". */
  readonly what: string;
  readonly span: Span;
}

/** The version of the program that reads a block. Bounds are inclusive releases such as `0.10`; undefined is open. */
export interface ProgramVersion {
  readonly min: string | undefined;
  readonly max: string | undefined;
  /** How it is known: a clause, "`_config_version: 17` is written by v0.9 and v0.10". */
  readonly because: string;
  readonly source: 'declared' | 'inferred' | 'unknown';
  readonly span?: Span;
}

/** Everything a block says, or implies, about where prompts can go. Spans are in the block's view. */
export interface RoutingModel {
  readonly dialect: string;
  readonly version: ProgramVersion;
  readonly lanes: readonly Lane[];
  readonly targets: ReadonlyMap<string, Target>;
  readonly sideChannels: readonly SideChannel[];
  readonly observations: readonly Observation[];
  readonly notModelled: readonly NotModelled[];
  /** How many fallbacks deep a prompt can go before the program gives up; undefined for no limit. */
  readonly maxDepth: number | undefined;
  /** Set where failures open lists of fallbacks. */
  readonly lists?: ListRules;
  /** Filters that take private data out of prompts, where the dialect has such. */
  readonly guards?: readonly Guard[];
  /** Targets on which the block sets no limit of any kind, by id; undefined where the dialect has none to set. */
  readonly unbounded?: ReadonlySet<string>;
}
