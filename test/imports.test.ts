import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Source, sources } from './sources.ts';

/** What each folder may import. `types` may be imported as types only. */
const MAY: Readonly<Record<string, { readonly values: string; readonly types?: string }>> = {
  text: { values: '' },
  blocks: { values: 'text' },
  model: { values: 'text' },
  schema: { values: 'blocks text generated' },
  providers: { values: 'model text' },
  flow: { values: 'model text' },
  dialects: { values: 'schema blocks text model providers' },
  drift: { values: 'model blocks text schema dialects flow providers', types: 'rules' },
  rules: { values: 'flow model schema blocks text dialects providers', types: 'drift' },
  findings: { values: 'rules drift flow model schema blocks text dialects providers' },
  project: { values: 'text blocks schema providers model dialects', types: 'rules' },
  'route-test': { values: 'flow model text project' },
  report: { values: 'findings rules text model', types: 'project' },
  map: { values: 'blocks model flow text', types: 'providers' },
  fix: { values: 'findings text blocks' },
  probe: { values: 'model providers text' },
  pipeline: {
    values:
      'text blocks model schema providers flow dialects drift rules findings project report fix map route-test generated',
  },
};

/** Folders at the edge: what reads files, the environment, the clock or the terminal lives in one of them. */
const EDGES = new Set(['cli', 'project', 'probe', '']);
const EDGE_WORDS =
  /\bfrom 'node:(?!path'|buffer')|\bimport\('node:(?!path'|buffer')|\bprocess\.|\bconsole\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\./;

interface Import {
  readonly from: Source;
  readonly to: string;
  readonly isType: boolean;
}

const all = sources();

function importsOf(source: Source): readonly Import[] {
  const found = source.text.matchAll(
    /^\s*(import|export)\s+(type\s)?[^'";]*?from\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm,
  );
  return [...found].map(([, , type, fixed, lazy]) => ({
    from: source,
    to: posix.join(posix.dirname(source.path), fixed ?? lazy ?? ''),
    isType: type !== undefined,
  }));
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

function allowed({ from, to, isType }: Import): boolean {
  const target = folderOf(to);
  if (target === from.folder || from.folder === 'cli' || from.folder === '') return true;
  const may = MAY[from.folder];
  if (!may || target === 'cli') return false;
  const folders = isType ? `${may.values} ${may.types ?? ''}` : may.values;
  return folders.split(' ').includes(target);
}

function code(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

describe('src', () => {
  it('imports in one direction', () => {
    const wrong = all.flatMap(importsOf).filter((one) => !allowed(one));
    expect(
      wrong.map(({ from, to, isType }) => `${from.path} imports ${isType ? 'types of ' : ''}${to}`),
    ).toEqual([]);
  });

  it('knows every folder', () => {
    const folders = new Set(all.map((source) => source.folder));
    expect([...folders].filter((folder) => folder !== '' && folder !== 'cli' && !MAY[folder])).toEqual([]);
  });

  it('reads files, the environment, the clock and the terminal only at the edges', () => {
    const wrong = all.filter((source) => !EDGES.has(source.folder) && EDGE_WORDS.test(code(source.text)));
    expect(wrong.map((source) => source.path)).toEqual([]);
  });

  it('ends the process in bin.ts only', () => {
    const wrong = all.filter((source) => /\bprocess\.exit(?:Code\s*=[^=]|\()/.test(code(source.text)));
    expect(wrong.map((source) => source.path).filter((path) => path !== 'bin.ts')).toEqual([]);
  });

  it('is made of small files', () => {
    const lengths = all.map((source) => source.text.trimEnd().split('\n').length).sort((a, b) => a - b);
    const long = all.filter((source) => source.text.trimEnd().split('\n').length > 300);
    expect(long.map((source) => source.path)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  });

  it('has no drawer for odds and ends', () => {
    const drawers = all.filter((source) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(source.path));
    expect(drawers.map((source) => source.path)).toEqual([]);
  });
});
