import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { type TestReport, testTexts } from '../../src/index.ts';
import { PLAIN } from '../../src/report/paint.ts';
import { testLines } from '../../src/report/test.ts';
import { testGithub } from '../../src/report/test-github.ts';
import { testJson } from '../../src/report/test-json.ts';
import { testJunit } from '../../src/report/test-junit.ts';
import { parseXml } from '../map/xml.ts';

const schema = JSON.parse(readFileSync('schemas/test-report.schema.json', 'utf8')) as object;
const validate = new Ajv({
  strict: true,
  allowUnionTypes: true,
  strictTypes: false,
  strictRequired: false,
}).compile(schema);
const tool = { name: 'routelint', version: '0.0.0' };
const KEY = `sk-proj-${'Ab3dEf6hIj9k'.repeat(4)}T3BlbkFJ${'Qr5tUv8xYz1a'.repeat(4)}`;

const CONFIG = `model: { default: qwen3, provider: custom, base_url: "http://localhost:11434/v1" }
fallback_providers:
  - { provider: openrouter, model: qwen/qwen3-coder }
`;
// Names with all that XML, workflow commands and terminals must not see as they are.
const TESTS = `config: config.yaml
policies:
  - name: "<private> & \\"never\\", 100%:\\nleaves \\e[31m\\ud800 ]]> ${KEY}"
    forall: { private: true }
    never: { locality: cloud }
  - { name: cost, forall: { lane: main }, only: [{ access: free }, { access: metered, provider: openrouter }] }
  - { name: open, forall: { lane: auxiliary.mcp }, never: { access: subscription } }
tests:
  - { name: passes, given: { words: 12, lane: main }, expect: { served: true } }
  - { name: "fails\\tso", given: { text: "call 0171 2345678 Zanzibar", lane: main }, down: [qwen3], expect: { locality: device } }
`;

async function reportOf(tests = TESTS): Promise<TestReport> {
  return testTexts(
    [{ path: 'a,b:c/x.route-test.yaml', text: tests }],
    [{ path: 'a,b:c/config.yaml', text: CONFIG }],
  );
}

describe('reports of tests', () => {
  it('have a verdict of each kind', async () => {
    const { files, complete } = await reportOf();
    const verdicts = files.flatMap((file) => [...file.policies, ...file.cases].map(({ verdict }) => verdict));
    expect(verdicts).toEqual(['violated', 'verified', 'unknown', 'passed', 'failed']);
    expect(complete).toBe(true);
  });

  it('fit their published schema as JSON', async () => {
    for (const tests of [
      TESTS,
      'tests: []\n',
      TESTS.replace('given: { words: 12', 'given: { words: 12, lines: 99'),
    ]) {
      const value = JSON.parse(testJson(await reportOf(tests), tool)) as Record<string, unknown>;
      validate(value);
      expect(validate.errors ?? []).toEqual([]);
      expect(value['complete']).toBe(tests === TESTS || tests.includes('lines: 99'));
    }
  });

  it('are XML that readers of JUnit take, with counts that are right', async () => {
    const parts = async (tests: string, allowUnknown: boolean) => {
      const [declaration, ...lines] = testJunit(await reportOf(tests), allowUnknown);
      expect(declaration).toBe('<?xml version="1.0" encoding="UTF-8"?>');
      return parseXml(lines.join('\n'));
    };
    const all = await parts(TESTS, false);
    const count = (some: typeof all, name: string) => some.filter((part) => part.name === name).length;
    expect(all[0]?.attributes).toMatchObject({ tests: '5', failures: '3', errors: '0' });
    expect([count(all, 'testcase'), count(all, 'failure'), count(all, 'skipped')]).toEqual([5, 3, 0]);
    const names = all.flatMap((part) => (part.name === 'testcase' ? [part.attributes['name']] : []));
    expect(names[0]).toMatch(/^<private> & "never", 100%:/);
    const allowed = await parts(TESTS, true);
    expect([count(allowed, 'skipped'), allowed[0]?.attributes['failures']]).toEqual([1, '2']);
    expect((await parts('tests: 1\n', false))[0]?.attributes).toMatchObject({ tests: '1', errors: '1' });
  });

  it('are one workflow command a line', async () => {
    const lines = [...testGithub(await reportOf(), false)];
    expect(lines.map((line) => line.slice(0, line.indexOf(' ')))).toEqual(['::error', '::error', '::error']);
    for (const line of lines) {
      expect(line).toMatch(
        /^::error file=a%2Cb%3Ac\/x\.route-test\.yaml,line=\d+,col=\d+,title=routelint%3A test::/,
      );
      expect(line).not.toContain('\n');
    }
    expect(
      [...testGithub(await reportOf(), true)].filter((line) => line.startsWith('::warning')).length,
    ).toBe(1);
  });

  it('hold no secret, no control character and no piece of a text', async () => {
    const report = await reportOf();
    const options = { paint: PLAIN, coverage: true, quiet: false };
    const all = [
      [...testLines(report, options)].join('\n'),
      testJson(report, tool),
      [...testJunit(report, false)].join('\n'),
      [...testGithub(report, false)].join('\n'),
    ];
    for (const text of all) {
      for (const word of ['Ab3dEf6hIj9k', 'Zanzibar', '0171', '\u001b', '\\u001b'])
        expect(text).not.toContain(word);
    }
  });
});
