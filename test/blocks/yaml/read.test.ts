import { describe, expect, test } from 'vitest';
import type { Node } from '../../../src/blocks/node.ts';
import { at, plain } from '../../../src/blocks/node.ts';
import { readYaml } from '../../../src/blocks/yaml/read.ts';
import { OPTIONS, point, show } from './show.ts';

function read(text: string, version: '1.1' | '1.2' = '1.1') {
  const [document, ...rest] = readYaml(text, { ...OPTIONS, version });
  expect(rest).toEqual([]);
  return {
    root: document?.root,
    problems: (document?.problems ?? []).map((problem) => point(text, problem)),
  };
}

const slice = (text: string, node: Node | undefined): string | undefined =>
  node && text.slice(node.start, node.end);

describe('spans', () => {
  const text = [
    '# head',
    'model: qwen3:8b   # the local one',
    'quoted: "a \\" b"  ',
    "single: 'it''s'",
    'several: plain text',
    '  over lines   ',
    '',
    'literal: |  # note',
    '  first',
    '',
    '  last  ',
    '',
    'folded: >-',
    '  text',
    'kept: |+',
    '  text',
    '',
    'list:',
    '- a',
    '-   b: 1',
    '    c: 2   # c',
    '- [x, [y, ], # ]',
    '   z]',
    'flow: { a: {b: 1}, c: , d }',
    'empty:',
    'last: ~',
  ].join('\n');
  const { root, problems } = read(text);
  const span = (...path: (string | number)[]) => slice(text, at(root, ...path));

  test('there is nothing to complain about', () => {
    expect(problems).toEqual([]);
  });

  test('of scalars include quotes and leave out blanks and comments', () => {
    expect(span('model')).toBe('qwen3:8b');
    expect(span('quoted')).toBe('"a \\" b"');
    expect(span('single')).toBe("'it''s'");
    expect(span('several')).toBe('plain text\n  over lines');
    expect(span('last')).toBe('~');
  });

  test('of block scalars go from the mark to the last line that holds text', () => {
    expect(span('literal')).toBe('|  # note\n  first\n\n  last  ');
    expect(span('folded')).toBe('>-\n  text');
    expect(span('kept')).toBe('|+\n  text\n\n');
    expect(at(root, 'literal')).toMatchObject({ value: 'first\n\nlast  \n', style: 'literal' });
  });

  test('of collections go from the first key or mark to the last value', () => {
    expect(root).toMatchObject({ start: text.indexOf('model'), end: text.length });
    expect(span('list')).toBe('- a\n-   b: 1\n    c: 2   # c\n- [x, [y, ], # ]\n   z]');
    expect(span('list', 1)).toBe('b: 1\n    c: 2');
    expect(span('list', 2)).toBe('[x, [y, ], # ]\n   z]');
    expect(span('list', 2, 1)).toBe('[y, ]');
    expect(span('flow')).toBe('{ a: {b: 1}, c: , d }');
    expect(span('flow', 'a')).toBe('{b: 1}');
  });

  test('of empty values lie behind their colon', () => {
    const colon = text.indexOf('empty:') + 'empty:'.length;
    expect(at(root, 'empty')).toMatchObject({ start: colon, end: colon, value: null });
    expect(at(root, 'flow', 'c')).toMatchObject({ start: text.indexOf('c: ,') + 2, value: null });
    expect(at(root, 'flow', 'd')).toMatchObject({ start: text.indexOf('d }') + 1, value: null });
  });

  test('of keys are those of the key alone', () => {
    const keys =
      root?.kind === 'map' ? root.entries.map(({ keySpan }) => text.slice(keySpan.start, keySpan.end)) : [];
    expect(keys.slice(0, 4)).toEqual(['model', 'quoted', 'single', 'several']);
  });

  test('of items that are empty lie behind their dash', () => {
    const items = '-\n- - # x\n  -\n- a\n-';
    const list = read(items).root;
    expect(show(list)).toEqual([null, [null, null], 'a', null]);
    expect([at(list, 0), at(list, 1, 0), at(list, 1, 1), at(list, 3)].map((node) => node?.start)).toEqual([
      1, 5, 13, 19,
    ]);
  });

  test('are the same offsets with every kind of line break', () => {
    for (const eol of ['\r\n', '\r']) {
      const other = text.replaceAll('\n', eol);
      const again = read(other).root;
      expect(show(again)).toEqual(show(root));
      expect(slice(other, at(again, 'several'))).toBe(`plain text${eol}  over lines`);
      expect(slice(other, at(again, 'literal'))).toBe(`|  # note${eol}  first${eol}${eol}  last  `);
      expect(slice(other, at(again, 'list', 2))).toBe(`[x, [y, ], # ]${eol}   z]`);
    }
  });
});

