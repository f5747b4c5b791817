import type { Unread } from '../../findings/report.ts';
import { countVerdicts, type TestReport } from '../../findings/test-report.ts';
import { TestRun } from '../../pipeline/test.ts';
import type { TestInputs } from '../../pipeline/test-configs.ts';
import { findTests } from '../../project/find-tests.ts';
import { resolveInputs } from '../../project/inputs.ts';
import { directoryOf, displayPath } from '../../project/paths.ts';
import { UsageError } from '../../project/problem.ts';
import { readFile, wasRead } from '../../project/read.ts';
import type { Settings } from '../../project/settings.ts';
import { isUnder, percent } from '../../report/test-coverage.ts';
import { decodeText } from '../../text/decode.ts';
import { createDocument, type Document } from '../../text/document.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { mapInputs } from '../map-inputs.ts';
import { inputsOf, missedInputs, printProblems, settingsFor } from '../session.ts';
import { publishTests, type TestPublishing } from '../test-publish.ts';

/** The options of `test` as commander hands them over: the least coverage is checked by its parser. */
export interface TestOptions extends TestPublishing {
  readonly run?: string;
  readonly config?: string;
}

/** `routelint test [paths…]`: holds configs against what their owner says of them. */
export async function test(words: readonly string[], options: TestOptions, io: Io): Promise<ExitCode> {
  const { config, color } = options;
  const selects = selection(options.run);
  const settings = await settingsFor(
    { format: 'pretty', color, ...(config === undefined ? {} : { config }) },
    io,
  );
  const run = new TestRun(settings, selects);
  const tests = findTests(io.host, words, settings.limits);
  for (const { path, reason } of tests.notRead) run.miss(missed(displayPath(io.host, path), reason));
  for (const path of tests.files) {
    const document = documentAt(path, settings, io, run);
    if (document) await run.add(document, (name) => configsBeside(path, name, settings, io));
  }
  const report = run.report();
  await printProblems(
    report.mistakes.map((mistake) => ({ ...mistake, severity: 'error' as const })),
    io,
  );
  const code = exitCode(report, options);
  await publishTests(report, options, code === EXIT.clean, io);
  if (code === EXIT.nothing) io.stderr.write(`routelint: ${nothingWords(tests.files.length, options.run)}\n`);
  for (const words of underWords(report, options)) io.stderr.write(`routelint: ${words}\n`);
  return code;
}

function selection(written: string | undefined): (name: string) => boolean {
  if (written === undefined) return () => true;
  try {
    const pattern = new RegExp(written);
    return (name) => pattern.test(name);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError('`--run` is no regular expression', reason);
  }
}

function documentAt(path: string, settings: Settings, io: Io, run: TestRun): Document | undefined {
  const file = readFile(io.host, path, settings.limits);
  const display = displayPath(io.host, path);
  const decoded = wasRead(file) ? decodeText(file.bytes) : { problem: true, detail: file.reason };
  if (!('problem' in decoded)) return createDocument(display, decoded.text);
  run.miss(missed(display, decoded.detail));
  return undefined;
}

// Paths in a test file start at the file, wherever routelint is run.
function configsBeside(path: string, name: string | undefined, settings: Settings, io: Io): TestInputs {
  const beside = { ...io.host, cwd: directoryOf(path) };
  const found =
    name === undefined ? mapInputs(beside, settings, []) : resolveInputs(beside, settings, [name]);
  const lost: Unread[] = [...missedInputs(found, io.host)];
  const inputs = found.sources.flatMap((source) => [
    ...inputsOf(source, settings, io.host, (unread) => lost.push(unread)),
  ]);
  return { inputs, missed: lost };
}

function missed(path: string, reason: string): Unread {
  return { path, line: undefined, reason, failed: true };
}

function exitCode(report: TestReport, options: TestOptions): ExitCode {
  if (!report.complete) return EXIT.trouble;
  const { verified, violated, passed, failed, unknown } = countVerdicts(report);
  if (verified + violated + passed + failed + unknown === 0) return EXIT.nothing;
  const failures = violated + failed + (options.allowUnknown === true ? 0 : unknown);
  return failures > 0 || underWords(report, options).length > 0 ? EXIT.findings : EXIT.clean;
}

function underWords({ coverage, files }: TestReport, { failUnder }: TestOptions): readonly string[] {
  if (failUnder === undefined || files.length === 0) return [];
  return (['routes', 'hops'] as const).flatMap((kind) => {
    if (!isUnder(coverage[kind], failUnder)) return [];
    return [
      `cases exercise ${percent(coverage[kind])}% of the ${kind}, and \`--fail-under\` asks for ${failUnder}%`,
    ];
  });
}

function nothingWords(files: number, run: string | undefined): string {
  if (files === 0) return 'there is nothing to test: no file is named `*.route-test.yaml`';
  return run === undefined
    ? 'there is nothing to test'
    : 'there is nothing to test: `--run` selects no policy and no case';
}
