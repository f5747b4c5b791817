import { describe, expect, it } from 'vitest';
import { frontMatterOf } from '../../../src/blocks/markdown/front-matter.ts';

function parts(page: string) {
  const found = frontMatterOf(page);
  return (
    found && {
      language: found.language,
      content: page.slice(found.content.start, found.content.end),
      rest: page.slice(found.end),
    }
  );
}

describe('frontMatterOf', () => {
  it.each([
    ['---\na: 1\n---\nrest', 'yaml', 'a: 1\n', 'rest'],
    ['---\r\na: 1\r\n---\r\nrest', 'yaml', 'a: 1\r\n', 'rest'],
    ['--- \t\na: 1\n--- \nrest', 'yaml', 'a: 1\n', 'rest'],
    ['---\na: 1\n...\nrest', 'yaml', 'a: 1\n', 'rest'],
    ['---\na: |\n  ---\n---', 'yaml', 'a: |\n  ---\n', ''],
    ['---\n---\nrest', 'yaml', '', 'rest'],
    ['+++\na = 1\n---\n+++\nrest', 'toml', 'a = 1\n---\n', 'rest'],
  ])('%j', (page, language, content, rest) => expect(parts(page)).toEqual({ language, content, rest }));

  it.each([
    ['without a closing line', '---\na: 1\n'],
    ['that starts below the first line', '\n---\na: 1\n---\n'],
    ['with more dashes', '----\na: 1\n----\n'],
    ['that is indented', ' ---\na: 1\n ---\n'],
    ['where a fence opens first', '---\n\n```yaml\na: 1\n```\n\n---\n'],
    ['where a tilde fence opens first', '---\n  ~~~\n~~~\n---\n'],
    ['closed by the other delimiter', '+++\na = 1\n---\n'],
  ])('none %s', (_, page) => expect(frontMatterOf(page)).toBeUndefined());
});
