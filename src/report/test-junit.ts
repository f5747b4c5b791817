import type { TestedCase, TestedFile, TestedPolicy, TestReport } from '../findings/test-report.ts';
import { locationRange } from '../text/document.ts';
import { escapeXml } from '../text/xml.ts';
import { printable } from './printable.ts';
import { caseTexts, policyTexts } from './test-texts.ts';

/**
 * JUnit's XML, as CI systems read it: a suite for each test file, a test case for each policy and case. What is unknown
 * is a failure, or skipped where it is allowed; a mistake in a test file is an error.
 */
export function* testJunit(report: TestReport, allowUnknown: boolean): Generator<string> {
  const suites = report.files.map((file) => suiteOf(file, allowUnknown));
  const wrong = new Map<string, string[]>();
  const note = (path: string, line: string): void => {
    wrong.set(path, [...(wrong.get(path) ?? []), line]);
  };
  for (const { message, help, at } of report.mistakes)
    note(at.document.path, `line ${locationRange(at).start.line}: ${message} (${help})`);
  for (const { path, line, reason } of report.notRead)
    note(path, line === undefined ? reason : `line ${line}: ${reason}`);
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0) + wrong.size;
  const failures = suites.reduce((sum, suite) => sum + suite.failures, 0);
  yield '<?xml version="1.0" encoding="UTF-8"?>';
  yield `<testsuites name="routelint test" tests="${tests}" failures="${failures}" errors="${wrong.size}">`;
  for (const { lines } of suites) yield* lines;
  for (const [path, lines] of wrong) {
    yield `  <testsuite name=${quoted(path)} tests="1" failures="0" errors="1" skipped="0">`;
    yield `    <testcase name="the file is read" classname=${quoted(path)} file=${quoted(path)}>`;
    yield `      <error message=${quoted(lines[0] ?? '')}>${escaped(lines.join('\n'))}</error>`;
    yield '    </testcase>';
    yield '  </testsuite>';
  }
  yield '</testsuites>';
}

interface Suite {
  readonly lines: readonly string[];
  readonly tests: number;
  readonly failures: number;
}

function suiteOf({ path, policies, cases }: TestedFile, allowUnknown: boolean): Suite {
  const all: readonly (TestedPolicy | TestedCase)[] = [...policies, ...cases];
  const unknown = all.filter(({ verdict }) => verdict === 'unknown').length;
  const broken = all.filter(({ verdict }) => verdict === 'violated' || verdict === 'failed').length;
  const failures = broken + (allowUnknown ? 0 : unknown);
  const skipped = allowUnknown ? unknown : 0;
  return {
    tests: all.length,
    failures,
    lines: [
      `  <testsuite name=${quoted(path)} tests="${all.length}" failures="${failures}" errors="0" skipped="${skipped}">`,
      ...policies.flatMap((policy) => caseOf(policy, policyTexts(policy), path, allowUnknown)),
      ...cases.flatMap((test) => caseOf(test, caseTexts(test), path, allowUnknown)),
      '  </testsuite>',
    ],
  };
}

function caseOf(
  { name, at, verdict }: TestedPolicy | TestedCase,
  texts: Iterable<string>,
  path: string,
  allowUnknown: boolean,
): readonly string[] {
  const { line } = locationRange(at).start;
  const head = `    <testcase name=${quoted(name)} classname=${quoted(path)} file=${quoted(path)} line="${line}"`;
  if (verdict === 'verified' || verdict === 'passed') return [`${head}/>`];
  const lines = [...texts];
  if (verdict === 'unknown' && allowUnknown)
    return [`${head}>`, `      <skipped message=${quoted(lines[0] ?? verdict)}/>`, '    </testcase>'];
  const message = quoted(lines[0] ?? verdict);
  const body = escaped(lines.join('\n'));
  return [
    `${head}>`,
    `      <failure message=${message} type="${verdict}">${body}</failure>`,
    '    </testcase>',
  ];
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

function escaped(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeXml(printable(line)))
    .join('\n');
}
