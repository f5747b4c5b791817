import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runIn } from './run-in.ts';

/**
 * Tests what a page of the docs shows: its fences with `file=…` are written into a folder, with `more` files, and each
 * `$ routelint …` of a console fence must print what stands under it.
 */
export function testRuns(path: string, more: Readonly<Record<string, string>>): void {
  const page = readFileSync(path, 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'routelint-page-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  for (const [, name = '', text = ''] of page.matchAll(/```yaml [^\n]*file=(\S+)\n([\s\S]*?)```/g))
    writeFileSync(join(folder, name), text);
  for (const [name, text] of Object.entries(more)) writeFileSync(join(folder, name), text);
  describe(path, () => {
    const shown = [...page.matchAll(/```console\n\$ routelint (.*)\n([\s\S]*?)```/g)];

    it('shows runs', () => {
      expect(shown.length).toBeGreaterThan(0);
    });

    it.each(shown.map(([, line = '', output = '']) => [line, output]))(
      '$ routelint %s',
      async (line, output) => {
        expect((await runIn(folder, line.split(' '))).stdout).toBe(output);
      },
    );
  });
}
