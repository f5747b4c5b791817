import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COMPARE_VERDICTS } from '../../src/flow/compare-verdict.ts';
import { runIn } from './run-in.ts';

const page = readFileSync('docs/compare.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'routelint-compare-'));
for (const [, name = '', text = ''] of page.matchAll(/```yaml [^\n]*file=(\S+)\n([\s\S]*?)```/g))
  writeFileSync(join(folder, name), text);
afterAll(() => rmSync(folder, { recursive: true }));

describe('docs/compare.md', () => {
  const shown = [...page.matchAll(/```console\n\$ routelint (.*)\n([\s\S]*?)```/g)];
  const runs = shown.flatMap(([, line = '', output = '']) =>
    output === '' ? [] : [[line, output] as const],
  );

  it('shows runs', () => {
    expect(runs.length).toBeGreaterThan(0);
  });

  it.each(runs)('$ routelint %s', async (line, output) => {
    expect((await runIn(folder, line.split(' '))).stdout).toBe(output);
  });

  it('lists every verdict, the least first but for what is not known', () => {
    const listed = [...page.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, verdict]) => verdict);
    expect([...listed].sort()).toEqual([...COMPARE_VERDICTS].sort());
  });
});
