import { describe, expect, test } from 'vitest';
import { isCandidate, isOwnFolder, roleOfPath, statusOfRole } from '../../src/project/roles.ts';

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
    expect(performance.now() - started).toBeLessThan(5000);
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

test('an archive is history, and nothing else is by its place', () => {
  expect(statusOfRole('archive')).toMatchObject({ status: 'historical' });
  expect(statusOfRole('docs')).toBeUndefined();
});

test('isOwnFolder passes by what others wrote', () => {
  expect(['src', '.hermes', 'docs'].every(isOwnFolder)).toBe(true);
  expect(['node_modules', '.git', '.github', 'dist', '_site'].some(isOwnFolder)).toBe(false);
});
