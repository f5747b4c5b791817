import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMaps } from '../../src/map/embed/find.ts';
import { embeddedText, refreshed } from '../../src/map/embed/refresh.ts';
import { LineTable } from '../../src/text/lines.ts';
import { graphs } from './models.ts';

const START = '<!-- routelint map: live -->';
const END = '<!-- /routelint map -->';

/** `line message` of each problem. */
function wrong(text: string, path = 'page.md'): readonly string[] {
  const lines = new LineTable(text);
  return findMaps(path, text).problems.map(
    ({ span, message }) => `${lines.position(span.start).line} ${message}`,
  );
}

describe('findMaps', () => {
  it('reads what a marker asks for', () => {
    const text = `# A\n\n<!-- routelint map: live other.yaml format=svg by=privacy,lane file=img/a.svg -->\n${END}\n`;
    expect(findMaps('page.md', text)).toMatchObject({
      maps: [
        {
          request: {
            sources: ['live', 'other.yaml'],
            format: 'svg',
            by: ['privacy', 'lane'],
            file: 'img/a.svg',
          },
          prefix: '',
        },
      ],
      problems: [],
    });
  });

  it('reads MDX comments, and markers in lists and quotes', () => {
    expect(findMaps('a.mdx', '{/* routelint map: live */}\n{/* /routelint map */}\n').maps).toHaveLength(1);
    expect(findMaps('a.md', `> - item\n>\n>   ${START}\n>   ${END}\n`).maps[0]?.prefix).toBe('>   ');
  });

  it('leaves alone markers in code, in front matter and in the middle of a line', () => {
    const pages = [
      `\`\`\`markdown\n${START}\n${END}\n\`\`\`\n`,
      `text\n\n    ${START}\n    ${END}\n`,
      `---\n${START}\n---\n`,
      `Write \`${START}\` on a line of its own.\n`,
    ];
    for (const page of pages) expect(findMaps('page.md', page)).toEqual({ maps: [], problems: [] });
  });

  it('tells markers that are missing, reversed, nested and shared apart', () => {
    expect(wrong(`a\n${START}\n`)).toEqual(['2 this map has no end']);
    expect(wrong(`a\n\n${END}\n`)).toEqual(['3 this ends a map that nothing starts']);
    expect(wrong(`${END}\n${START}\n`)).toEqual(['1 the end of this map comes before its start']);
    expect(wrong(`${START}\n${START}\n${END}\n`)).toEqual([
      '1 this map has no end before the next one starts',
    ]);
    expect(wrong(`${START} ${END}\n`)).toEqual(['1 the marker of a map stands on a line of its own']);
    expect(wrong(`${END}\n${START}\n${END}\n`)).toEqual(['1 this ends a map that nothing starts']);
  });

  it('says which option is wrong', () => {
    const page = (words: string): string => `<!-- routelint map: ${words} -->\n${END}\n`;
    expect(wrong(page('live format=png'))).toEqual(['1 `format=png` is no format of a map']);
    expect(wrong(page('live by=size'))).toEqual(['1 `by=size` is nothing that lanes are grouped by']);
    expect(wrong(page('live colour=red'))).toEqual(['1 a map has no option `colour`']);
    expect(wrong(page('live format=svg'))).toEqual(['1 a drawing needs a file']);
    expect(wrong(page('live file=a.svg'))).toEqual(['1 `file` goes with drawings only']);
    expect(wrong(page('live format=svg file=/etc/a.svg'))).toHaveLength(1);
    expect(wrong(page('live format=svg file=notes.md'))).toHaveLength(1);
  });
});

const page = fc.record({
  before: fc.constantFrom('', '# Title\n\n', 'text\n\n'),
  prefix: fc.constantFrom('', '  ', '> ', '>   '),
  old: fc.constantFrom('', 'old\n', '\nold text\n\n'),
  words: fc.constantFrom('live', 'live format=mermaid', 'live format=tree', 'live format=svg file=a.svg'),
  after: fc.constantFrom('', '\nmore\n'),
  crlf: fc.boolean(),
});

describe('refreshed', () => {
  it('changes what is between the markers, once', () => {
    fc.assert(
      fc.property(page, graphs, ({ before, prefix, old, words, after, crlf }, of) => {
        const marked = `<!-- routelint map: ${words} -->\n${old}${END}\n`.replace(/^(?=.)/gm, prefix);
        const lines = before + marked + after;
        const text = crlf ? lines.replaceAll('\n', '\r\n') : lines;
        const once = refresh(text, of);
        expect(refresh(once, of)).toBe(once);
        const { maps, problems } = findMaps('page.md', once);
        expect({ maps: maps.length, problems }).toEqual({ maps: 1, problems: [] });
        const found = findMaps('page.md', text).maps[0]?.content;
        expect(once.startsWith(text.slice(0, found?.start))).toBe(true);
        expect(once.endsWith(text.slice(found?.end))).toBe(true);
        expect(/(?<!\r)\n/.test(once)).toBe(!crlf);
      }),
      { numRuns: 150 },
    );
  });

  it('takes other line ends for no change', () => {
    const text = `${START}\r\n\r\nmap\r\n\r\n${END}\r\n`;
    const mixed = text.replace('map\r\n', 'map\n');
    for (const same of [text, mixed]) {
      const [map] = findMaps('page.md', same).maps;
      expect(map && refreshed(same, [{ map, text: 'map' }])).toBe(same);
    }
  });
});

function refresh(text: string, of: Parameters<typeof embeddedText>[1]): string {
  const { maps } = findMaps('page.md', text);
  return refreshed(
    text,
    maps.map((map) => ({ map, text: embeddedText(map.request, of) })),
  );
}
