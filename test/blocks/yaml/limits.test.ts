import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/blocks/yaml/read.ts';
import { recoverYaml } from '../../../src/blocks/yaml/recover.ts';
import { point } from './show.ts';

const limits = { nodes: 1000, depth: 20 };

async function problemsOf(text: string, given = limits): Promise<readonly string[]> {
  const options = { version: '1.1', limits: given } as const;
  const documents = readYaml(text, options);
  expect(await recoverYaml(text, options)).toEqual(documents);
  return documents.flatMap(({ root, problems, needsRecovery }) => {
    expect(needsRecovery).toBe(false);
    if (problems.length > 0) expect(root).toBeUndefined();
    return problems.map((problem) => point(text, problem));
  });
}

const unlimited = { nodes: 1e6, depth: 1e6 };

const nested = (open: string, close: string) => (levels: number) =>
  open.repeat(levels) + close.repeat(levels);
const deep: readonly (readonly [string, (levels: number) => string])[] = [
  ['lists in brackets', nested('[', ']')],
  ['mappings in braces', nested('{a: ', '}')],
  ['pairs in brackets', nested('[a: ', ']')],
  ['brackets that are not closed', (levels) => '['.repeat(levels)],
  ['dashes on a line', (levels) => `${'- '.repeat(levels)}x`],
  ['question marks', (levels) => `${'? '.repeat(levels)}x`],
  ['indented keys', (levels) => Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
];

describe('depth', () => {
  test.each(deep.filter(([name]) => !/closed|question|pairs/.test(name)))(
    'up to the limit is read: %s',
    async (_, text) => {
      expect(await problemsOf(text(limits.depth))).toEqual([]);
      expect(await problemsOf(text(limits.depth + 1))).toEqual([
        expect.stringMatching(/^too-deep 1:|^too-deep 21:/),
      ]);
    },
  );

  test.each(deep.slice(0, -1))('ten thousand levels are one problem: %s', async (_, text) => {
    expect(await problemsOf(text(10_000), unlimited)).toEqual([expect.stringMatching(/^too-deep 1:/)]);
  });

  test.each(deep)('five hundred levels do not break the stack: %s', async (_, text) => {
    const options = { version: '1.1', limits: unlimited } as const;
    expect(readYaml(text(490), options).length).toBe(1);
    expect((await recoverYaml(text(490), options)).length).toBe(1);
    expect((await recoverYaml(`@: 1\nb: ${text(490)}`, options)).length).toBe(1);
  });

  test('three thousand levels of indentation are one problem', async () => {
    const text = deep.at(-1)?.[1](3000) ?? '';
    expect(await problemsOf(text, unlimited)).toEqual([expect.stringMatching(/^too-deep 50\d:/)]);
  });

  test('counts what aliases stand for', async () => {
    const chain = Array.from({ length: 30 }, (_, i) => `- &a${i + 1} [*a${i}]`).join('\n');
    expect(await problemsOf(`- &a0 x\n${chain}\n`)).toEqual(['too-deep 21:9 "*"']);
  });
});

test('of many problems in a document the first hundred are kept', () => {
  const [document] = readYaml('a: 1\n'.repeat(500), { version: '1.1', limits });
  expect(document?.problems.length).toBe(100);
});

describe('nodes', () => {
  test('are counted with aliases written out', async () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}]`);
    const text = `l0: &l0 [x, x, x]\n${levels.join('\n')}\n`;
    expect(await problemsOf(text)).toEqual(['alias-bomb 4:15 "*l2"']);
    expect(await problemsOf(text, { nodes: 1e9, depth: 20 })).toEqual(['alias-bomb 10:30 "*l8"']);
  });

  test('are counted with merges written out', async () => {
    const keys = Array.from({ length: 100 }, (_, i) => `k${i}: ${i}`).join(', ');
    const text = `a: &a {${keys}}\nb:\n  <<: [${'*a, '.repeat(100)}]\n`;
    expect(await problemsOf(text)).toEqual([expect.stringMatching(/^alias-bomb 3:/)]);
  });

  test('of the text itself are counted too', async () => {
    expect(await problemsOf(`[${'x, '.repeat(1001)}]`)).toEqual(['too-large 1:3002 "x"']);
    expect(await problemsOf(`[${'x, '.repeat(900)}]`)).toEqual([]);
  });

  test('past the limit end one document and not the next', () => {
    const text = `[${'x, '.repeat(1001)}]\n---\na: 1\na: 2\n`;
    const documents = readYaml(text, { version: '1.1', limits });
    expect(documents.map(({ root, problems }) => [root?.kind, problems.map(({ code }) => code)])).toEqual([
      [undefined, ['too-large']],
      ['map', ['duplicate-key']],
    ]);
  });

  test('of an alias to what is still open are a loop and no end of them', async () => {
    const options = { version: '1.1', limits } as const;
    const [document] = readYaml('a: &x\n  b: [*x, 1]\n  <<: *x\n', options);
    expect(document?.root?.kind).toBe('map');
    expect(document?.problems.map(({ code }) => code)).toEqual(['alias-loop', 'alias-loop']);
  });
});
