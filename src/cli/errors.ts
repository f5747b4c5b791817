import { ConfigError, UsageError } from '../project/problem.ts';
import { frame } from '../report/frame.ts';
import { createPaint } from '../report/paint.ts';
import { escapeControls, printable } from '../report/printable.ts';
import { locationRange } from '../text/document.ts';
import { useColour } from './colour.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';

/** Prints an error on stderr and returns the exit code for it. */
export function reportError(error: unknown, io: Io): ExitCode {
  for (const line of errorLines(error, io)) io.stderr.write(`${line}\n`);
  return EXIT.trouble;
}

/** A settings file's problems in the shape of findings: place, message, code frame, help. */
export function problemLines(error: ConfigError, io: Io): string[] {
  const paint = createPaint(useColour('auto', io.stderr, io));
  const lines: string[] = [];
  for (const problem of error.problems) {
    const { line, column } = locationRange(problem.at).start;
    const severity = paint.severity(problem.severity, problem.severity);
    lines.push(
      `${escapeControls(problem.at.document.path)}:${line}:${column} ${severity} ${printable(problem.message)}`,
    );
    for (const text of frame(problem.at.document, [{ at: problem.at, text: '', primary: true }], paint))
      lines.push(`  ${text}`);
    if (problem.help !== '')
      lines.push(`  ${paint.dim('=')} ${paint.bold('help:')} ${printable(problem.help)}`);
  }
  return lines;
}

function errorLines(error: unknown, io: Io): string[] {
  if (error instanceof ConfigError && error.problems.length > 0) {
    return [...problemLines(error, io), `routelint: ${printable(error.message)}`, ...hint(error.hint)];
  }
  if (error instanceof ConfigError || error instanceof UsageError) {
    return [`routelint: ${printable(error.message)}`, ...hint(error.hint)];
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    'routelint: this is a fault of routelint, not of your files; please report it with the lines below',
    ...stack.split('\n').map((line) => printable(line)),
  ];
}

function hint(text: string | undefined): string[] {
  return text === undefined ? [] : [`  ${printable(text)}`];
}
