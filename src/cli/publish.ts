import { SEVERITY_RANK } from '../findings/build.ts';
import type { Report } from '../findings/report.ts';
import { absolutePath } from '../project/paths.ts';
import { UsageError } from '../project/problem.ts';
import { loadPaint } from '../report/paint.ts';
import { pretty } from '../report/pretty.ts';
import { summaryLines } from '../report/summary.ts';
import type { Severity } from '../rules/rule.ts';
import { VERSION } from '../version.ts';
import { useColour } from './colour.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import type { CommonOptions } from './options.ts';

// Small pieces are gathered: a write for each line of a large report takes longer than the check.
const CHUNK = 1 << 16;

/** Writes a report in the format asked for, and returns the exit code that the same report comes to. */
export async function publish(
  report: Report,
  options: CommonOptions,
  failOn: Severity,
  io: Io,
): Promise<ExitCode> {
  const least = options.failOn ?? failOn;
  const code = exitCode(report, least, options.allowEmpty === true);
  const quiet = options.quiet === true;
  if (quiet && code === EXIT.clean) return code;
  const pieces = await format(report, options, quiet && least !== 'never' ? least : 'info', io);
  if (options.output === undefined) writeAll(pieces, (text) => io.stdout.write(text));
  else {
    writeReport(options.output, [...pieces].join(''), io);
    const paint = await loadPaint(useColour(options.color, io.stderr, io));
    writeAll(summaryLines(report, paint), (text) => io.stderr.write(text));
  }
  if (code === EXIT.nothing) io.stderr.write(`routelint: ${nothingWords(report)}\n`);
  return code;
}

/** The exit code is derived from the report alone, so that what is printed always explains it. */
export function exitCode(report: Report, failOn: Severity | 'never', allowEmpty: boolean): ExitCode {
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

async function format(
  report: Report,
  options: CommonOptions,
  least: Severity,
  io: Io,
): Promise<Iterable<string>> {
  if (options.format === 'json') {
    const { jsonReport } = await import('../report/json.ts');
    return [jsonReport(report, { name: 'routelint', version: VERSION })];
  }
  if (options.format === 'github') {
    const { github } = await import('../report/github.ts');
    return github(report);
  }
  const colour = options.output === undefined && useColour(options.color, io.stdout, io);
  return pretty(report, { paint: await loadPaint(colour || options.color === 'always'), least });
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
export function writeReport(path: string, text: string, io: Io): void {
  try {
    io.writeFile(absolutePath(io.host, path), text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`the report could not be written to ${path}: ${reason}`);
  }
}

function nothingWords(report: Report): string {
  if (report.command === 'diff') return 'nothing was compared, which says nothing about drift';
  const known = 'routing config that routelint knows (smart-model-routing, hermes, litellm)';
  if (report.files === 0) return 'there is no file to check';
  return report.files === 1
    ? `the file holds no ${known}`
    : `none of the ${report.files} files holds ${known}`;
}
