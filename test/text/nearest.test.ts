import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/text/nearest.ts';

describe('nearest', () => {
  const keys = ['policy', 'providers', 'preset', 'sources', 'rules', 'env', 'local-first', 'live', 'docs'];

  test.each([
    ['polcy', 'policy'],
    ['Policy', 'policy'],
    ['provdiers', 'providers'],
    ['liev', 'live'],
    ['doc', 'docs'],
    ['evn', 'env'],
    ['local', 'local-first'],
    ['zebra', undefined],
    ['x', undefined],
    ['', undefined],
    ['p', undefined],
  ])('%s: %s', (word, expected) => {
    expect(nearest(word, keys)).toBe(expected);
  });

  test('prefers the nearer one, then one of the same length, then the first', () => {
    expect(nearest('modle', ['mode', 'model'])).toBe('model');
    expect(nearest('cat', ['bat', 'rat'])).toBe('bat');
  });

  test('a beginning of several words means none of them', () => {
    expect(nearest('fall', ['fallbacks', 'fallback_model'])).toBeUndefined();
  });

  test('gives up on very long words', () => {
    expect(nearest('a'.repeat(65), ['a'.repeat(65)])).toBeUndefined();
  });
});
