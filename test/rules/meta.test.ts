import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emitRule } from '../../.build/rules/emit.ts';
import { loadRules } from '../../.build/rules/load.ts';
import { sources } from '../sources.ts';

const { rules, problems } = await loadRules();
const ids = rules.map(({ rule }) => rule.id);

// No dialect that is read so far has routes that overlap in this way: `run.test.ts` shows it on models instead.
const SHOWN_ON_MODELS: ReadonlySet<string> = new Set(['partly-shadowed']);

describe('rule files', () => {
  it('can all be loaded and compiled', () => {
    expect(problems).toEqual([]);
    for (const rule of rules) expect(() => emitRule(rule), rule.path).not.toThrow();
  });

  it('have a file for each rule and a page for each file', () => {
    const names = (folder: string, extension: string) =>
      readdirSync(folder)
        .filter((name) => name.endsWith(extension))
        .map((name) => name.slice(0, -extension.length))
        .sort();
    expect(names('rules', '.yaml')).toEqual([...ids].sort());
    expect(names('docs/rules', '.md').filter((name) => name !== 'README' && name !== 'facts')).toEqual(
      [...ids].sort(),
    );
  });

  it.each(rules)('$rule.id: has an example with findings and one without', ({ rule }) => {
    const found = rule.examples.filter((example) => example.findings.length > 0).length;
    if (SHOWN_ON_MODELS.has(rule.id)) expect(found, 'it can be shown on a config after all').toBe(0);
    else expect(found).toBeGreaterThan(0);
    expect(rule.examples.filter((example) => example.findings.length === 0).length).toBeGreaterThan(0);
  });

  it.each(rules)('$rule.id: speaks in the house style', ({ rule }) => {
    const words = [
      ...Object.entries(rule.cases ?? {}),
      ...(rule.checks ?? []).map((check, at) => [`${at}`, check] as const),
    ];
    expect(rule.title.endsWith('.')).toBe(false);
    for (const [name, { message, help }] of words) {
      expect(message.trim(), `${name}: a message ends without a full stop`).not.toMatch(/\.$/);
      expect(help.trim(), `${name}: a help text ends without a full stop`).not.toMatch(/\.$/);
      expect(message, `${name}: a message starts in lower case`).not.toMatch(
        /^[A-Z][a-z]+ [a-z]+ (is|are|was|has|does)\b/,
      );
    }
  });

  it.each(rules)('$rule.id: is no milder in stricter presets', ({ rule }) => {
    const weight = { off: 0, info: 1, warning: 2, error: 3 };
    expect(weight[rule.levels.strict]).toBeGreaterThanOrEqual(weight[rule.levels['local-first']]);
    expect(weight[rule.levels['local-first']]).toBeGreaterThanOrEqual(weight[rule.levels.recommended]);
  });
});

describe('codes', () => {
  const text = sources()
    .map((source) => source.text)
    .join('\n');
  const literals = new Set(
    [...text.matchAll(/'([a-z][a-z0-9]*(?:-[a-z0-9]+)*)'/g)].map(([, literal]) => literal),
  );
  const cases = new Set(rules.flatMap(({ rule }) => Object.keys(rule.cases ?? {})));

  it('that a rule has words for are emitted somewhere', () => {
    expect([...cases].filter((code) => !literals.has(code))).toEqual([]);
  });

  it('that are emitted have words in a rule', () => {
    const emitted = [...text.matchAll(/\bcode(?::|\s=|\s:)\s*([^;,}\n]*)/g)].flatMap(([, value = '']) =>
      [...value.matchAll(/'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g)].map(([, code = '']) => code),
    );
    expect([...new Set(emitted)].filter((code) => !cases.has(code))).toEqual([]);
  });

  it('name rules that have a file', () => {
    const named = [...text.matchAll(/\brule:\s*'([a-z0-9-]+)'/g)].map(([, id = '']) => id);
    expect([...new Set(named)].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
