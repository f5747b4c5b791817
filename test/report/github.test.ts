import { expect, test } from 'vitest';
import { checkTexts } from '../../src/index.ts';
import { githubFormat } from '../../src/report/github.ts';
import { writeReport } from '../../src/report/written.ts';

test('one line a finding, the worst first, with everything escaped', async () => {
  const text =
    'model_list:\n  - model_name: fast\n    litellm_params: {model: openai/gpt-4o}\nrouter_settings:\n  fallbacks:\n    - fast: ["50%, done:\\nx", fast]\n';
  const report = await checkTexts([{ path: 'dir,1/a:b.yaml', text }]);
  const lines = [...githubFormat.whole(writeReport(report, githubFormat))];
  expect(lines.length).toBe(report.findings.length);
  expect(lines[0]).toMatch(
    /^::error file=dir%2C1\/a%3Ab\.yaml,line=6,col=14,title=routelint%3A unknown-target::/,
  );
  for (const line of lines) {
    expect(line.trimEnd()).not.toContain('\n');
    expect(line.slice(line.indexOf('::', 2) + 2)).not.toMatch(/%(?!25|0A|0D)/);
  }
  expect(lines.map((line) => line.slice(2, line.indexOf(' ')))).toEqual(['error', 'warning']);
});
