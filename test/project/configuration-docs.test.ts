import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/generated/rules.ts';
import { KEYS } from '../../src/project/parse/settings-file.ts';
import { parseSettings } from '../../src/project/parse-settings.ts';
import { PRESET_IDS, TIERS } from '../../src/project/presets.ts';
import { DEFAULT_LIMITS } from '../../src/project/settings.ts';
import { createDocument, locationRange } from '../../src/text/document.ts';
import { KNOWN } from './known.ts';

const PAGE = 'docs/configuration.md';
const page = readFileSync(PAGE, 'utf8');
const fences = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map((match) => ({
  line: page.slice(0, match.index).split('\n').length + 1,
  text: match[1] ?? '',
}));
const parse = (text: string) => parseSettings(createDocument(PAGE, text), { ...KNOWN, rules });

describe(PAGE, () => {
  test.each(fences)('the example at line $line is sound', ({ text }) => {
    expect(
      parse(text).problems.map(({ at, message }) => `${locationRange(at).start.line}: ${message}`),
    ).toEqual([]);
  });

  test('shows every key', () => {
    const shown = new Set(
      fences.flatMap(({ text }) => [...text.matchAll(/^(\w+):/gm)].map((match) => match[1])),
    );
    expect(KEYS.filter((key) => !shown.has(key))).toEqual([]);
  });

  test('shows the limits that hold when nothing is said', () => {
    const limits = fences.map(({ text }) => parse(text).part.limits).find((part) => part.depth !== undefined);
    expect(limits).toEqual(DEFAULT_LIMITS);
  });

  test('has a row for every preset and tier', () => {
    const rows = [...page.matchAll(/^\| `([\w-]+)`/gm)].map((match) => match[1]);
    expect(rows).toEqual([...PRESET_IDS, ...TIERS.map((tier) => tier.name)]);
  });
});
