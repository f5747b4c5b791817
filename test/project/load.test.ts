import { describe, expect, test } from 'vitest';
import { type LoadOptions, loadSettings } from '../../src/project/load.ts';
import { ConfigError, UsageError } from '../../src/project/problem.ts';
import { DEFAULT_LIMITS } from '../../src/project/settings.ts';
import { locationRange } from '../../src/text/document.ts';
import { KNOWN } from './known.ts';
import { memoryHost, type Thing } from './memory-host.ts';

type Rest = Parameters<typeof memoryHost>[1];

function load(things: Readonly<Record<string, Thing>>, options: Partial<LoadOptions> = {}, rest: Rest = {}) {
  return loadSettings(memoryHost(things, rest), { ...KNOWN, ...options });
}

/** `path:line:column message → help` of the problems that a ConfigError carries. */
function mistakes(things: Readonly<Record<string, Thing>>): readonly string[] {
  try {
    load(things);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ at, message, help }) => {
      const { line, column } = locationRange(at).start;
      return `${at.document.path}:${line}:${column} ${message} → ${help}`;
    });
  }
  return [];
}

describe('which file', () => {
  test('without one, the recommended preset asks for nothing', () => {
    const { settings, problems } = load({ '/work/a.yaml': '' });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      root: '/work',
      file: undefined,
      preset: 'recommended',
      declared: [],
      env: undefined,
      failOn: 'error',
    });
    expect(settings.policy).toMatchObject({ private: { lanes: [] }, order: [], tier: undefined });
    expect(settings.limits).toEqual(DEFAULT_LIMITS);
  });

  test('the nearest one upwards', () => {
    const things = {
      '/routelint.yaml': 'failOn: info',
      '/a/.routelint.yml': 'failOn: warning',
      '/a/b/c/x.yaml': '',
    };
    const { settings } = load(things, {}, { cwd: '/a/b/c' });
    expect(settings).toMatchObject({ file: '/a/.routelint.yml', root: '/a/b/c', failOn: 'warning' });
  });

  test('not past the root of a repository', () => {
    const things = { '/routelint.yaml': 'failOn: info', '/a/.git/HEAD': '', '/a/b/x.yaml': '' };
    expect(load(things, {}, { cwd: '/a/b' }).settings.file).toBeUndefined();
  });

  test('at the root of a repository', () => {
    const things = { '/a/routelint.yaml': 'failOn: info', '/a/.git': 'gitdir: x', '/a/b/x.yaml': '' };
    expect(load(things, {}, { cwd: '/a/b' }).settings.file).toBe('/a/routelint.yaml');
  });

  test('on Windows', () => {
    const { settings } = load(
      { 'C:/a/routelint.yaml': 'failOn: info' },
      { config: 'routelint.yaml' },
      { cwd: 'C:/a', platform: 'win32' },
    );
    expect(settings.file).toBe('C:/a/routelint.yaml');
    expect(load({}, {}, { cwd: 'C:/a/b', platform: 'win32' }).settings.file).toBeUndefined();
  });

  test('two in one folder are refused', () => {
    expect(() => load({ '/work/routelint.yaml': '', '/work/.routelint.yaml': '' })).toThrow(
      new ConfigError('there are two settings files, routelint.yaml and .routelint.yaml', 'keep one'),
    );
  });

  test('the one that is named', () => {
    const things = { '/work/routelint.yaml': 'failOn: info', '/etc/strict.yaml': 'failOn: warning' };
    expect(load(things, { config: '/etc/strict.yaml' }).settings.failOn).toBe('warning');
  });

  test('a named one that is not there', () => {
    expect(() => load({ '/work/routelint.yaml': '' }, { config: 'routelnt.yaml' })).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        message: 'there is no settings file `routelnt.yaml`',
        hint: 'did you mean `routelint.yaml`?',
      }),
    );
  });

  test.each<[Thing, string]>([
    [{ error: 'EACCES' }, 'routelint.yaml could not be read: permission denied'],
    [
      '\u0000',
      'routelint.yaml could not be read: byte 1 of the file, on line 1, is a zero byte, so this is no text file',
    ],
    [
      { fifo: true },
      'routelint.yaml could not be read: it is a pipe, a socket or a device, and those are not opened',
    ],
  ])('one that cannot be read: %j', (thing, message) => {
    expect(() => load({ '/work/routelint.yaml': thing })).toThrow(new ConfigError(message));
  });
});

