import { describe, expect, test } from 'vitest';
import { at } from '../../../src/blocks/node.ts';
import { readYaml } from '../../../src/blocks/yaml/read.ts';
import { recoverYaml } from '../../../src/blocks/yaml/recover.ts';
import { broken } from './broken.ts';
import { OPTIONS, point, show } from './show.ts';

describe('what is wrong', () => {
  test.each(broken.map(([text, ...problems]) => ({ text, problems })))(
    '$text',
    async ({ text, problems }) => {
      const documents = await recoverYaml(text, OPTIONS);
      expect(documents.flatMap((document) => document.problems.map((one) => point(text, one)))).toEqual(
        problems,
      );
    },
  );

  test('is said at the first error too, before anything is loaded to recover', () => {
    for (const [text, first] of broken) {
      const [document] = readYaml(text, OPTIONS);
      if (!document?.needsRecovery) continue;
      expect(document.root).toBeUndefined();
      const [problem] = document.problems;
      expect(problem && point(text, problem).split(' ')[0]).toMatch(/^[a-z-]+$/);
      expect(document.problems.length).toBe(1);
      expect(first).toBeDefined();
    }
  });
});

describe('places beside the error', () => {
  const related = async (text: string) => {
    const [document] = await recoverYaml(text, OPTIONS);
    return document?.problems.flatMap((problem) =>
      problem.related.map(({ span, label }) => `${text.slice(span.start, span.end)} | ${label}`),
    );
  };

  test('show what a line collides with', async () => {
    expect(await related('model: qwen3\n  provider: custom\n')).toEqual([
      'qwen3 | the key above has this value already',
    ]);
    expect(await related("a: 'text\nb: 'more'\n")).toEqual(["' | so this quote ends it"]);
    expect(await related('a: [b\nd: e\n')).toEqual(['d: e | this does not go on with it']);
    expect(await related('a: &x 1\nb: &x 2\n')).toEqual(['&x | first defined here']);
    expect(await related('a: |\ntext\nb: 1\n')).toEqual(['a: | | the text of this value']);
  });

  test('say which indentation would fit', async () => {
    const [document] = await recoverYaml('a:\n  - b: 1\n   c: 2\n', OPTIONS);
    expect(document?.problems[0]?.data).toEqual({ found: 3, expected: '2 or 4' });
  });
});

describe('what is sound around an error', () => {
  test('is read', async () => {
    const text =
      'model:\n  default: @x\n  provider: custom\nlist:\n  - &a {k: yes}\n  - *a\n  - "t\\"x"\nt: |\n  text\n\nlast: 010\n';
    const [document] = await recoverYaml(text, OPTIONS);
    expect(show(document?.root)).toEqual({
      map: [
        [
          'model',
          {
            map: [
              ['default', '@x'],
              ['provider', 'custom'],
            ],
          },
        ],
        ['list', [{ map: [['k', true]] }, { map: [['k', true]] }, 't"x']],
        ['t', 'text\n'],
        ['last', 8],
      ],
    });
    const places = [['model', 'provider'], ['list', 0], ['list', 2], ['t'], ['last']].map((path) =>
      at(document?.root, ...path),
    );
    expect(places.map((node) => node && text.slice(node.start, node.end))).toEqual([
      'custom',
      '{k: yes}',
      '"t\\"x"',
      '|\n  text',
      '010',
    ]);
  });

  test('is the same as without recovery, where nothing is wrong', async () => {
    const text = 'a: [1,\n2]\nb: {c: *x}\n';
    expect(await recoverYaml(text, OPTIONS)).toEqual(readYaml(text, OPTIONS));
  });
});

describe('recovery is not tried', () => {
  const stop = async (text: string) =>
    (await recoverYaml(text, OPTIONS)).map(({ root, problems }) => [root, problems.map(({ code }) => code)]);

  test('on texts that are too long for it', async () => {
    const text = `a: @x\nb: @y\n${'# filler\n'.repeat(60_000)}`;
    expect(await stop(text)).toEqual([[undefined, ['reserved-start']]]);
  });

  test('on lines that would take it the square of their length', async () => {
    expect(await stop('a: '.repeat(20_000))).toEqual([[undefined, ['nested-mapping']]]);
  });

  test('on texts that are nested too deep for it', async () => {
    expect(await stop(`a: @x\nb: ${'['.repeat(10_000)}`)).toEqual([[undefined, ['reserved-start']]]);
    expect(await stop(`a: @x\nb:\n${'- '.repeat(10_000)}c`)).toEqual([[undefined, ['reserved-start']]]);
  });
});
