import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkTexts, type Report, type TextInput } from '../../src/index.ts';

// Real configs and posts that may be read here and not copied: without them the tests say so and pass by.
// UPDATE_CORPUS=1 writes new counts; a change in them is explained in its commit.
const corpus = resolve('../shared/corpus');
const counts = resolve('test/corpus/counts.json');
const absent = !existsSync(corpus);
if (absent)
  process.stderr.write(`corpus tests skipped: there is no ${'../shared/corpus'} beside the checkout\n`);

const OURS: Readonly<Record<string, string>> = { hermes: 'hermes', litellm: 'litellm' };
const PRESETS = ['recommended', 'local-first', 'strict'] as const;

describe.skipIf(absent)('real configs and posts', () => {
  const folders = absent ? [] : readdirSync(corpus).sort();

  for (const folder of folders) {
    test(`${folder}: every file is recognised as what it is, or listed as not recognised`, async () => {
      for (const text of textsOf(folder)) {
        const report = await checkTexts([text], { preset: 'strict' });
        const dialects = new Set(report.blocks.map((block) => block.dialect));
        expect(report.notRead, text.path).toEqual([]);
        if (OURS[folder] !== undefined) expect([...dialects], text.path).toEqual([OURS[folder]]);
        else if (folder !== 'hermes-docs')
          expect(
            report.findings.map((finding) => finding.message),
            text.path,
          ).toEqual([]);
        if (dialects.size === 0)
          expect(
            report.notRecognised.map((one) => one.path),
            text.path,
          ).toContain(text.path);
      }
    });
  }

  test('the findings by rule are those that were read', async () => {
    const actual: Record<string, Record<string, number>> = {};
    for (const preset of PRESETS) {
      for (const folder of folders)
        actual[`${preset}/${folder}`] = tally(await checkTexts(textsOf(folder), { preset }));
    }
    if (process.env['UPDATE_CORPUS'] === '1') writeFileSync(counts, `${JSON.stringify(actual, null, 2)}\n`);
    expect(actual).toEqual(JSON.parse(readFileSync(counts, 'utf8')));
  });
});

function textsOf(folder: string): TextInput[] {
  const names = readdirSync(join(corpus, folder)).filter((name) => !name.endsWith('.tsv'));
  return names.sort().map((path) => ({ path, text: readFileSync(join(corpus, folder, path), 'utf8') }));
}

function tally(report: Report): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { rule, severity } of report.findings) {
    const key = `${rule} ${severity}`;
    result[key] = (result[key] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1)));
}
