import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/blocks/node.ts';
import type { YamlDocument } from '../../../src/blocks/yaml/document.ts';
import { readYaml } from '../../../src/blocks/yaml/read.ts';
import { recoverYaml } from '../../../src/blocks/yaml/recover.ts';
import { textLikeYaml } from './arbitrary.ts';
import { difference } from './compare.ts';
import { loadWithPython, noPython } from './python.ts';
import { CORPUS, OPTIONS, point } from './show.ts';

const skipped = (reason: string | undefined): string => (reason === undefined ? '' : ` (skipped: ${reason})`);
const noCorpus = existsSync(CORPUS) ? undefined : 'the corpus is not on this machine';

const syntaxOf = (documents: readonly YamlDocument[]) =>
  documents.flatMap((document) => document.problems.filter(({ rule }) => rule === 'yaml-syntax'));

// What routelint says on purpose about texts that PyYAML reads.
const REPORTED_ANYWAY = new Set(['odd-line-break', 'odd-space', 'alias-loop']);

describe.skipIf(noPython)(`beside PyYAML${skipped(noPython)}`, () => {
  test('texts that look like YAML are read or refused alike, and mean the same', {
    timeout: 120_000,
  }, async () => {
    const texts = fc
      .sample(textLikeYaml, { numRuns: 6000, seed: 5 })
      .filter((text) => !/[\u0085\u2028\ufeff\0]/.test(text));
    const results = loadWithPython(texts);
    const count = { alike: 0, refused: 0, missed: 0 };
    const wrong: string[] = [];
    for (const [index, text] of texts.entries()) {
      const { documents = [], error } = results[index] ?? {};
      // A text that is all one scalar is no config, and there PyYAML has an indentation of its own.
      if (documents.some((value) => typeof value === 'string')) continue;
      const read = await recoverYaml(text, OPTIONS);
      const problems = syntaxOf(read).filter(({ code }) => !REPORTED_ANYWAY.has(code));
      const [first] = problems;
      if (error !== undefined) count[first ? 'refused' : 'missed']++;
      else if (first) wrong.push(`${JSON.stringify(text)}: PyYAML reads it, ${point(text, first)}`);
      else if (syntaxOf(read).length === 0) {
        count.alike++;
        for (const [at, value] of documents.entries()) {
          const found = difference(read[at]?.root, value);
          if (found !== undefined) wrong.push(`${JSON.stringify(text)}: ${found}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(count.alike).toBeGreaterThan(500);
    expect(count.refused).toBeGreaterThan(500);
    // Corners that js-yaml lets pass, such as a `:` on the line below its key inside braces.
    expect(count.missed / (count.refused + count.missed)).toBeLessThan(0.02);
  });
});

function files(folder: string, ending: RegExp): readonly string[] {
  if (noCorpus) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => ending.test(name)).map((name) => join(folder, name));
}

describe.skipIf(noCorpus)(`real configs${skipped(noCorpus)}`, () => {
  const texts = files(CORPUS, /\.ya?ml$/).map((path) => readFileSync(path, 'utf8'));

  test('are there', () => {
    expect(texts.length).toBeGreaterThan(80);
  });

  test('have no syntax error', () => {
    expect(texts.flatMap((text) => syntaxOf(readYaml(text, OPTIONS)))).toEqual([]);
  });

  test('have the values that js-yaml loads under YAML 1.2', () => {
    for (const config of texts) {
      // js-yaml gives the last line a break that the file does not have.
      const text = config.endsWith('\n') ? config : `${config}\n`;
      const documents = readYaml(text, { ...OPTIONS, version: '1.2' });
      if (/^\s*<<:/m.test(text) || documents.length > 1 || documents[0]?.problems.length) continue;
      expect(JSON.stringify(documents[0]?.root && plain(documents[0].root))).toBe(JSON.stringify(load(text)));
    }
  });

  test.skipIf(noPython)(`mean what they mean to PyYAML${skipped(noPython)}`, { timeout: 120_000 }, () => {
    for (const [index, { documents = [] }] of loadWithPython(texts).entries()) {
      const read = readYaml(texts[index] ?? '', OPTIONS);
      expect(read.length).toBe(Math.max(1, documents.length));
      for (const [at, value] of documents.entries())
        expect(difference(read[at]?.root, value)).toBeUndefined();
    }
  });
});