describe('brackets', () => {
  test('may hold pairs, also with a mapping as the key', () => {
    const text = '[a: 1, ? b : 2, {c: d}, "e":f]';
    const { root } = read(text);
    expect(show(root)).toEqual([
      { map: [['a', 1]] },
      { map: [['b', 2]] },
      { map: [['c', 'd']] },
      { map: [['e', 'f']] },
    ]);
    expect(slice(text, at(root, 0))).toBe('a: 1');
    expect(slice(text, at(root, 2))).toBe('{c: d}');
  });

  test('need no indentation, as the programs read them', () => {
    const text =
      'a: [\n1, # one ]\n{b: "x\ny"}\n]\nc: "it\n\ngoes\non"\nd: plain\n  [more\ne: |\n  [\nf: it\'s\n';
    const { root, problems } = read(text);
    expect(problems).toEqual([]);
    expect(show(root)).toEqual({
      map: [
        ['a', [1, { map: [['b', 'x y']] }]],
        ['c', 'it\ngoes on'],
        ['d', 'plain [more'],
        ['e', '[\n'],
        ['f', "it's"],
      ],
    });
    expect(slice(text, at(root, 'a'))).toBe('[\n1, # one ]\n{b: "x\ny"}\n]');
    expect(slice(text, at(root, 'c'))).toBe('"it\n\ngoes\non"');
  });
});

describe('anchors and merge keys', () => {
  test('an alias shares the node of its anchor', () => {
    const { root } = read('a: &x [1, {b: 2}]\nc: *x\nd: &y text\ne: *y\n');
    expect(at(root, 'c')).toBe(at(root, 'a'));
    expect(at(root, 'e')).toBe(at(root, 'd'));
  });

  test('merged keys come first, own keys win, and say where they are from', () => {
    const text = 'base: &b {x: 1, y: 2}\nuse:\n  z: 3\n  <<: *b\n  y: 4\n';
    const use = at(read(text).root, 'use');
    const entries = use?.kind === 'map' ? use.entries : [];
    expect(entries.map(({ key, value, merged }) => [key, plain(value), merged])).toEqual([
      ['x', 1, true],
      ['y', 4, false],
      ['z', 3, false],
    ]);
    expect(entries[0]?.keySpan.start).toBe(text.indexOf('x: 1'));
  });

  test('of a list of mappings the first wins, of several merge keys the last', () => {
    const bases = 'a: &a {k: 1, only: a}\nb: &b {k: 2}\n';
    const use = (merge: string) => show(at(read(`${bases}use:\n${merge}`).root, 'use'));
    expect(use('  <<: [*a, *b]\n')).toEqual({
      map: [
        ['k', 1],
        ['only', 'a'],
      ],
    });
    expect(use('  <<: *a\n  <<: *b\n')).toEqual({
      map: [
        ['k', 2],
        ['only', 'a'],
      ],
    });
    expect(use('  !!merge <<: *b\n')).toEqual({ map: [['k', 2]] });
    expect(use('  "<<": *b\n')).toEqual({ map: [['<<', { map: [['k', 2]] }]] });
  });

  test('merges of merges are whole', () => {
    const { root } = read('a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b, z: 3}\n');
    expect(show(at(root, 'c'))).toEqual({
      map: [
        ['x', 1],
        ['y', 2],
        ['z', 3],
      ],
    });
  });
});

