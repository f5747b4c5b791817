import { describe, expect, it } from 'vitest';
import { commentsAbove } from '../../../src/blocks/markdown/comment.ts';

/** The comments above the line that `FENCE` stands on. */
function above(page: string): string[] {
  const line = page.lastIndexOf('\n', page.indexOf('FENCE')) + 1;
  return Array.from(commentsAbove(page, line), ({ start, end }) => page.slice(start, end).trim());
}

describe('commentsAbove', () => {
  it.each([
    ['right above', '<!-- one -->\nFENCE', ['one']],
    ['behind blank lines', 'text\n\n<!-- one -->\n\n \t\nFENCE', ['one']],
    ['with CRLF', '<!-- one -->\r\n\r\nFENCE', ['one']],
    ['nearest first', '<!-- one -->\n<!-- two -->\n\nFENCE', ['two', 'one']],
    ['several on a line', '<!-- one --> <!-- two -->\nFENCE', ['two', 'one']],
    ['over several lines', '<!--\n  one\n  more\n-->\nFENCE', ['one\n  more']],
    ['in a list item', '- <!-- one -->\n  FENCE', ['one']],
    ['above the list item', '<!-- one -->\n- FENCE', ['one']],
    ['in a block quote', '> <!-- one -->\n>\n> FENCE', ['one']],
    ['of MDX', '{/* one */}\n\nFENCE', ['one']],
    ['of MDX between HTML', '<!-- one -->\n{/* two */}\nFENCE', ['two', 'one']],
    ['at the start of the page only', 'FENCE', []],
    ['not behind text', '<!-- one -->\ntext\nFENCE', []],
    ['not behind text on its line', 'text <!-- one -->\nFENCE', []],
    ['not with text behind it', '<!-- one --> text\nFENCE', []],
    ['not an arrow', 'a -->\nFENCE', []],
    ['not what closes without opening', '-->\nFENCE', []],
    ['not below', 'FENCE\n<!-- one -->', []],
  ])('%s', (_, page, expected) => expect(above(page)).toEqual(expected));

  it('takes no longer for a page full of what looks like a comment end', () => {
    const page = `${'-->\n```\n'.repeat(20_000)}FENCE`;
    const started = performance.now();
    for (let at = page.indexOf('```'); at >= 0; at = page.indexOf('```', at + 3)) {
      expect(Array.from(commentsAbove(page, at)).length).toBe(0);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
