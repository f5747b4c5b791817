import { describe, expect, test } from 'vitest';
import { type Inputs, resolveInputs } from '../../src/project/inputs.ts';
import { loadSettings } from '../../src/project/load.ts';
import { KNOWN } from './known.ts';
import { memoryHost, type Thing } from './memory-host.ts';

type Rest = Parameters<typeof memoryHost>[1];

function resolve(
  things: Readonly<Record<string, Thing>>,
  words: readonly string[] = [],
  rest: Rest = {},
): Inputs {
  const host = memoryHost(things, rest);
  return resolveInputs(host, loadSettings(host, KNOWN).settings, words);
}

const named = (inputs: Inputs) =>
  Object.fromEntries(inputs.sources.map(({ name, role, files }) => [`${name} (${role})`, files]));

const USAGE = { name: 'UsageError' };

describe('without words', () => {
  test('and without settings: what is beneath the working directory, by role', () => {
    const inputs = resolve({
      '/work/config.yaml': '',
      '/work/config.yaml.bak': '',
      '/work/.#config.yaml': { link: 'ada@host.1' },
      '/work/README.md': '',
      '/work/docs/a.md': '',
      '/work/archive/b.md': '',
      '/work/main.py': '',
      '/work/node_modules/x/README.md': '',
      '/work/.github/workflows/ci.yaml': '',
      '/work/.hermes/config.yaml': '',
      '/elsewhere/config.yaml': '',
      '/home/ada/.hermes/config.yaml': '',
    });
    expect(named(inputs)).toEqual({
      'config (config)': ['/work/.hermes/config.yaml', '/work/config.yaml'],
      'backup (backup)': ['/work/config.yaml.bak'],
      'docs (docs)': ['/work/README.md', '/work/docs/a.md'],
      'archive (archive)': ['/work/archive/b.md'],
    });
    expect(inputs.skipped).toEqual(['/work/.github', '/work/node_modules']);
    expect(inputs.sources[0]?.because).toBe('found beneath the working directory');
  });

  test('with declared sources: those alone, with what was met on the way', () => {
    const inputs = resolve({
      '/work/routelint.yaml':
        'sources:\n  live: ~/.hermes/config.yaml\n  docs: [docs, "!docs/draft.md", reamde.md, "${NOWHERE}/x", "nothing/*.md"]\n',
      '/home/ada/.hermes/config.yaml': '',
      '/work/readme.md': '',
      '/work/docs/a.md': '',
      '/work/docs/draft.md': '',
      '/work/docs/b.md': { link: '/gone' },
      '/work/other.yaml': '',
    });
    expect(named(inputs)).toEqual({
      'live (live)': ['/home/ada/.hermes/config.yaml'],
      'docs (docs)': ['/work/docs/a.md'],
    });
    expect(inputs.sources[1]?.because).toBe(
      'routelint.yaml declares it as `docs`, `!docs/draft.md`, `reamde.md`, `${NOWHERE}/x` and `nothing/*.md`',
    );
    expect(inputs.notRead).toMatchObject([{ path: '/work/docs/b.md', code: 'missing' }]);
    expect(inputs.problems.map(({ severity, message, help }) => `${severity} ${message} → ${help}`)).toEqual([
      'warning `reamde.md` matches no file → did you mean `readme.md`?',
      'warning `${NOWHERE}/x` names `NOWHERE`, which is not set here → set it, or give it a value to fall back on: `${NOWHERE:-…}`',
      'warning `nothing/*.md` matches no file → paths start at the file that they stand in; mend or remove it',
    ]);
  });

  test('a file belongs to the first source that holds it', () => {
    const inputs = resolve({
      '/work/routelint.yaml': 'sources: {live: h/config.yaml, backups: h/**}',
      '/work/h/config.yaml': '',
      '/work/h/config.yaml.bak': '',
      '/work/h/image.png': '',
    });
    expect(named(inputs)).toEqual({
      'live (live)': ['/work/h/config.yaml'],
      'backups (backup)': ['/work/h/config.yaml.bak'],
    });
  });

  test('a glob goes where a search does not, when it names the way', () => {
    const inputs = resolve({
      '/work/routelint.yaml':
        'sources: {root: "*.{yaml,json}", a: "*/dist/*.yaml", b: ".*/c.yaml", c: "x/**/*.cfg"}',
      '/work/p/dist/a.yaml': '',
      '/work/p/dist/deep/a.yaml': '',
      '/work/.secret/c.yaml': '',
      '/work/x/node_modules/d.cfg': '',
      '/work/x/y/d.cfg': '',
    });
    expect(inputs.sources.map((source) => source.files)).toEqual([
      [],
      ['/work/p/dist/a.yaml'],
      ['/work/.secret/c.yaml'],
      ['/work/x/y/d.cfg'],
    ]);
  });
});

