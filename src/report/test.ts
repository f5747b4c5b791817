import type { TestedCase, TestedFile, TestedPolicy, TestReport } from '../findings/test-report.ts';
import { countVerdicts } from '../findings/test-report.ts';
import type { TracedLane } from '../findings/trace-report.ts';
import type { Paint } from './paint.ts';
import { escapeControls, printable } from './printable.ts';
import { count } from './summary.ts';
import { coverageLines } from './test-coverage.ts';
import { hingeLines, some, waysOf } from './test-texts.ts';
import { alike, laneLines, placeOf } from './trace.ts';

/** How to show a report of tests. */
export interface TestReportOptions {
  readonly paint: Paint;
  /** Say what cases exercise, and what none does. */
  readonly coverage: boolean;
  /** Only what did not pass. */
  readonly quiet: boolean;
}

/** Ways of a breach, and lanes of a case, that are shown whole; of more only the number. */
const SHOWN = 3;

/** Tests for people: each with its verdict, and for what did not pass the prompt on its way. Ends with what it came to. */
export function* testLines(
  report: TestReport,
  { paint, coverage, quiet }: TestReportOptions,
): Generator<string> {
  for (const file of report.files) {
    const lines = [...fileLines(file, paint, quiet)];
    if (lines.length === 0) continue;
    const blocks = file.blocks.map(({ at, dialect }) => `${placeOf(at)} ${dialect}`).join(', ');
    yield `${paint.bold(escapeControls(file.path))} ${paint.dim(blocks)}`;
    yield '';
    yield* lines;
    yield '';
  }
  if (coverage) {
    yield* coverageLines(report.coverage, paint);
    yield '';
  }
  yield lastLine(report, paint);
}

function* fileLines(file: TestedFile, paint: Paint, quiet: boolean): Generator<string> {
  for (const policy of file.policies)
    if (!quiet || policy.verdict !== 'verified') yield* policyLines(policy, paint);
  for (const test of file.cases) if (!quiet || test.verdict !== 'passed') yield* caseLines(test, paint);
  if (!quiet) for (const note of file.notes) yield `  ${paint.dim('note:')} ${printable(note)}`;
}

function* policyLines(policy: TestedPolicy, paint: Paint): Generator<string> {
  const { verdict, extent, doubts, help } = policy;
  yield `${headLine(policy, paint)} ${paint.dim(`(${extent})`)}`;
  const ways = [...waysOf(policy.breaches)];
  for (const [index, { titles, breach }] of ways.slice(0, SHOWN).entries()) {
    yield `    ${some(titles)}: ${printable(breach.what)}${breach.certain ? '' : ', as far as is known'}`;
    for (const line of hingeLines(breach)) yield `      ${line}`;
    if (index === 0) yield* wayLines(breach.trace, paint);
  }
  if (ways.length > SHOWN)
    yield `    and ${count(ways.length - SHOWN, 'more way')}; \`--format json\` has them all`;
  if (verdict === 'unknown')
    for (const doubt of doubts) yield `    ${paint.dim('not known:')} ${printable(doubt)}`;
  for (const advice of help) yield `    ${paint.dim('=')} ${paint.bold('help:')} ${printable(advice)}`;
}

// Lane and prompt are said already.
function* wayLines(trace: TracedLane, paint: Paint): Generator<string> {
  for (const [index, line] of [...laneLines([], trace, paint)].entries()) if (index > 1) yield `  ${line}`;
}

function* caseLines(test: TestedCase, paint: Paint): Generator<string> {
  yield headLine(test, paint);
  const groups = [...alike(test.traces, paint)];
  for (const { titles, lane } of groups.slice(0, SHOWN)) {
    yield* indented(laneLines(titles, lane, paint));
    const unmet = test.unmet.filter(
      (one) => one.lane === lane.id && lane.traces.some(({ what }) => what === one.what),
    );
    for (const { expected, got } of unmet) {
      yield `      ${paint.good('expected')} ${printable(expected)}`;
      yield `      ${paint.severity('error', 'got')}      ${printable(got)}`;
    }
  }
  if (groups.length > SHOWN)
    yield `    and ${count(groups.length - SHOWN, 'more way')}; \`--format json\` has them all`;
  for (const doubt of test.doubts) yield `    ${paint.dim('not known:')} ${printable(doubt)}`;
}

function headLine({ name, at, verdict }: TestedPolicy | TestedCase, paint: Paint): string {
  const title = printable(name);
  if (verdict === 'verified' || verdict === 'passed') return `  ${paint.good('✓')} ${title}: ${verdict}`;
  const place = paint.dim(placeOf(at));
  if (verdict === 'unknown')
    return `  ${paint.severity('warning', '?')} ${paint.bold(title)}: unknown ${place}`;
  return `  ${paint.severity('error', '✗')} ${paint.bold(title)}: ${verdict} ${place}`;
}

function* indented(lines: Iterable<string>): Generator<string> {
  for (const line of lines) if (line !== '') yield `  ${line}`;
}

function lastLine(report: TestReport, paint: Paint): string {
  const counts = countVerdicts(report);
  const policies = report.files.reduce((sum, file) => sum + file.policies.length, 0);
  const cases = report.files.reduce((sum, file) => sum + file.cases.length, 0);
  const parts = [
    ...(counts.verified > 0 ? [paint.good(`${counts.verified} verified`)] : []),
    ...(counts.violated > 0 ? [paint.severity('error', `${counts.violated} violated`)] : []),
    ...(counts.passed > 0 ? [paint.good(`${counts.passed} passed`)] : []),
    ...(counts.failed > 0 ? [paint.severity('error', `${counts.failed} failed`)] : []),
    ...(counts.unknown > 0 ? [paint.severity('warning', `${counts.unknown} unknown`)] : []),
  ];
  const tested = `tested ${policies} ${policies === 1 ? 'policy' : 'policies'} and ${count(cases, 'case')} in ${count(report.files.length, 'file')}`;
  const rest = report.complete ? '' : ', and not everything could be tested';
  return parts.length === 0 ? `${tested}${rest}` : `${tested}: ${parts.join(', ')}${rest}`;
}
