import type { TestReport } from '../findings/test-report.ts';
import { loadPaint } from '../report/paint.ts';
import { escapeControls, printable } from '../report/printable.ts';
import { VERSION } from '../version.ts';
import { useColour } from './colour.ts';
import type { Io } from './io.ts';
import { saveReport } from './publish.ts';

/** How a report of tests is to be written. */
export interface TestPublishing {
  readonly format: 'pretty' | 'json' | 'junit' | 'github';
  readonly output?: string;
  readonly coverage?: boolean;
  /** The least per cent of routes, and of hops, that cases exercise. */
  readonly failUnder?: number;
  readonly allowUnknown?: boolean;
  readonly quiet?: boolean;
  readonly color: 'auto' | 'always' | 'never';
}

/** Writes a report of tests in the format asked for. What could not be read is told on stderr. */
export async function publishTests(
  report: TestReport,
  options: TestPublishing,
  passed: boolean,
  io: Io,
): Promise<void> {
  for (const { path, line, reason } of report.notRead) {
    const place = line === undefined ? path : `${path}:${line}`;
    io.stderr.write(`routelint: not read ${escapeControls(place)}: ${printable(reason)}\n`);
  }
  if (options.quiet === true && passed) return;
  const text = await textOf(report, options, io);
  if (options.output === undefined) io.stdout.write(text);
  else {
    saveReport(options.output, text, io);
    const lines = (await prettyText(report, { ...options, quiet: true }, false)).trimEnd().split('\n');
    io.stderr.write(`${lines.at(-1)}\n`);
  }
}

async function textOf(report: TestReport, options: TestPublishing, io: Io): Promise<string> {
  const allowUnknown = options.allowUnknown === true;
  if (options.format === 'json') {
    const { testJson } = await import('../report/test-json.ts');
    return testJson(report, { name: 'routelint', version: VERSION });
  }
  if (options.format === 'junit') {
    const { testJunit } = await import('../report/test-junit.ts');
    return joined(testJunit(report, allowUnknown));
  }
  if (options.format === 'github') {
    const { testGithub } = await import('../report/test-github.ts');
    return joined(testGithub(report, allowUnknown));
  }
  const colour = options.output === undefined && useColour(options.color, io.stdout, io);
  return prettyText(report, options, colour || options.color === 'always');
}

async function prettyText(report: TestReport, options: TestPublishing, colour: boolean): Promise<string> {
  if (report.files.length === 0) return '';
  const { testLines } = await import('../report/test.ts');
  const coverage = options.coverage === true || options.failUnder !== undefined;
  return joined(
    testLines(report, { paint: await loadPaint(colour), coverage, quiet: options.quiet === true }),
  );
}

function joined(lines: Iterable<string>): string {
  return [...lines].map((line) => `${line}\n`).join('');
}
