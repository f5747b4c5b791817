import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeView } from '../../../src/blocks/markdown/code.ts';
import { findCode } from '../../../src/blocks/markdown/fences.ts';
import { createDocument, locationRange } from '../../../src/text/document.ts';
import { hostOffset, locate } from '../../../src/text/view.ts';
import { randomPage } from './pages.ts';

function viewsOf(page: string) {
  const document = createDocument('page.md', page);
  return findCode(page, { indented: true }).map((code) => ({ code, view: codeView(document, code) }));
}

describe('the view of a code block', () => {
  it('maps each unit to itself in the host, and a space cut from a tab to that tab', () => {
    fc.assert(
      fc.property(randomPage, (page) => {
        for (const { view } of viewsOf(page)) {
          for (let offset = 0; offset < view.text.length; offset++) {
            const there = page.charAt(hostOffset(view, offset));
            const here = view.text.charAt(offset);
            expect(there === here || (here === ' ' && there === '\t')).toBe(true);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('keeps lines and their order: what stands on one line of the code does so in the host', () => {
    fc.assert(
      fc.property(randomPage, fc.constantFrom('\n', '\r\n', '\r'), (random, lineBreak) => {
        const page = random.replace(/\r\n|\n|\r/g, lineBreak);
        for (const { code, view } of viewsOf(page)) {
          const lines = createDocument('code', view.text).lines;
          const first = view.document.lines.position(code.pieces[0]?.start ?? code.start).line;
          for (let offset = 0; offset < view.text.length; offset++) {
            const { start } = locationRange(locate(view, { start: offset, end: offset + 1 }));
            expect(start.line).toBe(first + lines.position(offset).line - 1);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('gives the column of the host where a tab is cut in two', () => {
    const page = '- ```yaml\n\ta: 1\n  b: 2\n  ```\n';
    const [{ view } = { view: undefined }] = viewsOf(page);
    expect(view?.text).toBe('  a: 1\nb: 2\n');
    if (!view) return;
    expect(locationRange(locate(view, { start: 2, end: 3 })).start).toEqual({ line: 2, column: 2 });
    expect(locationRange(locate(view, { start: 0, end: 1 })).start).toEqual({ line: 2, column: 1 });
    expect(locationRange(locate(view, { start: 7, end: 8 })).start).toEqual({ line: 3, column: 3 });
  });

  it('of an empty fence points to its opening line', () => {
    const [{ view } = { view: undefined }] = viewsOf('text\n\n```yaml\n```\n');
    expect(view && hostOffset(view, 0)).toBe('text\n\n```yaml'.length);
  });
});
