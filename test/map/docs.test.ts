import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runIn } from '../cli/run-in.ts';

const FENCE = /^```(\w+)(?: [^\n]*?file=(\S+))?[^\n]*\n([\s\S]*?)^```$/gm;
const fences = [...readFileSync('docs/map.md', 'utf8').matchAll(FENCE)];
const folder = mkdtempSync(join(tmpdir(), 'routelint-docs-'));
for (const [, , file, text = ''] of fences) if (file) writeFileSync(join(folder, file), text);
afterAll(() => rmSync(folder, { recursive: true }));

describe('docs/map.md', () => {
  const runs = fences.filter(([, language]) => language === 'console');

  it('shows runs', () => expect(runs.length).toBeGreaterThan(1));

  for (const [, , , text = ''] of runs) {
    const [command = '', ...lines] = text.split('\n');
    it(command, async () => {
      const { stdout } = await runIn(folder, command.replace('$ routelint ', '').split(' '));
      expect(stdout.slice(0, lines.join('\n').length)).toBe(lines.join('\n'));
    });
  }
});
