import { describe, expect, it } from 'vitest';
import { compareHermesReleases, hermesVersion, reaches } from '../../../src/dialects/hermes/releases.ts';
import { rootOf, versionOf } from '../adapted.ts';

const unknown = versionOf(undefined);
const inferred = (text: string) => hermesVersion(rootOf(text), unknown);

describe('Hermes releases', () => {
  it.each([
    ['0.21.3', '2026.9.14', 0],
    ['0.10', '2026.4.16', 0],
    ['v0.10.0', 'v2026.4.16', 0],
    ['0.20.4', '2026.9.14', -1],
    ['0.20.4', '0.20.3', 1],
    ['2026.4.20', '0.11', -1],
    ['0.99', '2026.9.14', 0],
    ['0.2', '0.3', -1],
  ])('have two names: %s and %s', (first, second, wanted) => {
    expect(Math.sign(compareHermesReleases(first, second))).toBe(wanted);
  });

  it('are reached under either name', () => {
    expect(reaches(versionOf('0.21.3'), '2026.9.14')).toBe('yes');
    expect(reaches(versionOf('2026.4.20'), '0.11')).toBe('no');
  });
});

describe('the version in the file', () => {
  it.each([
    [11, '0.5'],
    [12, '0.8'],
    [17, '0.9'],
    [19, '0.10'],
    [22, '0.11'],
    [23, '0.11'],
    [33, '0.19'],
    [37, '0.20'],
    [38, '0.20.5'],
    [44, '2026.9.14'],
    [99, '2026.9.14'],
  ])('%i bounds it from below by %s', (configVersion, min) => {
    expect(inferred(`_config_version: ${configVersion}\n`)).toMatchObject({
      min,
      max: undefined,
      source: 'inferred',
    });
  });

  it.each(['_config_version: 3\n', '_config_version: x\n', '_config_version: -1\n', 'model: a\n'])(
    'says nothing in %j',
    (text) => {
      expect(inferred(text)).toMatchObject({ min: undefined, max: undefined, source: 'unknown' });
    },
  );

  it('gives way to a declared one', () => {
    expect(hermesVersion(rootOf('_config_version: 33\n'), versionOf('0.10'))).toMatchObject({
      min: '0.10',
      max: '0.10',
    });
  });
});
