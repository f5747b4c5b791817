import { describe, expect, test } from 'vitest';
import { ruleWords } from '../../src/generated/rule-words.ts';
import { checkTexts, type Finding, type TextOptions } from '../../src/index.ts';

// Every fix that an example of a rule comes with, applied: the finding is gone, nothing is broken, and what is mended
// is not mended again.
describe('a fix mends its finding and breaks nothing', () => {
  let fixes = 0;
  for (const { id, examples } of ruleWords) {
    for (const example of examples.filter(({ findings }) => findings.length > 0)) {
      test(`${id}: ${example.title}`, async () => {
        const options: TextOptions = {
          preset: 'strict',
          ...(example.settings === undefined
            ? {}
            : { settings: example.settings.replace(/^preset:/m, 'extends:') }),
        };
        const run = async (text: string) =>
          (await checkTexts([{ path: example.file, text }], options)).findings;
        for (const finding of await run(example.config)) {
          if (finding.fixes.length === 0) continue;
          fixes++;
          const mended = applied(example.config, finding);
          expect(mended).not.toBe(example.config);
          const after = await run(mended);
          expect(after.map((one) => one.fingerprint)).not.toContain(finding.fingerprint);
          expect(after.filter(({ rule }) => rule === 'yaml-syntax').length).toBeLessThanOrEqual(
            (await run(example.config)).filter(({ rule }) => rule === 'yaml-syntax').length,
          );
        }
      });
    }
  }
  test('there are such fixes', () => {
    expect(fixes).toBeGreaterThan(3);
  });
});

function applied(text: string, finding: Finding): string {
  let result = text;
  const edits = finding.fixes.flatMap((fix) => fix.edits);
  for (const { at, text: replacement } of [...edits].sort((a, b) => b.at.span.start - a.at.span.start)) {
    result = result.slice(0, at.span.start) + replacement + result.slice(at.span.end);
  }
  return result;
}
