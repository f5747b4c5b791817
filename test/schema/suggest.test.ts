import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesOf, nearMiss } from '../../src/schema/suggest.ts';
import { editDistance } from '../../src/text/nearest.ts';

describe('nearMiss', () => {
  it.each([
    ['fallback_provider', ['fallback_providers', 'providers'], 'fallback_providers'],
    ['baseUrl', ['base_url', 'api_base'], 'base_url'],
    ['fallback-providers', ['fallback_providers'], 'fallback_providers'],
    ['mdoel', ['model', 'mode'], 'model'],
    ['visionn', ['vision', 'mcp'], 'vision'],
    ['routr_setings', ['router_settings', 'general_settings'], 'router_settings'],
  ])('takes %s for %o', (word, candidates, expected) => {
    expect(nearMiss(word, candidatesOf(candidates))).toBe(expected);
  });

  it.each([
    ['stt', ['tts']],
    ['banana', ['model', 'provider']],
    ['key', ['api_key']],
    ['providers', ['providers']],
  ])('has no suggestion for %s', (word, candidates) => {
    expect(nearMiss(word, candidatesOf(candidates))).toBeUndefined();
  });

  it('does not choose between two that are equally near', () => {
    expect(nearMiss('modex', candidatesOf(['model', 'modes']))).toBeUndefined();
  });
});

describe('editDistance', () => {
  // The textbook recurrence over all three neighbours, without a bound: slow and plain.
  function reference(a: string, b: string): number {
    const d: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
    const at = (i: number, j: number): number => d[i]?.[j] ?? Number.POSITIVE_INFINITY;
    for (let j = 0; j <= b.length; j++) (d[0] as number[])[j] = j;
    for (let i = 1; i <= a.length; i++) {
      for (let j = 1; j <= b.length; j++) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          best = Math.min(best, at(i - 2, j - 2) + 1);
        }
        (d[i] as number[])[j] = best;
      }
    }
    return at(a.length, b.length);
  }

  it('agrees with the textbook', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(reference(a, b));
      }),
    );
  });
});
