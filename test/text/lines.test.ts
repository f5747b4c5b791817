import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineTable } from '../../src/text/lines.ts';

const text = fc
  .array(fc.constantFrom('a', 'é', '\u{1f600}', ' ', '\t', '\n', '\r\n', '\r', '\u2028'), { maxLength: 40 })
  .map((units) => units.join(''));

/** Lines with their breaks, cut by the definition and not by the code: LF, CRLF and a lone CR end a line. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n|\r(?!\n))/);
}

describe('LineTable', () => {
  it('gives every offset the line that holds it and its place in that line', () => {
    fc.assert(
      fc.property(text, (text) => {
        const table = new LineTable(text);
        let offset = 0;
        for (const [index, line] of linesOf(text).entries()) {
          expect(table.start(index + 1)).toBe(offset);
          expect(table.text(index + 1)).toBe(line.replace(/\r?\n$|\r$/, ''));
          for (let column = 0; column < line.length; column++) {
            expect(table.position(offset + column)).toEqual({ line: index + 1, column: column + 1 });
          }
          offset += line.length;
        }
      }),
    );
  });

  it('puts the end of the text behind its last unit, and on a line of its own behind a line break', () => {
    expect(new LineTable('ab').position(2)).toEqual({ line: 1, column: 3 });
    expect(new LineTable('ab\n').position(3)).toEqual({ line: 2, column: 1 });
    expect(new LineTable('').position(0)).toEqual({ line: 1, column: 1 });
  });

  it('clamps what lies outside', () => {
    const table = new LineTable('a\r\nb');
    expect(table.position(-5)).toEqual({ line: 1, column: 1 });
    expect(table.position(99)).toEqual({ line: 2, column: 2 });
    expect(table.start(9)).toBe(4);
    expect(table.text(9)).toBe('');
    expect(table.count).toBe(2);
  });
});
