import { sortFindings } from '../findings/build.ts';
import type { Finding } from '../findings/finding.ts';
import {
  type BlockSummary,
  isComplete,
  type Part,
  type Report,
  type SourceSummary,
} from '../findings/report.ts';
import { sureFix } from '../findings/sure-fix.ts';
import type { Ignored } from '../findings/take-out.ts';
import type { Severity } from '../rules/rule.ts';

/** How a format writes a report: each of its things by itself, as soon as it is known, and in the end all of them. */
export interface Format {
  finding(finding: Finding): string;
  block(block: BlockSummary): string;
  ignored(ignored: Ignored): string;
  whole(report: WrittenReport): Iterable<string>;
}

/** A finding as its format has it, and what has to be known of it besides. */
export interface WrittenFinding {
  readonly path: string;
  readonly severity: Severity;
  /** `check --fix` can mend it. */
  readonly fixable: boolean;
  readonly text: string;
}

/** A checked block as its format has it. */
export interface WrittenBlock {
  readonly dialect: string;
  readonly text: string;
}

/** A part of a report as its format has it: plain data that holds nothing of the files. Findings are in their order. */
export interface WrittenPart extends Omit<Part, 'findings' | 'blocks' | 'ignored'> {
  readonly findings: readonly WrittenFinding[];
  readonly blocks: readonly WrittenBlock[];
  readonly ignored: readonly string[];
}

/** A report as its format has it, but for what belongs to all of its parts. */
export interface WrittenReport extends WrittenPart, Omit<Report, keyof Part> {}

/** Writes a part of a report. */
export function writePart(part: Part, format: Format): WrittenPart {
  return {
    findings: sortFindings(part.findings).map((finding) => ({
      path: finding.at.document.path,
      severity: finding.severity,
      fixable: sureFix(finding) !== undefined,
      text: format.finding(finding),
    })),
    blocks: part.blocks.map((block) => ({ dialect: block.dialect, text: format.block(block) })),
    ignored: part.ignored.map((ignored) => format.ignored(ignored)),
    notRecognised: part.notRecognised,
    notRead: part.notRead,
    files: part.files,
  };
}

/** Writes a report that is there as a whole. */
export function writeReport(report: Report, format: Format): WrittenReport {
  const { command, sources, drift, complete } = report;
  return { ...writePart(report, format), command, sources, drift, complete };
}

/** The report of a check whose parts were written one by one; each file is in one of them. */
export function joinParts(parts: readonly WrittenPart[], sources: readonly SourceSummary[]): WrittenReport {
  const notRead = parts.flatMap((part) => part.notRead);
  return {
    command: 'check',
    sources,
    findings: parts.flatMap((part) => part.findings).sort(byPath),
    blocks: parts.flatMap((part) => part.blocks),
    ignored: parts.flatMap((part) => part.ignored),
    notRecognised: parts.flatMap((part) => part.notRecognised),
    notRead,
    files: parts.reduce((sum, part) => sum + part.files, 0),
    drift: undefined,
    complete: isComplete(notRead),
  };
}

function byPath(a: WrittenFinding, b: WrittenFinding): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}
