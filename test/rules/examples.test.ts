import { describe, expect, it } from 'vitest';
import { loadRules } from '../../.build/rules/load.ts';
import { dialects } from '../../src/dialects/index.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { ruleWords } from '../../src/generated/rule-words.ts';
import { rules } from '../../src/generated/rules.ts';
import { Check } from '../../src/pipeline/check.ts';
import { loadSettings } from '../../src/project/load.ts';
import type { Level, RuleExample } from '../../src/rules/rule.ts';
import { createDocument, locationRange } from '../../src/text/document.ts';
import { memoryHost } from '../project/memory-host.ts';

// With this rule alone; where the preset leaves it out, as a warning.
async function findingsOf(id: string, example: RuleExample): Promise<readonly Finding[]> {
  const path = `/work/${example.file}`;
  const files = { [path]: example.config, '/work/routelint.yaml': example.settings ?? '' };
  const known = { rules, dialects: dialects.map((dialect) => dialect.id) };
  const { settings } = loadSettings(memoryHost(files), known);
  const level = (rule: string, at: string): Level => {
    if (rule !== id) return 'off';
    const set = settings.level(rule, at);
    return set === 'off' ? 'warning' : set;
  };
  const check = new Check({ ...settings, level });
  const document = createDocument(example.file, example.config);
  await check.add({
    document,
    source: 'example',
    role: settings.role(path),
    dialect: undefined,
    status: settings.status(path),
  });
  return check.report([]).findings;
}

const drift = new Set(rules.filter((rule) => rule.by === 'drift').map((rule) => rule.id));

describe('examples', () => {
  it('are those of the rule files', async () => {
    const { rules: files } = await loadRules();
    expect(ruleWords.map((words) => words.id)).toEqual(files.map(({ rule }) => rule.id));
  });

  // What drift says takes two blocks; its examples run in test/drift.
  for (const { id, examples } of ruleWords.filter((words) => !drift.has(words.id))) {
    it.each(examples)(`${id}: $title`, async (example) => {
      const found = (await findingsOf(id, example)).map(({ at, message }) => {
        const { line, column } = locationRange(at).start;
        return { line, column, message };
      });
      const shown = found.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n');
      expect(found.length, shown).toBe(example.findings.length);
      for (const [index, wanted] of example.findings.entries()) {
        const { line, column, message } = found[index] ?? { line: 0, column: 0, message: '' };
        expect(line, shown).toBe(wanted.line);
        if (wanted.column !== undefined) expect(column, shown).toBe(wanted.column);
        expect(message).toContain(wanted.message);
      }
    });
  }
});
