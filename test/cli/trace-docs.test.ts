import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runIn } from './run-in.ts';

const page = readFileSync('docs/trace.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'routelint-trace-'));
const config = /```yaml [^\n]*file=config\.yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
writeFileSync(join(folder, 'config.yaml'), config);
writeFileSync(join(folder, 'routelint.yaml'), 'extends: local-first\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('docs/trace.md', () => {
  const shown = [...page.matchAll(/```console\n\$ routelint (.*)\n([\s\S]*?)```/g)];

  it('shows traces', () => {
    expect(shown.length).toBeGreaterThan(1);
  });

  it.each(shown.map(([, line = '', output = '']) => [line, output]))(
    '$ routelint %s',
    async (line, output) => {
      expect((await runIn(folder, line.split(' '))).stdout).toBe(output);
    },
  );
});
