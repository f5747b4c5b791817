import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { broken as brokenJson } from './json/broken.ts';
import { broken as brokenYaml } from './yaml/broken.ts';

// Reached only past a limit (see limits.test.ts), or only by accidents of a parser's recovery.
const elsewhere = ['too-deep', 'too-large', 'alias-bomb', 'unexpected-end'];

test('every case of the rule has words, and a text in the tests that brings it about', () => {
  const path = new URL('../../rules/yaml-syntax.yaml', import.meta.url);
  const { cases } = load(readFileSync(path, 'utf8')) as { cases: Record<string, unknown> };
  const seen = [...brokenYaml, ...brokenJson].flatMap(([, ...problems]) =>
    problems.map((one) => one.split(' ')[0]),
  );
  const codes = new Set([...seen, ...elsewhere].filter((code) => code !== 'duplicate-key'));
  expect([...codes].sort()).toEqual(Object.keys(cases).sort());
});
