import { describe, expect, it } from 'vitest';
import { findCode } from '../../../src/blocks/markdown/fences.ts';
import { ours } from './judges.ts';

describe('findCode', () => {
  it('gives the spans of the block and of its info string', () => {
    const page = 'text\n\n- > ~~~~ yaml  title="a b" \t\n  > a: 1\n  > ~~~~~  \nafter\n';
    const [code] = findCode(page);
    expect(page.slice(code?.start, code?.end)).toBe('~~~~ yaml  title="a b" \t\n  > a: 1\n  > ~~~~~  ');
    expect(page.slice(code?.info.start, code?.info.end)).toBe('yaml  title="a b"');
    expect(code).toMatchObject({ kind: 'fenced', closed: true });
    expect(findCode(page)).toHaveLength(1);
  });

  it('makes one piece of a fence that loses nothing, and one of each line of a fence in a container', () => {
    expect(findCode('```\na\n\nb\n```\n')[0]?.pieces).toEqual([{ start: 4, end: 9, spaces: 0 }]);
    expect(findCode('> ```\n> a\n> b\n')[0]?.pieces).toHaveLength(2);
  });

  it('starts where it is told, and knows no paragraph from before', () => {
    const page = '```\nfront\n---\n    ```\n```yaml\na: 1\n```\n';
    expect(findCode(page, { from: page.indexOf('    ') })).toHaveLength(1);
  });

  it('gives indented code only when asked', () => {
    const page = 'text\n\n    code\n\n    more\n\n```\nfence\n```\n';
    expect(ours(page, {}).map(({ kind }) => kind)).toEqual(['fenced']);
    expect(ours(page, { indented: true }).map(({ text }) => text)).toEqual(['code\n\nmore', 'fence']);
  });

  it('jumps over no HTML block on its way to the next fence', () => {
    expect(findCode('a\n<!--\n\n```\nin a comment\n```\n-->\n\n```\nb\n```\n')).toHaveLength(1);
    expect(findCode('- <!--\n\n```\nthe list item ended the comment\n```\n')).toHaveLength(1);
    expect(findCode('<pre>\n\n```\n</pre>\n```\nb\n```\n')).toHaveLength(1);
  });

  it('reads what is nested past all sense as text', () => {
    const deep = (depth: number) => `${'> '.repeat(depth)}\`\`\`\n`;
    expect(findCode(deep(100))).toHaveLength(1);
    expect(findCode(deep(101))).toHaveLength(0);
  });

  const SIZE = 200_000;
  it.each([
    ['block quotes', '> '.repeat(SIZE)],
    ['lists', `${'- '.repeat(SIZE)}\n${'\n'.repeat(SIZE)}`],
    ['fences on a line', '``` '.repeat(SIZE)],
    ['backticks', '`'.repeat(SIZE)],
    ['angles', '<'.repeat(SIZE)],
    ['lines of angles', '  <\n'.repeat(SIZE)],
    ['comment starts', '<!-- '.repeat(SIZE)],
    ['tag starts', '<a '.repeat(SIZE)],
    ['attributes', `<a ${'b=c '.repeat(SIZE)}`],
    ['blanks in a tag', `<a${' '.repeat(SIZE)}`],
    ['definitions', `${'[a]: b "\n'.repeat(SIZE)}===`],
    ['open titles', `[a]: b ${'(\n'.repeat(SIZE)}===`],
    ['open labels', `${'['.repeat(SIZE)}\n===`],
    ['escapes', `[${'\\'.repeat(SIZE)}\n===`],
    ['digits', '1'.repeat(SIZE)],
    ['tabs', `${'\t'.repeat(SIZE)}a`],
    ['carriage returns', '\r'.repeat(SIZE)],
    ['unclosed fences in items', '- ```\n'.repeat(SIZE)],
  ])('reads a page full of %s in time that grows with its length', (_, page) => {
    // A fence at the end keeps the scanner from stopping early.
    const started = performance.now();
    findCode(`${page}\n\n> \`\`\`\n> a\n`);
    findCode(page, { indented: true });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
