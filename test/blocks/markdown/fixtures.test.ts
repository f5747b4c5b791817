import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeView } from '../../../src/blocks/markdown/code.ts';
import { findCode } from '../../../src/blocks/markdown/fences.ts';
import { frontMatterOf } from '../../../src/blocks/markdown/front-matter.ts';
import { createDocument, locationRange } from '../../../src/text/document.ts';
import { locate } from '../../../src/text/view.ts';

const FOLDER = 'fixtures/docs';
const PAGES = readdirSync(FOLDER).filter((name) => /\.mdx?$/.test(name));

/** Where each `found_…` key of a page stands, by line and column: as an editor would count, not as the code does. */
function keysOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) =>
    Array.from(line.matchAll(/^[^`]*?(found_\w+):/g), (match) => {
      const [, key = ''] = match;
      return `${key} ${index + 1}:${line.indexOf(key) + 1}`;
    }),
  );
}

function foundIn(name: string, text: string): { readonly keys: string[]; readonly code: string } {
  const document = createDocument(name, text);
  const keys: string[] = [];
  let code = '';
  const from = frontMatterOf(text)?.end ?? 0;
  for (const block of findCode(text, { from, mdx: name.endsWith('.mdx') })) {
    const view = codeView(document, block);
    code += view.text;
    for (const match of view.text.matchAll(/^[ \t]*(found_\w+):/gm)) {
      const start = match.index + match[0].indexOf('found_');
      const { line, column } = locationRange(locate(view, { start, end: start + 1 })).start;
      keys.push(`${match[1]} ${line}:${column}`);
    }
  }
  return { keys, code };
}

describe.each(PAGES)('%s', (name) => {
  const page = readFileSync(`${FOLDER}/${name}`, 'utf8').replace(/\r\n/g, '\n');
  it.each([
    ['LF', page],
    ['CRLF', page.replaceAll('\n', '\r\n')],
    ['CR', page.replaceAll('\n', '\r')],
    ['no last line break', page.trimEnd()],
  ])('with %s: finds each fence, at its line and column, and nothing else', (_, text) => {
    const { keys, code } = foundIn(name, text);
    expect(keys.length).toBeGreaterThan(1);
    expect(keys).toEqual(keysOf(text));
    expect(code).not.toContain('lost_');
  });
});
