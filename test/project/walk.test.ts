import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Walk, type WalkOptions, walk } from '../../src/project/walk.ts';
import { memoryHost, type Thing } from './memory-host.ts';

function walkOver(things: Readonly<Record<string, Thing>>, options: Partial<WalkOptions> = {}): Walk {
  return walk(memoryHost(things), '/work', {
    take: (_path, name) => name.endsWith('.yaml'),
    enter: (_path, name) => name !== 'node_modules',
    depth: 100,
    entries: 1000,
    ...options,
  });
}

const codes = (found: Walk): readonly (readonly [string, string])[] =>
  found.notRead.map(({ path, code }) => [path, code]);

describe('walk', () => {
  test('takes what is wanted, sorted, and passes by what is not', () => {
    const found = walkOver({
      '/work/b.yaml': '',
      '/work/a/c.yaml': '',
      '/work/a.txt': '',
      '/work/node_modules/d.yaml': '',
    });
    expect(found).toEqual({
      files: ['/work/a/c.yaml', '/work/b.yaml'],
      notRead: [],
      skipped: ['/work/node_modules'],
    });
  });

  test('stops at a depth', () => {
    const things = {
      '/work/a.yaml': '',
      '/work/x/b.yaml': '',
      '/work/x/y/c.yaml': '',
    };
    expect(walkOver(things, { depth: 1 }).files).toEqual(['/work/a.yaml']);
    expect(walkOver(things, { depth: 2 }).files).toEqual(['/work/a.yaml', '/work/x/b.yaml']);
  });

  test('follows links to files and folders outside', () => {
    const found = walkOver({
      '/work/a.yaml': { link: '/elsewhere/real.yaml' },
      '/work/folder': { link: '../elsewhere/more' },
      '/elsewhere/real.yaml': '',
      '/elsewhere/more/b.yaml': '',
    });
    expect(found.files).toEqual(['/work/a.yaml', '/work/folder/b.yaml']);
  });

  test('names a file once, by its own path, whatever else leads to it', () => {
    const found = walkOver({
      '/work/a.yaml': { link: 'z.yaml' },
      '/work/a': { link: 'z' },
      '/work/z.yaml': '',
      '/work/z/b.yaml': '',
      '/work/1.yaml': { link: '/elsewhere/x.yaml' },
      '/work/2.yaml': { link: '/elsewhere/x.yaml' },
      '/elsewhere/x.yaml': '',
    });
    expect(found.files).toHaveLength(3);
    expect(found.files).toEqual(expect.arrayContaining(['/work/z.yaml', '/work/z/b.yaml']));
  });

  test('ends where links lead in a circle, or up', () => {
    const found = walkOver({
      '/work/x/loop': { link: '/work/x' },
      '/work/x/a.yaml': '',
      '/work/up': { link: '/' },
      '/other.yaml': '',
      '/work/self.yaml': { link: 'self.yaml' },
      '/work/out': { link: '/out' },
      '/out/back': { link: '/out' },
      '/out/b.yaml': '',
    });
    expect(found.files).toEqual(['/work/out/b.yaml', '/work/x/a.yaml']);
    expect(codes(found)).toEqual([['/work/self.yaml', 'loop']]);
  });

  test('says what it could not look at', () => {
    const found = walkOver({
      '/work/closed': { error: 'EACCES', folder: true },
      '/work/dead.yaml': { link: '/nowhere' },
      '/work/dead.txt': { link: '/nowhere' },
      '/work/pipe.yaml': { fifo: true },
      '/work/pipe': { fifo: true },
      '/work/a.yaml': '',
    });
    expect(found.files).toEqual(['/work/a.yaml']);
    expect([...codes(found)].sort()).toEqual([
      ['/work/closed', 'denied'],
      ['/work/dead.yaml', 'missing'],
      ['/work/pipe.yaml', 'not-a-file'],
    ]);
  });

  test('says when the base itself is gone', () => {
    expect(
      codes(
        walk(memoryHost({}), '/gone', {
          take: () => true,
          enter: () => true,
          depth: 1,
          entries: 1,
        }),
      ),
    ).toEqual([['/gone', 'missing']]);
  });

  test('ends at its limit and says so once', () => {
    const things = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`/work/${i % 5}/${i}.yaml`, '']));
    const found = walkOver(things, { entries: 20 });
    expect(found.files.length).toBeLessThan(20);
    expect(found.notRead.map(({ code }) => code)).toEqual(['limit']);
  });

  test('ends, and names no file twice, on any tree of links', () => {
    const name = fc.constantFrom('a', 'b', 'c.yaml');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `/work/${names.join('/')}`);
    const thing = fc.oneof(
      fc.constant<Thing>(''),
      path.map((link): Thing => ({ link })),
    );
    fc.assert(
      fc.property(fc.dictionary(path, thing, { maxKeys: 8 }), (things) => {
        const host = memoryHost(things);
        const found = walk(host, '/work', {
          take: () => true,
          enter: () => true,
          depth: 50,
          entries: 10_000,
        });
        const real = found.files.map((file) => host.files.realpath(file));
        expect(new Set(real).size).toBe(real.length);
        expect(found.notRead.map(({ code }) => code)).not.toContain('limit');
      }),
    );
  });
});
