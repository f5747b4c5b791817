import type { BlockStatus } from '../blocks/block.ts';
import type { Role } from '../model/role.ts';
import type { Location } from '../text/document.ts';

export type { Role };

/** A named set of files. `config` is the role of files that nothing says more about. */
export interface Source {
  readonly name: string;
  readonly role: Role;
  /** Absolute paths, sorted. */
  readonly files: readonly string[];
  /** Why these files: "routelint.yaml", "named on the command line", "~/.hermes/config.yaml is where Hermes keeps it". */
  readonly because: string;
  /** The dialect its owner names for all its files; undefined leaves it to detection. */
  readonly dialect: string | undefined;
}

/** A source as `routelint.yaml` declares it, before its globs are expanded. */
export interface SourceSpec {
  readonly name: string;
  readonly role: Role;
  readonly patterns: readonly Pattern[];
  readonly dialect: string | undefined;
  readonly status: DeclaredStatus | undefined;
  readonly at: Location;
}

/** One path or glob, with `~` and variables expanded and made absolute, `/` as separator on every platform. */
export interface Pattern {
  /** As it was written, for messages. */
  readonly text: string;
  readonly path: string;
  /** Written with a leading `!`: takes files away. */
  readonly negated: boolean;
  /** Where it is written; undefined when it comes from the command line. */
  readonly at: Location | undefined;
}

/** What is said of all blocks of a file at once. A block's own marker comes before it. */
export interface DeclaredStatus {
  readonly status: BlockStatus;
  /** For `asof`: an ISO date. */
  readonly date: string | undefined;
  readonly reason: string | undefined;
  /** Who says so, a clause: "routelint.yaml says so of `docs/old/**`", "posts are true as of their date". */
  readonly because: string;
}

/**
 * Why a file was not read: `missing` (it vanished, or its link leads nowhere), `denied`, `not-a-file` (a pipe, a
 * socket, a device), `too-large`, `loop` (links that lead to themselves), `limit` (the walk ended), `io` (anything else).
 */
export type NotReadCode = 'missing' | 'denied' | 'not-a-file' | 'too-large' | 'loop' | 'limit' | 'io';

/** A file that was found and not read into blocks, with the reason people are told. */
export interface NotRead {
  /** Absolute. */
  readonly path: string;
  /** A clause: "permission denied". */
  readonly reason: string;
  readonly code: NotReadCode;
}
