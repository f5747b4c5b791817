import { describe, expect, it } from 'vitest';
import type { Fix } from '../../src/findings/finding.ts';
import { applyFixes } from '../../src/fix/apply.ts';
import { createDocument } from '../../src/text/document.ts';

const document = createDocument('a.yaml', 'abcdefghij');

function fix(...edits: readonly (readonly [start: number, end: number, text: string])[]): Fix {
  return {
    title: '',
    edits: edits.map(([start, end, text]) => ({ at: { document, span: { start, end } }, text })),
  };
}

describe('applyFixes', () => {
  it('makes the edits of all fixes, in any order', () => {
    const fixes = [fix([7, 8, 'HH']), fix([0, 1, ''], [3, 5, 'X'])];
    expect(applyFixes(document.text, fixes)).toEqual({ text: 'bcXfgHHij', count: 2 });
  });

  it('makes a fix as a whole: none of it where a part touches what is taken', () => {
    const fixes = [fix([2, 4, 'X']), fix([0, 1, 'Y'], [3, 6, 'Z']), fix([4, 4, 'W']), fix([9, 10, 'V'])];
    expect(applyFixes(document.text, fixes)).toEqual({ text: 'abXefghiV', count: 2 });
  });

  it('leaves out what belongs to several files, or to none', () => {
    const other = createDocument('b.yaml', 'x');
    const [edit] = fix([0, 1, 'X']).edits;
    if (!edit) throw new Error('no edit');
    const both = {
      title: '',
      edits: [edit, { at: { document: other, span: { start: 0, end: 1 } }, text: '' }],
    };
    expect(applyFixes(document.text, [both, fix()])).toEqual({ text: document.text, count: 0 });
  });
});
