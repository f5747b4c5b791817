import type { BlockStatus } from '../blocks/block.ts';
import type { Role } from '../model/role.ts';
import type { SourcePart } from './part.ts';
import type { ConfigProblem } from './problem.ts';

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
export interface SourceSpec extends SourcePart {
  /** Where its paths start: the directory of the file that declares it. */
  readonly directory: string;
}

/** What is said of all blocks of a file at once. A block's own marker comes before it. */
export interface DeclaredStatus {
  readonly status: BlockStatus;
  /** For `asof`: an ISO date. */
  readonly date: string | undefined;
  readonly reason: string | undefined;
  /** Who says so, a clause: "routelint.yaml says so of `docs/old/**`", "it is in an archive". */
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

/** What the search for some files met. */
export interface Met {
  readonly notRead: readonly NotRead[];
  /** Globs that match nothing, variables that are not set: warnings. */
  readonly problems: readonly ConfigProblem[];
  /** Folders that were passed by: other people's files, copies that a build made. Absolute. */
  readonly skipped: readonly string[];
}

/** A declared source with its files, and what was met on the way to them. */
export interface FoundSource extends Met {
  readonly source: Source;
}
