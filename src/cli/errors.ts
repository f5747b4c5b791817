import { ConfigError, type ConfigProblem, UsageError } from '../project/problem.ts';
import { frame } from '../report/frame.ts';
import { loadPaint } from '../report/paint.ts';
import { escapeControls, printable } from '../report/printable.ts';
import { locationRange } from '../text/document.ts';
import { useColour } from './colour.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';

/** Prints an error on stderr and returns the exit code for it. */
export async function reportError(error: unknown, io: Io): Promise<ExitCode> {
  for (const line of await errorLines(error, io)) io.stderr.write(`${line}\n`);
  return EXIT.trouble;
}

/** Problems of a settings file in the shape of findings: place, message, code frame, help. */
export async function problemLines(problems: readonly ConfigProblem[], io: Io): Promise<string[]> {
  if (problems.length === 0) return [];
  const paint = await loadPaint(useColour('auto', io.stderr, io));
  const lines: string[] = [];
  for (const problem of problems) {
    const { line, column } = locationRange(problem.at).start;
    const severity = paint.severity(problem.severity, problem.severity);
    const path = escapeControls(problem.at.document.path);
    lines.push(`${path}:${line}:${column} ${severity} ${printable(problem.message)}`);
    const labels = [{ at: problem.at, text: '', primary: true }];
    for (const text of frame(problem.at.document, labels, paint)) lines.push(`  ${text}`);
    if (problem.help !== '')
      lines.push(`  ${paint.dim('=')} ${paint.bold('help:')} ${printable(problem.help)}`);
  }
  return lines;
}

async function errorLines(error: unknown, io: Io): Promise<string[]> {
  if (error instanceof ConfigError || error instanceof UsageError) {
    const problems = error instanceof ConfigError ? await problemLines(error.problems, io) : [];
    const hint = error.hint === undefined ? [] : [`  ${printable(error.hint)}`];
    return [...problems, `routelint: ${printable(error.message)}`, ...hint];
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    'routelint: this is a fault of routelint, not of your files; please report it with the lines below',
    ...stack.split('\n').map((line) => printable(line)),
  ];
}
