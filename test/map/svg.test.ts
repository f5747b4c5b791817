import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/map/build.ts';
import { widthOf, wrapText } from '../../src/map/svg/measure.ts';
import { svgText } from '../../src/map/svg/svg.ts';
import { runIn } from '../cli/run-in.ts';
import { lane, model, step, target } from '../flow/models.ts';
import { parseXml } from './xml.ts';

/** What a drawing shows, without its places: boxes by class, texts, and how wires are drawn. */
function outline(svg: string): string {
  const lines: string[] = [];
  for (const { name, attributes, text, depth } of parseXml(svg)) {
    const { class: classes = '' } = attributes;
    if (name === 'style') continue;
    const said = text.trim() === '' ? '' : ` ${JSON.stringify(text.trim())}`;
    lines.push(
      `${'  '.repeat(depth)}${name}${classes === '' ? '' : `.${classes.replaceAll(' ', '.')}`}${said}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

describe('svgText', () => {
  it('draws the example', async () => {
    const { code, stdout } = await runIn('fixtures/examples/workshop', [
      'map',
      '--format',
      'svg',
      '--by',
      'privacy',
    ]);
    expect(code).toBe(0);
    await expect(outline(stdout)).toMatchFileSnapshot(resolve('test/map/workshop.outline.txt'));
  });

  it('has both themes, and nothing that is fetched or run', async () => {
    const { stdout } = await runIn('fixtures/examples/workshop', ['map', '--format', 'svg']);
    expect(stdout).toContain('@media (prefers-color-scheme:dark)');
    expect(stdout).not.toMatch(/<script|@import|url\(|href=|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
  });

  it('keeps boxes of a column apart', () => {
    const boxes = parseXml(svgText([graph()]))
      .filter((part) => part.name === 'rect' && /\bbox\b/.test(part.attributes['class'] ?? ''))
      .map(({ attributes: { x, y, width, height } }) => ({
        left: Number(x),
        top: Number(y),
        right: Number(x) + Number(width),
        bottom: Number(y) + Number(height),
      }));
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const apart =
          one.right <= other.left ||
          other.right <= one.left ||
          one.bottom <= other.top ||
          other.bottom <= one.top;
        const within =
          one.left < other.left &&
          other.right < one.right &&
          one.top < other.top &&
          other.bottom < one.bottom;
        expect(apart || within).toBe(true);
      }
    }
  });
});

describe('wrapText', () => {
  const how = { width: 120, size: 13, lines: 3 };

  it('makes lines that fit, of every text', () => {
    for (const text of ['a b c', 'nvidia/llama-3.3-nemotron-super-49b', 'W'.repeat(80), '模型'.repeat(40)])
      for (const line of wrapText(text, how)) expect(widthOf(line, 13)).toBeLessThanOrEqual(120);
  });

  it('loses nothing but what an ellipsis stands for', () => {
    expect(wrapText('one two three four five', how).join(' ')).toBe('one two three four five');
    expect(wrapText('meta-llama/llama-3.1-8b', how).join('')).toBe('meta-llama/llama-3.1-8b');
    expect(wrapText('word '.repeat(60).trim(), how).at(-1)).toMatch(/…$/);
  });
});

function graph() {
  const targets = ['a', 'b', 'c'].map((id) =>
    target(id, { label: `${id} with a rather long name `.repeat(3) }),
  );
  const chain = [step('a+b+c'), step('>aux'), step('b', ['timeout']), step('a+c', ['billing'])];
  const lanes = [
    lane('main', chain),
    lane('aux', [step('a+b'), step('c')], { title: 'a title '.repeat(20) }),
  ];
  return graphOf(model(lanes, targets), { title: 'config.yaml', program: 'x', by: [], privacy: undefined });
}
