import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/text/decode.ts';

const problemOf = (bytes: readonly number[]) => {
  const result = decodeText(Uint8Array.from(bytes));
  return 'text' in result ? undefined : result;
};

describe('decodeText', () => {
  test('gives back any text, without a byte-order mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, marked) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'));
        const bytes = Buffer.from((marked ? '\uFEFF' : '') + text, 'utf8');
        expect(decodeText(bytes)).toEqual({ text });
      }),
    );
  });

  test('reads a part of a larger buffer', () => {
    expect(decodeText(new Uint8Array(Buffer.from('xxabcxx')).subarray(2, 5))).toEqual({ text: 'abc' });
  });

  test.each([
    ['a little-endian mark', Buffer.from('\uFEFFa: 1', 'utf16le'), 0],
    ['a big-endian mark', Buffer.from('\uFEFFa: 1', 'utf16le').swap16(), 0],
    ['no mark, little-endian', Buffer.from('model: x\n', 'utf16le'), 1],
    ['no mark, big-endian', Buffer.from('model: x\n', 'utf16le').swap16(), 0],
  ])('names UTF-16 with %s', (_, bytes, offset) => {
    expect(decodeText(bytes)).toMatchObject({
      problem: 'utf-16',
      offset,
      detail: expect.stringMatching(/UTF-16.*save it as UTF-8/),
    });
  });

  test('points at the first byte that is not UTF-8, past a real U+FFFD', () => {
    const bytes = [...Buffer.from('a: \uFFFD\nb: ü'), 0xe9, 0x20, 0xff];
    const problem = problemOf(bytes);
    expect(problem).toMatchObject({ problem: 'invalid-utf-8', offset: 12 });
    expect(problem?.detail).toBe(
      'byte 13 of the file, on line 2, (0xe9) is not valid UTF-8; save the file as UTF-8',
    );
  });

  test.each([
    ['a cut sequence', [0x61, 0xc3], 1],
    ['an overlong form', [0x61, 0xc0, 0xaf], 1],
    ['a surrogate', [0xed, 0xa0, 0x80], 0],
    ['a stray continuation', [0x61, 0x62, 0x80], 2],
  ])('refuses %s', (_, bytes, offset) => {
    expect(problemOf(bytes)).toMatchObject({ problem: 'invalid-utf-8', offset });
  });

  test('calls zero bytes binary', () => {
    expect(problemOf([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0, 9, 9])).toMatchObject({
      problem: 'binary',
      offset: 7,
    });
    expect(problemOf([0])).toMatchObject({ problem: 'binary', offset: 0 });
  });

  test('never throws, and gives no text for bytes that are not UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const result = decodeText(bytes);
        if ('text' in result)
          expect(Buffer.from(result.text).length).toBeGreaterThanOrEqual(bytes.length - 3);
        else expect(result.offset).toBeLessThan(bytes.length);
      }),
    );
  });
});