describe('words', () => {
  const things = {
    '/work/routelint.yaml':
      'sources: {hermes: {files: h.yaml, role: live}, docs: docs/a.md, gateway: gw.yaml}',
    '/work/h.yaml': '',
    '/work/gw.yaml': '',
    '/work/docs/a.md': '',
    '/work/docs/b.md': '',
    '/work/docs/c.md.bak': '',
    '/work/notes.txt': '',
  };

  test('name a source', () => {
    expect(named(resolve(things, ['gateway']))).toEqual({ 'gateway (config)': ['/work/gw.yaml'] });
  });

  test('name a role of declared sources', () => {
    expect(named(resolve(things, ['live']))).toEqual({ 'hermes (live)': ['/work/h.yaml'] });
  });

  test('name both a source and a path: the source, and a notice', () => {
    const inputs = resolve(things, ['docs']);
    expect(named(inputs)).toEqual({ 'docs (docs)': ['/work/docs/a.md'] });
    expect(inputs.notices).toEqual([
      '`docs` is read as the source of that name; for the path write `./docs`',
    ]);
    expect(
      resolve({ ...things, '/work/routelint.yaml': 'sources: {docs: docs/**}' }, ['docs']).notices,
    ).toEqual([]);
  });

  test('name a folder: its files, each by its role', () => {
    expect(named(resolve(things, ['./docs/']))).toEqual({
      './docs/ (docs)': ['/work/docs/a.md', '/work/docs/b.md'],
      './docs/ (backup)': ['/work/docs/c.md.bak'],
    });
  });

  test('name a file, whatever it is called', () => {
    expect(named(resolve(things, ['notes.txt', '/work/gw.yaml']))).toEqual({
      'notes.txt (config)': ['/work/notes.txt'],
      '/work/gw.yaml (config)': ['/work/gw.yaml'],
    });
  });

  test('name a file twice: it is read once', () => {
    expect(resolve(things, ['docs/b.md', 'docs/*.md']).sources.map((source) => source.files)).toEqual([
      ['/work/docs/b.md'],
      ['/work/docs/a.md'],
    ]);
  });

  test('name the settings file, as hooks do: it is checked when it is loaded', () => {
    expect(resolve(things, ['routelint.yaml']).sources).toEqual([]);
  });

  test('name an empty folder', () => {
    expect(resolve({ '/work/empty': { folder: true } }, ['empty']).sources).toEqual([]);
  });

  test('name a path: the files of declared sources are not looked for', () => {
    const host = memoryHost(things);
    const { settings } = loadSettings(host, KNOWN);
    const watched = { ...settings, declared: settings.declared };
    Object.defineProperty(watched, 'found', {
      get: () => {
        throw new Error('looked for');
      },
    });
    expect(named(resolveInputs(host, watched, ['gw.yaml']))).toEqual({
      'gw.yaml (config)': ['/work/gw.yaml'],
    });
  });

  test('name a path with magic in it that exists', () => {
    expect(named(resolve({ '/work/a[1].yaml': '' }, ['a[1].yaml']))).toEqual({
      'a[1].yaml (config)': ['/work/a[1].yaml'],
    });
  });

  test('are a glob', () => {
    expect(named(resolve(things, ['{h,gw}.yaml']))).toEqual({
      '{h,gw}.yaml (live)': ['/work/h.yaml'],
      '{h,gw}.yaml (config)': ['/work/gw.yaml'],
    });
  });

  test('name what is no file', () => {
    expect(
      resolve({ '/work/pipe': { fifo: true }, '/work/loop': { link: 'loop' } }, ['pipe', 'loop']).notRead,
    ).toMatchObject([
      { path: '/work/pipe', code: 'not-a-file' },
      { path: '/work/loop', code: 'loop' },
    ]);
  });

  test.each([
    ['gw.yml', 'there is no file, folder or source `gw.yml`', 'did you mean `gw.yaml`?'],
    ['nope.yaml', 'there is no file, folder or source `nope.yaml`', undefined],
    ['gatway', 'there is no file, folder or source `gatway`', 'did you mean `gateway`?'],
    ['docs/a.mdx', 'there is no file, folder or source `docs/a.mdx`', 'did you mean `docs/a.md`?'],
    ['zebra', 'there is no file, folder or source `zebra`', undefined],
    ['backups', 'there is no file, folder or source `backups`', undefined],
    ['x/*.md', '`x/*.md` matches no file', undefined],
    [
      '+(a|b)',
      '`+(a|b)` is no glob that routelint reads',
      'an extended glob such as `+(a|b)` is not read; write `{a,b}`',
    ],
  ])('that stand for nothing: %s', (word, message, hint) => {
    expect(() => resolve(things, [word])).toThrow(expect.objectContaining({ ...USAGE, message, hint }));
  });
});

