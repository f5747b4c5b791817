import { describe, expect, it } from 'vitest';
import { findTests } from '../../src/project/find-tests.ts';
import { UsageError } from '../../src/project/problem.ts';
import { DEFAULT_LIMITS } from '../../src/project/settings.ts';
import { memoryHost } from './memory-host.ts';

const host = memoryHost({
  '/work/a.route-test.yaml': '',
  '/work/deep/er/b.route-test.yml': '',
  '/work/deep/mine.yaml': '',
  '/work/node_modules/x/c.route-test.yaml': '',
  '/work/.cache/d.route-test.yaml': '',
});

const found = (...words: readonly string[]) => findTests(host, words, DEFAULT_LIMITS).files;

describe('findTests', () => {
  it('finds what is named like one beneath the working directory, and not in folders of other people', () => {
    expect(found()).toEqual(['/work/a.route-test.yaml', '/work/deep/er/b.route-test.yml']);
    expect(found('deep')).toEqual(['/work/deep/er/b.route-test.yml']);
  });

  it('takes a file by any name, each once, and of a glob those that are named like one', () => {
    expect(found('deep/mine.yaml', './deep/mine.yaml')).toEqual(['/work/deep/mine.yaml']);
    expect(found('deep/**/*.{yaml,yml}')).toEqual(['/work/deep/er/b.route-test.yml']);
    expect(found('node_modules/x')).toEqual(['/work/node_modules/x/c.route-test.yaml']);
  });

  it('refuses words that stand for nothing', () => {
    for (const word of ['nope', 'nope/*.yaml', 'deep/*.yaml', '['])
      expect(() => found(word)).toThrow(UsageError);
  });
});
