import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeControls } from '../../src/report/printable.ts';

// What it escapes, written out once more.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

describe('escapeControls', () => {
  it('writes what a terminal would act on, and leaves all else as it is', () => {
    for (let code = 0; code < 0x10000; code++) {
      const character = String.fromCharCode(code);
      const escaped = character === '\t' ? ' ' : `\\u{${code.toString(16)}}`;
      expect(escapeControls(`a${character}…`)).toBe(
        UNPRINTABLE.test(character) ? `a${escaped}…` : `a${character}…`,
      );
    }
  });

  it('leaves nothing to escape', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = escapeControls(text);
        expect(UNPRINTABLE.test(shown)).toBe(false);
        expect(escapeControls(shown)).toBe(shown);
      }),
    );
  });
});
