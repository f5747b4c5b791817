import { expect, test } from 'vitest';
import { frame, type Label } from '../../src/report/frame.ts';
import { PLAIN } from '../../src/report/paint.ts';
import { createDocument, type Document } from '../../src/text/document.ts';

const paint = PLAIN;

function label(document: Document, piece: string, text: string, primary = true): Label {
  const start = document.text.indexOf(piece);
  return { at: { document, span: { start, end: start + piece.length } }, text, primary };
}

test('marks the piece under its line, with the label behind it', () => {
  const document = createDocument('a.yaml', 'model:\n  default: qwen3\n  provider: openrouter\n');
  expect(frame(document, [label(document, 'openrouter', 'goes here')], paint)).toEqual([
    '3 │   provider: openrouter',
    '  │             ^^^^^^^^^^ goes here',
  ]);
});

test('shows several places in the order of the file and says where lines are left out', () => {
  const document = createDocument('a.yaml', 'one: 1\ntwo: 2\nthree: 3\nfour: 4\n');
  expect(
    frame(document, [label(document, 'four', 'last'), label(document, 'one', 'first', false)], paint),
  ).toEqual(['1 │ one: 1', '  │ --- first', '  ┆', '4 │ four: 4', '  │ ^^^^ last']);
});

test('keeps columns right behind tabs, and with CRLF line ends', () => {
  const document = createDocument('a.json', '{\r\n\t"a": 1,\r\n\t"b": 2\r\n}\r\n');
  expect(frame(document, [label(document, '"b"', '')], paint)).toEqual(['3 │  "b": 2', '  │  ^^^']);
});

test('writes control characters out and still points at the right piece', () => {
  const document = createDocument('a.yaml', 'name: "\u001b[31mred"\n');
  expect(frame(document, [label(document, 'red', '')], paint)).toEqual([
    '1 │ name: "\\u{1b}[31mred"',
    `  │ ${' '.repeat(17)}^^^`,
  ]);
});

test('masks a key on the line, with what stands behind it in place', () => {
  const key = `sk-proj-${'A1b2C3d4'.repeat(6)}`;
  const document = createDocument('a.yaml', `api_key: ${key} # mine\n`);
  const [line] = frame(document, [label(document, 'api_key', '')], paint);
  expect(line).not.toContain('A1b2C3d4');
  expect(line).toContain('api_key: ');
  expect(line).toContain('# mine');
});

test('cuts a long line around the mark', () => {
  const document = createDocument(
    'a.yaml',
    `list: [${'filler, '.repeat(40)}here, ${'filler, '.repeat(40)}]\n`,
  );
  const [line, marks] = frame(document, [label(document, 'here', '')], paint);
  expect(line?.length).toBeLessThan(140);
  expect(line?.slice(marks?.indexOf('^'), (marks?.indexOf('^') ?? 0) + 4)).toBe('here');
});

test('a span over several lines is marked to the end of its first line', () => {
  const document = createDocument('a.yaml', 'a:\n  b: 1\n  c: 2\n');
  expect(frame(document, [label(document, 'b: 1\n  c: 2', '')], paint)).toEqual(['2 │   b: 1', '  │   ^^^^']);
});
