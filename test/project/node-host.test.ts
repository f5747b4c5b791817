import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../src/project/host.ts';
import { nodeFiles, nodeHost } from '../../src/project/node-host.ts';
import { readFile, readFiles, wasRead } from '../../src/project/read.ts';
import { walk } from '../../src/project/walk.ts';

let root = '';
let host: Host;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'routelint-host-')));
  host = { cwd: root, env: {}, home: root, platform: 'linux', files: nodeFiles() };
  mkdirSync(join(root, 'sub'));
  writeFileSync(join(root, 'a.yaml'), 'a: ü\n');
  writeFileSync(join(root, 'b.yaml'), 'x'.repeat(200_000));
  writeFileSync(join(root, 'empty.yaml'), '');
  symlinkSync('a.yaml', join(root, 'link.yaml'));
  symlinkSync('.', join(root, 'sub', 'up'));
  execFileSync('mkfifo', [join(root, 'pipe.yaml')]);
});
afterAll(() => rmSync(root, { recursive: true }));

// Each file is looked at before the next is asked for: the buffer is the same.
const texts = (names: readonly string[], fileSize = 1_000_000): readonly string[] => {
  const paths = names.map((name) => join(root, name));
  return Array.from(readFiles(host, paths, { fileSize }), (file) => {
    if (!wasRead(file)) return file.code;
    return `${file.display}: ${Buffer.from(file.bytes).toString('utf8').slice(0, 9)} (${file.bytes.length})`;
  });
};

describe.skipIf(process.platform === 'win32')('the real file system', () => {
  test('reads one file after the other into one buffer', () => {
    const [first] = readFiles(host, [join(root, 'a.yaml')], { fileSize: 100 });
    expect(first && wasRead(first) ? [...first.bytes].length : 0).toBe(6);
    expect(texts(['b.yaml', 'a.yaml', 'empty.yaml', 'link.yaml'])).toEqual([
      'b.yaml: xxxxxxxxx (200000)',
      'a.yaml: a: ü\n (6)',
      'empty.yaml:  (0)',
      'link.yaml: a: ü\n (6)',
    ]);
  });

  // A pipe without a writer would keep an ordinary open waiting for ever.
  test('says why it did not read', () => {
    expect(texts(['b.yaml', 'gone.yaml', 'pipe.yaml', 'sub', 'a.yaml/x'], 199_999)).toEqual([
      'too-large',
      'missing',
      'not-a-file',
      'not-a-file',
      'missing',
    ]);
    expect(readFile(host, join(root, 'gone.yaml'), { fileSize: 1 })).toEqual({
      path: join(root, 'gone.yaml'),
      code: 'missing',
      reason: 'there is no such file (any more)',
    });
  });

  test('reads files that have no size until they are read', () => {
    const file = readFile(host, '/proc/self/status', { fileSize: 1_000_000 });
    expect(wasRead(file) && file.bytes.length).toBeGreaterThan(100);
    expect(readFile(host, '/proc/self/status', { fileSize: 10 })).toMatchObject({ code: 'too-large' });
  });

  test('is walked as a tree in memory is', () => {
    const found = walk(host, root, {
      take: (_path, name) => name.endsWith('.yaml'),
      enter: () => true,
      depth: 9,
      entries: 100,
    });
    expect(found.files.map((file) => file.slice(root.length))).toEqual(['/a.yaml', '/b.yaml', '/empty.yaml']);
    expect(found.notRead).toMatchObject([{ path: join(root, 'pipe.yaml'), code: 'not-a-file' }]);
  });

  test('belongs to a host', () => {
    expect(nodeHost()).toMatchObject({ cwd: process.cwd(), platform: process.platform });
  });
});
