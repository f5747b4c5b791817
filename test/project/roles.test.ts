import { describe, expect, test } from 'vitest';
import { isCandidate, isOwnFolder, roleOfPath, statusOfPath } from '../../src/project/roles.ts';

describe('isCandidate', () => {
  test.each([
    'config.yaml',
    'a.YML',
    'x.json',
    'x.jsonc',
    'x.json5',
    'README.md',
    'a.mdx',
    'config.yaml.bak',
    'config.yaml.bak.2',
    'config.yaml.bak-20260412',
    'config.yaml.bak.2026-04-12T10-00',
    'config.json.20260412.bak',
    'openclaw.json.bak.4',
    'config.yaml.orig',
    'config.yml.old',
    'config.yaml~',
    'config.yaml.backup_1',
  ])('takes %s', (name) => {
    expect(isCandidate(name)).toBe(true);
  });

  test.each([
    'routelint.yaml',
    '.routelint.yml',
    'a.txt',
    'photo.bak',
    'a.yaml.tmp',
    'yaml',
    'main.ts',
    'a.md.html',
  ])('leaves %s', (name) => {
    expect(isCandidate(name)).toBe(false);
  });

  test('ends soon on a long name', () => {
    const started = performance.now();
    expect(isCandidate(`a.yaml${'.x-'.repeat(100_000)}`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('roleOfPath', () => {
  test.each([
    ['config.yaml', 'config'],
    ['docs/routing.md', 'docs'],
    ['docs/example.yaml', 'docs'],
    ['README.md', 'docs'],
    ['notes.md', 'docs'],
    ['_posts/2026-04-12-routing.md', 'docs'],
    ['site/blog/routing.mdx', 'docs'],
    ['config.yaml.bak', 'backup'],
    ['docs/config.yaml.bak', 'backup'],
    ['config.yaml~', 'backup'],
    ['config.old.yaml', 'backup'],
    ['config-backup-2.yaml', 'backup'],
    ['backup/config.yaml', 'backup'],
    ['backups/config/config.yaml', 'backup'],
    ['hermes-backup-2026/config.yaml', 'backup'],
    ['.hermes/state-snapshots/20260412-pre-update/config.yaml', 'backup'],
    ['archive/routing.md', 'archive'],
    ['docs/archive/config.yaml.bak', 'backup'],
    ['docs/_archive/old.md', 'archive'],
    ['archived/a.yaml', 'archive'],
    ['architecture/a.yaml', 'config'],
    ['golden-old.md', 'docs'],
    ['backup.yaml', 'config'],
    ['docserver/a.yaml', 'config'],
  ])('%s is %s', (path, role) => {
    expect(roleOfPath(path)).toBe(role);
  });
});

describe('statusOfPath', () => {
  test('a dated post is true as of its date', () => {
    expect(statusOfPath('_posts/2026-04-12-routing.md', 'docs')).toMatchObject({
      status: 'asof',
      date: '2026-04-12',
    });
    expect(statusOfPath('blog/2026/2026-04-12/index.md', 'docs')).toMatchObject({ date: '2026-04-12' });
  });

  test('what has no date, or none that exists, says nothing', () => {
    expect(statusOfPath('_posts/routing.md', 'docs')).toBeUndefined();
    expect(statusOfPath('_posts/2026-13-40-routing.md', 'docs')).toBeUndefined();
    expect(statusOfPath('docs/2026-04-12-routing.md', 'docs')).toBeUndefined();
  });

  test('an archive is history', () => {
    expect(statusOfPath('archive/a.md', 'archive')).toMatchObject({
      status: 'historical',
    });
  });
});

test('isOwnFolder passes by what others wrote', () => {
  expect(['src', '.hermes', 'docs'].every(isOwnFolder)).toBe(true);
  expect(['node_modules', '.git', '.github', 'dist', '_site'].some(isOwnFolder)).toBe(false);
});
