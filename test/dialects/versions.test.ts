import { describe, expect, it } from 'vitest';
import { atLeast, compareReleases } from '../../src/dialects/versions.ts';
import { versionOf } from './adapted.ts';

describe('compareReleases', () => {
  it.each([
    ['0.10', '0.11', -1],
    ['0.9', '0.10', -1],
    ['0.11', '2026.9.14', -1],
    ['v0.10.0', '0.10', 0],
    ['0.20.3', '0.20', 1],
    ['1.0.0-rc1', '1.0', 0],
    ['2026.8.16.2', '2026.8.16', 1],
  ])('orders %s and %s', (first, second, wanted) => {
    expect(Math.sign(compareReleases(first, second))).toBe(wanted);
    expect(Math.sign(compareReleases(second, first))).toBe(wanted === 0 ? 0 : -wanted);
  });
});

describe('atLeast', () => {
  const between = { min: '0.9', max: '0.11', because: '', source: 'inferred' } as const;
  it.each([
    ['0.9', 'yes'],
    ['0.8', 'yes'],
    ['0.10', 'maybe'],
    ['0.11', 'maybe'],
    ['0.12', 'no'],
  ])('a range from 0.9 to 0.11 reaches %s: %s', (release, wanted) => {
    expect(atLeast(between, release)).toBe(wanted);
  });

  it('leaves open what is not known', () => {
    expect(atLeast(versionOf(undefined), '0.1')).toBe('maybe');
    expect(atLeast({ ...between, max: undefined }, '99')).toBe('maybe');
  });

  it('takes a bound without a number for no bound', () => {
    expect(atLeast(versionOf('latest'), '0.11')).toBe('maybe');
  });
});
