import type { Node } from '../blocks/node.ts';
import type { ProgramVersion, RoutingModel } from '../model/routing.ts';
import type { Catalogue } from '../providers/catalogue.ts';

/** The ids of the dialects that have a folder of their own. */
export type DialectId = 'smart-model-routing' | 'hermes' | 'litellm';

/** What a dialect says of a parsed block: is it mine, how sure, all of it or a piece. */
export interface Detection {
  readonly dialect: DialectId;
  /** A whole config, or a piece of one as posts show them (only `router_settings`, only `fallback_providers`). */
  readonly completeness: 'whole' | 'fragment';
  /** From 0 to 1; the highest wins, and below 0.5 a block is not recognised. */
  readonly score: number;
  /** The keys that decided it, for `routelint sources`. */
  readonly evidence: readonly string[];
  /**
   * The key of a fragment whose parent is not shown: a block that is only a list of `{provider, model}` may be
   * the value of `fallback_providers`. The adapter reads the node as if it stood there.
   */
  readonly under?: string;
}

/** What an adapter may know beside the block. */
export interface AdaptContext {
  readonly catalogue: Catalogue;
  /** The version declared for this dialect, or `unknown`; the adapter may replace unknown by what the file says. */
  readonly version: ProgramVersion;
  readonly completeness: 'whole' | 'fragment';
  readonly under?: string;
  /** Environment variables declared as set where the program runs; undefined when nothing is said of them. */
  readonly env?: readonly string[];
}

/** A key or value that the program no longer reads, or reads under another name. */
export interface HistoryEntry {
  readonly kind: 'removed' | 'renamed' | 'moved' | 'default-changed';
  /** The path with `*` for any key or index: `compression.summary_model`. */
  readonly path: string;
  /** Set when only this value is concerned (a removed provider id). */
  readonly value?: string;
  /** The first release that behaves the new way, `0.11`; undefined when the release is not known. */
  readonly since: string | undefined;
  /** ISO date of the change. */
  readonly date: string | undefined;
  /** The first release that read it at all. */
  readonly added?: string;
  /** For renamed and moved: the path that is read now. */
  readonly to?: string;
  /** The old key is still honoured, if only where the new one is empty: leftovers are no mistake. */
  readonly stillRead?: boolean;
  /** What to do instead, and what the program does with the old key: a sentence or two. */
  readonly note: string;
  /** Where the fact comes from: a commit or an issue. */
  readonly source: string;
}

/** One format of routing config. */
export interface Dialect {
  readonly id: DialectId;
  /** The program that reads it: "Hermes Agent". */
  readonly program: string;
  /** The YAML version its program reads; PyYAML reads 1.1. */
  readonly yaml: '1.1' | '1.2';
  /** Byte strings of which at least one is in every file that can be this dialect: what lets most files go unparsed. */
  readonly hints: readonly string[];
  /** Scores a parsed block from its keys. Undefined: certainly not this dialect. */
  detect(root: Node): Detection | undefined;
  /** Builds the routing model. Total: whatever the shape of the block, it returns a model and never throws. */
  adapt(root: Node, context: AdaptContext): RoutingModel;
  readonly history: readonly HistoryEntry[];
  /**
   * Documents show this config in parts: a fence is never the whole of it, whatever keys it has, so that nothing is
   * concluded from what it leaves out. A block marked `complete` is.
   */
  readonly shownInParts: boolean;
}