describe('mistakes', () => {
  test('stop the run, all at once, each at its place', () => {
    expect(() => load({ '/work/routelint.yaml': 'polcy: 1' })).toThrow(
      'routelint.yaml has a mistake, so nothing was checked',
    );
    expect(() => load({ '/work/routelint.yaml': 'polcy: 1\nfailOn: x' })).toThrow(
      'routelint.yaml has 2 mistakes, so nothing was checked',
    );
    expect(mistakes({ '/work/routelint.yaml': 'polcy: 1\npolicy: {tier: baalnced}' })).toEqual([
      'routelint.yaml:1:1 unknown key `polcy` → did you mean `policy`?',
      'routelint.yaml:2:16 there is no tier `baalnced` → did you mean `balanced`?',
    ]);
  });

  test('of several files are told together', () => {
    const things = { '/work/routelint.yaml': 'extends: ./a.yaml\nfailOn: x', '/work/a.yaml': 'failOn: y' };
    expect(() => load(things)).toThrow(
      'routelint.yaml and what it extends have 2 mistakes, so nothing was checked',
    );
    expect(() => load({ ...things, '/work/routelint.yaml': 'extends: ./a.yaml' })).toThrow(
      'a.yaml has a mistake, so nothing was checked',
    );
  });

  test('that only warn do not', () => {
    const { problems } = load({ '/work/routelint.yaml': 'sources: {liev: a.yaml}', '/work/a.yaml': '' });
    expect(problems).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('extends', () => {
  test('a later one wins, and the file itself over all', () => {
    const { settings } = load({
      '/work/routelint.yaml':
        'extends: [./a.yaml, shared/b.yaml]\nfailOn: error\npolicy: {private: {lanes: [main]}}',
      '/work/a.yaml': 'failOn: info\npolicy: {order: [local], private: {allow: [cloud]}}\nenv: [A, B]',
      '/work/shared/b.yaml': 'extends: c.yaml\npolicy: {order: [metered]}\nenv: [B, C]',
      '/work/shared/c.yaml': 'limits: {depth: 7}',
    });
    expect(settings.failOn).toBe('error');
    expect(settings.policy).toMatchObject({
      order: ['metered'],
      private: { allow: ['cloud'], lanes: ['main'] },
    });
    expect(settings.env).toEqual(['A', 'B', 'C']);
    expect(settings.limits).toEqual({ ...DEFAULT_LIMITS, depth: 7 });
  });

  test('presets bring their policy', () => {
    const { settings } = load({ '/work/routelint.yaml': 'extends: local-first' });
    expect(settings.preset).toBe('local-first');
    expect(settings.policy).toEqual({
      private: { allow: ['device', 'lan'], lanes: ['*', '!delegation'] },
      order: ['local', 'subscription', 'delegation', 'metered'],
      delegation: { providers: ['ollama-cloud'] },
      tier: undefined,
    });
  });

  test('the command line names another ground for the same file', () => {
    const things = { '/work/routelint.yaml': 'extends: strict\npolicy: {order: [local]}' };
    const { settings } = load(things, { preset: 'recommended' });
    expect(settings.preset).toBe('recommended');
    expect(settings.policy).toMatchObject({ order: ['local'], private: { lanes: [] } });
    expect(settings.level('api-last', 'a.yaml')).toBe('off');
  });

  test('of two sources with one name the later stands; paths start at their file', () => {
    const { settings } = load({
      '/work/routelint.yaml': 'extends: shared/a.yaml\nsources: {docs: b.md}',
      '/work/shared/a.yaml': 'sources: {docs: a.md, live: x.yaml}',
      '/work/b.md': '',
      '/work/shared/x.yaml': '',
    });
    expect(settings.sources.map(({ name, files }) => [name, files])).toEqual([
      ['docs', ['/work/b.md']],
      ['live', ['/work/shared/x.yaml']],
    ]);
  });

  test('providers are laid key by key', () => {
    const { settings } = load({
      '/work/routelint.yaml':
        'extends: a.yaml\nproviders: {gw: {access: metered}}\nendpoints: {b: {access: free}}\nversions: {hermes: "2"}',
      '/work/a.yaml':
        'providers: {gw: {access: free, locality: lan}}\nendpoints: {a: {access: free}}\nversions: {hermes: "1", litellm: "1"}',
    });
    expect(settings.providers).toEqual([{ id: 'gw', access: 'metered', locality: 'lan' }]);
    expect(Object.keys(settings.endpoints)).toEqual(['a', 'b']);
    expect(settings.versions).toEqual({ hermes: '2', litellm: '1' });
  });

  test('what cannot be extended', () => {
    const things = {
      '/work/routelint.yaml':
        'extends:\n  - recomended\n  - zebra\n  - ./taem.yaml\n  - ${NOWHERE}/x.yaml\n  - ./sub/bad.yaml\n',
      '/work/team.yaml': '',
      '/work/sub/bad.yaml': 'failOn: x',
    };
    expect(mistakes(things)).toEqual([
      'routelint.yaml:2:5 there is no preset `recomended` → did you mean `recommended`?',
      'routelint.yaml:3:5 there is no preset `zebra` → the presets are `recommended`, `local-first` and `strict`; a file is written as `./team.yaml`',
      'routelint.yaml:4:5 `./taem.yaml` could not be read: there is no such file (any more) → did you mean `team.yaml`?',
      'routelint.yaml:5:5 `${NOWHERE}/x.yaml` names `NOWHERE`, which is not set → set it, or write the path',
      'sub/bad.yaml:1:9 `x` is no value of `failOn` → write `error`, `warning` or `info`',
    ]);
  });

  test('a circle is told where it closes, with the way round', () => {
    const things = {
      '/work/routelint.yaml': 'extends: ./a.yaml',
      '/work/a.yaml': 'failOn: info\nextends: ./b.yaml',
      '/work/b.yaml': 'extends: [./a.yaml]',
    };
    expect(mistakes(things)).toEqual([
      'b.yaml:1:11 `./a.yaml` closes a circle of files that extend each other: a.yaml → b.yaml → a.yaml → remove one of these `extends`',
    ]);
    expect(mistakes({ '/work/routelint.yaml': 'extends: ./routelint.yaml' })).toHaveLength(1);
  });

  test('the same file by many ways is read once', () => {
    const levels = 24;
    const things: Record<string, string> = { '/work/routelint.yaml': 'extends: [./0.yaml, ./0.yaml]' };
    for (let i = 0; i < levels; i++)
      things[`/work/${i}.yaml`] = `extends: [./${i + 1}.yaml, ./${i + 1}.yaml]`;
    things[`/work/${levels}.yaml`] = 'failOn: info';
    const host = memoryHost(things);
    expect(loadSettings(host, KNOWN).settings.failOn).toBe('info');
    expect(host.reads).toHaveLength(levels + 2);
  });
});

describe('level', () => {
  const things = {
    '/work/routelint.yaml': [
      'extends: [strict, shared/team.yaml]',
      'rules: {api-last: warning}',
      'overrides:',
      '  - { files: docs/**, rules: { api-last: info } }',
      '  - { files: ["docs/new.md", "!docs/new.md"], rules: { api-last: off } }',
      '  - { files: docs/old/**, rules: { api-last: off } }',
    ].join('\n'),
    '/work/shared/team.yaml':
      'rules: {drift-value: info, api-last: error}\noverrides: [{files: ../notes, rules: {drift-value: off}}]',
  };

  test.each([
    ['ignored-value', 'a.yaml', 'error'],
    ['drift-value', 'a.yaml', 'info'],
    ['drift-value', 'notes/x.md', 'off'],
    ['api-last', 'a.yaml', 'warning'],
    ['api-last', 'docs/a.md', 'info'],
    ['api-last', 'docs/new.md', 'info'],
    ['api-last', 'docs/old/a.md', 'off'],
    ['api-last', '/work/docs/old/a.md', 'off'],
    ['api-last', '/elsewhere/docs/old/a.md', 'warning'],
  ])('%s in %s is %s', (rule, path, expected) => {
    expect(load(things).settings.level(rule, path)).toBe(expected);
  });

  test('paths start at the working directory', () => {
    expect(load(things, {}, { cwd: '/work/docs' }).settings.level('api-last', 'old/a.md')).toBe('off');
  });

  test('the command line comes first', () => {
    const { settings } = load(things, { levels: { 'api-last': 'error' } });
    expect(settings.level('api-last', 'docs/old/a.md')).toBe('error');
  });

  test('and must name a rule that there is', () => {
    expect(() => load({}, { levels: { 'api-lst': 'error' } })).toThrow(UsageError);
  });

  test('a preset that is extended last resets what came before', () => {
    const { settings } = load({
      '/work/routelint.yaml': 'extends: [./a.yaml, local-first]',
      '/work/a.yaml': 'rules: {api-last: error}',
    });
    expect(settings.level('api-last', 'a')).toBe('warning');
  });
});

describe('tiers', () => {
  test('can be named', () => {
    expect(load({ '/work/routelint.yaml': 'policy: {tier: lean}' }).settings.policy.tier).toMatchObject({
      name: 'lean',
      primary: ['local', 'free'],
    });
  });

  test('can be defined, in another file too', () => {
    const { settings } = load({
      '/work/routelint.yaml': 'extends: ./a.yaml\npolicy: {tier: mine}',
      '/work/a.yaml': 'policy: {tiers: {mine: {primary: [free]}}}',
    });
    expect(settings.policy.tier).toEqual({ name: 'mine', primary: ['free'], fallback: ['free'] });
  });
});

describe('what is said of a path', () => {
  const things = {
    '/work/routelint.yaml': [
      'sources:',
      '  live: ${HERMES_HOME:-~/.hermes}/config.yaml',
      '  posts: { files: notes/**, role: docs, status: asof, date: 2026-04-12 }',
      'overrides:',
      '  - { files: notes/old.md, status: historical, reason: kept for the record }',
    ].join('\n'),
  };

  test.each([
    ['/home/ada/.hermes/config.yaml', 'live'],
    ['notes/a.yaml', 'docs'],
    ['a.yaml.bak', 'backup'],
    ['a.yaml', 'config'],
  ])('role of %s: %s', (path, role) => {
    expect(load(things).settings.role(path)).toBe(role);
  });

  test('what stands above the project says nothing', () => {
    expect(load({}, {}, { cwd: '/home/ada/backup/docs' }).settings.role('a.yaml')).toBe('config');
  });

  test('the place where a program keeps its config is live', () => {
    const { settings } = load({ '/home/ada/.hermes/config.yaml': '' }, {}, { cwd: '/home/ada/.hermes' });
    expect(settings.role('config.yaml')).toBe('live');
  });

  test('status: an override, else the source, else the role', () => {
    const { settings } = load(things);
    expect(settings.status('notes/old.md')).toMatchObject({
      status: 'historical',
      reason: 'kept for the record',
    });
    expect(settings.status('notes/a.md')).toMatchObject({ status: 'asof', date: '2026-04-12' });
    expect(settings.status('_posts/2026-01-02-x.md')).toBeUndefined();
    expect(settings.status('archive/x.md')).toMatchObject({ status: 'historical' });
    expect(settings.status('docs/x.md')).toBeUndefined();
  });
});
