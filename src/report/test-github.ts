import type { TestedCase, TestedPolicy, TestReport } from '../findings/test-report.ts';
import { annotation } from './github.ts';
import { printable } from './printable.ts';
import { caseTexts, policyTexts } from './test-texts.ts';

/** GitHub workflow commands, one for each test that did not pass and each mistake, where the test file says it. */
export function* testGithub(report: TestReport, allowUnknown: boolean): Generator<string> {
  for (const { message, help, at } of report.mistakes)
    yield annotation('error', at, 'test', `${printable(message)}\nhelp: ${printable(help)}`);
  for (const { policies, cases } of report.files) {
    for (const policy of policies)
      if (policy.verdict !== 'verified') yield told(policy, policyTexts(policy), allowUnknown);
    for (const test of cases) if (test.verdict !== 'passed') yield told(test, caseTexts(test), allowUnknown);
  }
}

function told(
  { name, at, verdict }: TestedPolicy | TestedCase,
  lines: Iterable<string>,
  allowUnknown: boolean,
): string {
  const level = verdict === 'unknown' && allowUnknown ? 'warning' : 'error';
  return annotation(level, at, 'test', [`${printable(name)}: ${verdict}`, ...lines].join('\n'));
}
