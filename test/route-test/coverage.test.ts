import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnder, percent } from '../../src/report/test-coverage.ts';
import { coverable } from '../../src/route-test/coverage.ts';
import { Ground } from '../../src/route-test/ground.ts';
import { lane, model, pickyModels, route, step } from '../flow/models.ts';

describe('coverable', () => {
  it('counts the routes and hops that something can reach, implied ones too', () => {
    const implied = { because: 'the program adds it', span: { start: 0, end: 0 } };
    const maybe = { ...implied, depends: ['version' as const] };
    const main = lane('main', [
      step('a'),
      step('b', ['any'], implied),
      step('a'),
      step('>aux'),
      step('d', ['any'], maybe),
    ]);
    const dead = { ...main, routes: [...main.routes, route([step('e')], 'never taken')] };
    const { parts, uncertain } = coverable(new Ground(model([dead, lane('aux', [step('c')])]), []));
    const told = parts.map(
      ({ lane: { id }, route: { id: name }, step: hop }) =>
        `${id} ${name} ${hop?.targets ?? ''}${hop?.enters ?? ''}`,
    );
    expect(told.sort()).toEqual([
      'aux always ',
      'aux always c',
      'main always ',
      'main always a',
      'main always aux',
      'main always b',
    ]);
    expect(uncertain).toBe(1);
  });

  it('names no part twice', () => {
    fc.assert(
      fc.property(pickyModels, (of) => {
        const parts = coverable(new Ground(of, [])).parts.map((part) => part.step ?? part.route);
        expect(new Set(parts).size).toBe(parts.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('percent', () => {
  it('is never rounded up, and is 100 for all alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (total, some) => {
        const covered = Math.min(some, total);
        expect(percent({ covered, total })).toBeLessThanOrEqual((covered * 100) / total);
        expect(percent({ covered, total }) === 100).toBe(covered === total);
        expect(isUnder({ covered, total }, 100)).toBe(covered < total);
      }),
    );
    expect(percent({ covered: 99_999, total: 100_000 })).toBe(99.99);
    expect(isUnder({ covered: 0, total: 0 }, 0)).toBe(true);
  });
});
