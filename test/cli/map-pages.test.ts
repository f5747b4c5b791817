import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runIn } from './run-in.ts';

const LIVE = 'model: { default: "qwen3:8b", provider: custom, base_url: "http://localhost:11434/v1" }\n';
const END = '<!-- /routelint map -->';
const PAGE = `# Routing\n\n<!-- routelint map: live format=mermaid -->\n${END}\n\n<!-- routelint map: live format=svg file=map.svg -->\n${END}\n`;

let folder = '';
const at = (...names: readonly string[]): string => join(folder, ...names);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'routelint-map-'));
  mkdirSync(at('docs'));
  writeFileSync(at('routelint.yaml'), 'sources: { live: live.yaml, docs: docs }\n');
  writeFileSync(at('live.yaml'), LIVE);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command line in the folder, and puts what it writes on the disk. */
async function map(...args: readonly string[]) {
  const outcome = await runIn(folder, ['map', ...args]);
  for (const [path, text] of outcome.written) writeFileSync(path, text);
  return outcome;
}

describe('routelint map --write and --check', () => {
  it('is clean after a write, and writes nothing twice', async () => {
    writeFileSync(at('docs', 'page.md'), PAGE);
    const stale = await map('--check', 'docs');
    expect([stale.code, stale.written.size]).toEqual([1, 0]);
    expect(stale.stdout).toContain('+flowchart LR');
    expect(
      [...(await map('--write', 'docs')).written.keys()].map((path) => path.replace(folder, '')),
    ).toEqual(['/docs/page.md', '/docs/map.svg']);
    expect(await map('--check', 'docs')).toMatchObject({ code: 0, stdout: '2 maps are up to date\n' });
    expect((await map('--write', 'docs')).written.size).toBe(0);
  });

  it('fails with a diff when the config has moved on', async () => {
    writeFileSync(at('docs', 'page.md'), PAGE);
    await map('--write');
    writeFileSync(at('live.yaml'), LIVE.replace('qwen3:8b', 'qwen3:4b'));
    const { code, stdout } = await map('--check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^-.*qwen3:8b.*\n\+.*qwen3:4b/m);
    expect(stdout).toContain('docs/map.svg: out of date');
  });

  it('keeps line ends, a byte-order mark and what surrounds the markers', async () => {
    const text = `\ufeff${PAGE.replaceAll('\n', '\r\n')}\r\nmore`;
    writeFileSync(at('docs', 'page.md'), text);
    await map('--write');
    const written = readFileSync(at('docs', 'page.md'), 'utf8');
    expect(written.startsWith('\ufeff# Routing\r\n')).toBe(true);
    expect(written.endsWith(`${END}\r\n\r\nmore`)).toBe(true);
    expect(written).not.toMatch(/[^\r]\n/);
    expect((await map('--check')).code).toBe(0);
  });

  it('means the same from any folder', async () => {
    writeFileSync(at('docs', 'page.md'), PAGE.replaceAll('live format', '../live.yaml format'));
    await map('--write');
    expect((await runIn(at('docs'), ['map', '--check', '.'])).code).toBe(0);
    expect((await runIn('/', ['map', '--check', at('docs', 'page.md')])).code).toBe(0);
  });

  it('writes what a link leads to, and leaves the link', async () => {
    writeFileSync(at('real.md'), PAGE.replace(/\n<!-- routelint map: live format=svg[\s\S]*/, ''));
    symlinkSync(at('real.md'), at('docs', 'page.md'));
    expect([...(await map('--write', 'docs/page.md')).written.keys()]).toEqual([at('real.md')]);
  });

  it('writes over no file but its own drawings, and none outside', async () => {
    writeFileSync(at('docs', 'page.md'), PAGE.slice(PAGE.lastIndexOf('<!-- routelint')));
    writeFileSync(at('docs', 'map.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const { code, stderr, written } = await map('--write');
    expect([code, written.size]).toEqual([2, 0]);
    expect(stderr).toContain('docs/map.svg is no drawing of routelint');
    writeFileSync(at('docs', 'page.md'), PAGE.replace('file=map.svg', 'file=../../map.svg'));
    expect((await map('--check')).stderr).toContain('leads out of the folder');
  });

  it('has nothing to say of pages without markers', async () => {
    writeFileSync(at('docs', 'page.md'), '# Nothing\n');
    const { code, stderr } = await map('--check', 'docs');
    expect(code).toBe(3);
    expect(stderr).toContain('no map was found between markers');
  });

  it('draws no map of a config that cannot be read', async () => {
    writeFileSync(at('docs', 'page.md'), PAGE);
    writeFileSync(at('live.yaml'), 'model: { default: "qwen3:8b"\nfallback_providers: [\n');
    const { code, stderr, written } = await map('--write');
    expect([code, written.size]).toEqual([2, 0]);
    expect(stderr).toContain('docs/page.md:3:1');
  });
});