describe('keys', () => {
  test('are texts, whatever they mean', () => {
    const { root } = read('1: a\ntrue: b\n~: c\n"q": d\n2024-01-02: e\n');
    expect(root?.kind === 'map' && root.entries.map(({ key }) => key)).toEqual([
      '1',
      'true',
      '~',
      'q',
      '2024-01-02',
    ]);
  });

  test('of objects are keys like others', () => {
    const { root, problems } = read('__proto__: 1\nconstructor: 2\ntoString: {__proto__: 3}\n__proto__: 4\n');
    expect(show(root)).toEqual({
      map: [
        ['__proto__', 4],
        ['constructor', 2],
        ['toString', { map: [['__proto__', 3]] }],
      ],
    });
    expect(problems).toEqual(['duplicate-key 4:1 "__proto__"']);
  });

  test('that come again keep the last value in the first place, and are reported at the later key', () => {
    const text = 'a: 1\nb: 2\na: 3\n"a": 4\n';
    const [document] = readYaml(text, OPTIONS);
    expect(show(document?.root)).toEqual({
      map: [
        ['a', 4],
        ['b', 2],
      ],
    });
    expect(document?.problems.map((problem) => point(text, problem))).toEqual([
      'duplicate-key 3:1 "a"',
      'duplicate-key 4:1 "\\"a\\""',
    ]);
    for (const { related, data } of document?.problems ?? []) {
      expect(related).toEqual([{ span: { start: 0, end: 1 }, label: 'first given here' }]);
      expect(data).toEqual({ key: 'a' });
    }
  });

  test('are found again in mappings of any size', () => {
    const keys = Array.from({ length: 40 }, (_, index) => `k${index}: ${index}`);
    const text = [...keys, 'k3: again', 'k39: again'].join('\n');
    expect(read(text).problems).toEqual(['duplicate-key 41:1 "k3"', 'duplicate-key 42:1 "k39"']);
    const { root } = read(text);
    expect(root?.kind === 'map' && root.entries.length).toBe(40);
  });

  test('are the same by what they mean to PyYAML', () => {
    expect(read('yes: 1\ntrue: 2\n').problems).toEqual(['duplicate-key 2:1 "true"']);
    expect(read('1: 1\n"1": 2\n').problems).toEqual([]);
    expect(read('yes: 1\ntrue: 2\n', '1.2').problems).toEqual([]);
  });
});

describe('streams', () => {
  test('give a document each, with its span', () => {
    const text = '# head\n---\na: 1\n# tail\n---\n- b\n...\n---\nc\n';
    const documents = readYaml(text, OPTIONS);
    expect(documents.map(({ root }) => show(root))).toEqual([{ map: [['a', 1]] }, ['b'], 'c']);
    expect(documents.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '# head\n---\na: 1\n# tail\n',
      '---\n- b\n...\n',
      '---\nc\n',
    ]);
  });

  test('have anchors and problems for each document', () => {
    const text = 'a: &x 1\n---\nb: *x\n---\nc: 1\nc: 2\n';
    const problems = readYaml(text, OPTIONS).map((document) => document.problems.map(({ code }) => code));
    expect(problems).toEqual([[], ['unknown-alias'], ['duplicate-key']]);
  });

  test('that are empty have one document without a root', () => {
    for (const text of ['', '\n\n', '# nothing\n', '---\n', '--- # nothing\n...\n']) {
      const documents = readYaml(text, OPTIONS);
      expect(documents).toEqual([
        { root: undefined, span: { start: 0, end: text.length }, problems: [], needsRecovery: false },
      ]);
    }
  });

  test('may hold single values, and block texts right after the marker', () => {
    expect(readYaml('--- |\n  text\n--- >-\n a\n b\n--- x\n', OPTIONS).map(({ root }) => show(root))).toEqual(
      ['text\n', 'a b', 'x'],
    );
  });
});

test('a block text at the end of a file without a line break has none either', () => {
  expect(show(read('a: |\n  x').root)).toEqual({ map: [['a', 'x']] });
  expect(show(read('a: |\n  x\n').root)).toEqual({ map: [['a', 'x\n']] });
});

test('tags that nobody knows keep the text or the collection', () => {
  const { root, problems } = read('a: !secret key\nb: !ENV [1]\nc: !Ref {d: 1}\ne: !!set {f}\n');
  expect(show(root)).toEqual({
    map: [
      ['a', 'key'],
      ['b', [1]],
      ['c', { map: [['d', 1]] }],
      ['e', { map: [['f', null]] }],
    ],
  });
  expect(problems).toEqual(['unknown-tag 1:4 "!secret"', 'unknown-tag 2:4 "!ENV"', 'unknown-tag 3:4 "!Ref"']);
  expect(read('a: !secret key\n', '1.2').problems).toEqual([]);
});