describe('live', () => {
  test('is where the programs keep it', () => {
    const inputs = resolve(
      {
        '/srv/hermes/config.yaml': '',
        '/home/ada/.hermes/config.yaml': '',
        '/home/ada/.hermes/profiles/work/config.yaml': '',
        '/home/ada/.hermes/profiles/empty/x': '',
        '/work/proxy.yaml': '',
      },
      ['live'],
      { env: { HERMES_HOME: '/srv/hermes', CONFIG_FILE_PATH: 'proxy.yaml' } },
    );
    expect(named(inputs)).toEqual({
      'live (live)': [
        '/srv/hermes/config.yaml',
        '/home/ada/.hermes/config.yaml',
        '/home/ada/.hermes/profiles/work/config.yaml',
        '/work/proxy.yaml',
      ],
    });
    expect(inputs.sources[0]?.because).toBe(
      "$HERMES_HOME/config.yaml is where Hermes keeps its config; ~/.hermes/config.yaml is where Hermes keeps its config; ~/.hermes/profiles/work/config.yaml is where Hermes keeps its config; $CONFIG_FILE_PATH names LiteLLM's config",
    );
  });

  test('is a path where there is one', () => {
    expect(
      named(resolve({ '/work/live/a.yaml': '', '/home/ada/.hermes/config.yaml': '' }, ['live'])),
    ).toEqual({ 'live (config)': ['/work/live/a.yaml'] });
  });

  test('that is nowhere says where it was looked for', () => {
    expect(() => resolve({}, ['live'])).toThrow(
      expect.objectContaining({
        ...USAGE,
        message: 'no live config is known',
        hint: expect.stringContaining('sources: {live:'),
      }),
    );
  });
});

test('a word for a role, with nothing declared, is what is found of it', () => {
  expect(named(resolve({ '/work/README.md': '', '/work/a.yaml': '' }, ['docs']))).toEqual({
    'docs (docs)': ['/work/README.md'],
  });
});

test('a search ends at its limit', () => {
  const things = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`/work/${i}.yaml`, '']));
  const inputs = resolve({ ...things, '/work/routelint.yaml': 'limits: {entries: 10}' });
  expect(inputs.notRead).toMatchObject([{ path: '/work', code: 'limit' }]);
});
