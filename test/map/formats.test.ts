import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/map/build.ts';
import { MAP_FORMATS, mapText } from '../../src/map/format.ts';
import { lane, model, step, target } from '../flow/models.ts';
import { checkMermaid } from './mermaid.ts';
import { graphs, hostileModels, options } from './models.ts';
import { parseXml } from './xml.ts';

const RUNS = { numRuns: 150 };
const HOSTILE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

describe('maps of any model', () => {
  it('are the same each time, and hold no control characters', () => {
    fc.assert(
      fc.property(hostileModels, options, (of, how) => {
        for (const format of MAP_FORMATS) {
          const text = mapText([graphOf(of, how)], format);
          expect(text).toBe(mapText([graphOf(of, how)], format));
          expect(text).not.toMatch(HOSTILE);
          expect(text.endsWith('\n')).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('are well-formed SVG without scripts, inside the picture', () => {
    fc.assert(
      fc.property(graphs, (of) => {
        const parts = parseXml(mapText(of, 'svg'));
        const [root] = parts;
        const width = Number(root?.attributes['width']);
        const height = Number(root?.attributes['height']);
        const allowed = ['svg', 'title', 'desc', 'style', 'rect', 'text', 'tspan', 'path'];
        for (const { name, attributes } of parts) {
          expect(allowed).toContain(name);
          expect(Object.keys(attributes).filter((key) => key.startsWith('on') || key === 'href')).toEqual([]);
          if (name !== 'rect') continue;
          expect(Number(attributes['x'] ?? 0) + Number(attributes['width'])).toBeLessThanOrEqual(width);
          expect(Number(attributes['y'] ?? 0) + Number(attributes['height'])).toBeLessThanOrEqual(height);
        }
      }),
      RUNS,
    );
  });

  it('are valid Mermaid', () => {
    fc.assert(
      fc.property(graphs, (of) => checkMermaid(mapText(of, 'mermaid'))),
      RUNS,
    );
  });

  it('are Markdown tables with the same number of cells in each row', () => {
    fc.assert(
      fc.property(graphs, (of) => {
        const text = mapText(of, 'markdown');
        expect(text).not.toMatch(/<(?!sup>|\/sup>|br\/>)(?<!\\<)/);
        for (const table of text.split('\n\n').filter((part) => part.startsWith('| Prompts'))) {
          const cells = table
            .split('\n')
            .filter(Boolean)
            .map((row) => row.match(/(?<!\\)(?:\\\\)*\|/g)?.length);
          expect(new Set(cells).size).toBe(1);
        }
      }),
      RUNS,
    );
  });

  it('hold no secret, wherever one stood', () => {
    const secret = `sk-${'proj-'}${'Zx9Qw3Er5Ty7Ui1Op2As4Df6Gh8Jk0Lz'}`;
    const of = model(
      [lane('main', [step('a')], { title: `lane ${secret}` })],
      [target('a', { label: secret })],
    );
    for (const format of MAP_FORMATS) {
      const how = { title: secret, program: 'Hermes Agent', by: [], privacy: undefined } as const;
      expect(mapText([graphOf(of, how)], format)).not.toContain('Zx9Qw3Er5');
    }
  });
});
