import type { DriftSummary } from '../drift/summary.ts';
import type { Role } from '../model/role.ts';
import type { Severity } from '../rules/rule.ts';
import type { Location } from '../text/document.ts';
import type { Finding } from './finding.ts';
import type { Ignored } from './take-out.ts';

/** One checked block, as reports list it. */
export interface BlockSummary {
  readonly id: string;
  readonly at: Location;
  readonly source: string;
  readonly role: Role;
  readonly dialect: string;
  readonly program: string;
  readonly completeness: 'whole' | 'fragment';
  readonly evidence: readonly string[];
  /** The program version in force: `0.11`, `0.9 to 0.10`, or undefined when it is not known. */
  readonly version: string | undefined;
  readonly status: string | undefined;
  /** Lanes with more ways through than are followed: of them nothing is proved. Not there where all were followed. */
  readonly notFollowed?: readonly string[];
}

/** A named set of files, as reports list it. */
export interface SourceSummary {
  readonly name: string;
  readonly role: Role;
  readonly files: number;
  readonly because: string;
}

/** A file or block that was looked at and not checked, with the reason people are told. */
export interface Unread {
  readonly path: string;
  /** 1-based; undefined when it is about the whole file. */
  readonly line: number | undefined;
  readonly reason: string;
  /** The file could not be read at all: the run is not complete. */
  readonly failed: boolean;
}

/** What was found out about the files of a run, or about some of them, in their order. */
export interface Part {
  readonly blocks: readonly BlockSummary[];
  readonly findings: readonly Finding[];
  /** Findings that a comment beside them takes out, with its reason. */
  readonly ignored: readonly Ignored[];
  /** Files and blocks that are not routing config, or not one routelint knows. */
  readonly notRecognised: readonly Unread[];
  readonly notRead: readonly Unread[];
  readonly files: number;
}

/** Everything a run found out: what every report format shows a part of. */
export interface Report extends Part {
  readonly command: 'check' | 'diff';
  readonly sources: readonly SourceSummary[];
  readonly drift: DriftSummary | undefined;
  /** False when something that should have been read was not, so that silence proves nothing. */
  readonly complete: boolean;
}

/** False of a run in which something could not be read that should have been. */
export function isComplete(notRead: readonly Unread[]): boolean {
  return !notRead.some(({ failed }) => failed);
}

/** How many findings there are of each severity. */
export function countSeverities(
  findings: readonly { readonly severity: Severity }[],
): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}
