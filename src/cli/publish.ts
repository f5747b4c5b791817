import { SEVERITY_RANK } from '../findings/build.ts';
import { absolutePath } from '../project/paths.ts';
import { UsageError } from '../project/problem.ts';
import { loadPaint } from '../report/paint.ts';
import { summaryLines } from '../report/summary.ts';
import type { Format, WrittenReport } from '../report/written.ts';
import type { Severity } from '../rules/rule.ts';
import { useColour } from './colour.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import type { CommonOptions } from './options.ts';

// Small pieces are gathered: a write for each line of a large report takes longer than the check.
const CHUNK = 1 << 15;

/** Publishes a report in the format it was written in, and returns the exit code that the same report comes to. */
export async function publish(
  report: WrittenReport,
  format: Format,
  options: CommonOptions,
  failOn: Severity,
  io: Io,
): Promise<ExitCode> {
  const code = exitCode(report, options.failOn ?? failOn, options.allowEmpty === true);
  if (options.quiet === true && code === EXIT.clean) return code;
  const pieces = format.whole(report);
  if (options.output === undefined) writeAll(pieces, (text) => io.stdout.write(text));
  else {
    saveReport(options.output, [...pieces].join(''), io);
    const paint = await loadPaint(useColour(options.color, io.stderr, io));
    writeAll(summaryLines(report, paint), (text) => io.stderr.write(text));
  }
  if (code === EXIT.nothing) io.stderr.write(`routelint: ${nothingWords(report)}\n`);
  return code;
}

/** The exit code is derived from the report alone, so that what is printed always explains it. */
export function exitCode(report: WrittenReport, failOn: Severity | 'never', allowEmpty: boolean): ExitCode {
  if (!report.complete) return EXIT.trouble;
  const checked = report.command === 'diff' ? (report.drift?.compared ?? 0) : report.blocks.length;
  if (failOn !== 'never') {
    const fails = report.findings.some((finding) => SEVERITY_RANK[finding.severity] >= SEVERITY_RANK[failOn]);
    if (fails) return EXIT.findings;
  }
  // That nothing was compared is no success, whatever else there is to say of the files.
  const hasSaid = report.command !== 'diff' && report.findings.length > 0;
  return checked > 0 || hasSaid || allowEmpty ? EXIT.clean : EXIT.nothing;
}

function writeAll(pieces: Iterable<string>, write: (text: string) => void): void {
  let pending = '';
  for (const piece of pieces) {
    pending += piece;
    if (pending.length < CHUNK) continue;
    write(pending);
    pending = '';
  }
  if (pending !== '') write(pending);
}

/** Writes a report to a file, as a whole or not at all. */
export function saveReport(path: string, text: string, io: Io): void {
  try {
    io.writeFile(absolutePath(io.host, path), text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`the report could not be written to ${path}: ${reason}`);
  }
}

function nothingWords(report: WrittenReport): string {
  if (report.command === 'diff') return 'nothing was compared, which says nothing about drift';
  const known = 'routing config that routelint knows (smart-model-routing, hermes, litellm)';
  if (report.files === 0) return 'there is no file to check';
  return report.files === 1
    ? `the file holds no ${known}`
    : `none of the ${report.files} files holds ${known}`;
}
