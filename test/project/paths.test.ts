import { describe, expect, test } from 'vitest';
import { escapeGlob } from '../../src/project/glob.ts';
import {
  absolutePath,
  directoryOf,
  displayPath,
  expandVariables,
  isInside,
  pathFrom,
} from '../../src/project/paths.ts';
import { absoluteGlob, pathMatcher } from '../../src/project/patterns.ts';
import { memoryHost } from './memory-host.ts';

const host = memoryHost({}, { env: { HERMES_HOME: '/srv/hermes', EMPTY: '', ODD: '/a[1]' } });
const windows = memoryHost(
  {},
  { platform: 'win32', cwd: 'C:/work', home: 'C:\\Users\\ada', env: { X: 'D:\\x' } },
);

describe('expandVariables', () => {
  const expand = (text: string, on = host) => expandVariables(on, text, (value) => value);

  test.each([
    ['~/a', '/home/ada/a'],
    ['~', '/home/ada'],
    ['a~/b', 'a~/b'],
    ['~other/a', '~other/a'],
    ['$HOME/a', '/home/ada/a'],
    ['$HOMELY/a', '$HOMELY/a'],
    ['${HOME}/a', '/home/ada/a'],
    ['${HERMES_HOME}/a', '/srv/hermes/a'],
    ['${EMPTY:-~/.hermes}/a', '/home/ada/.hermes/a'],
    ['${NOWHERE:-}/a', '/a'],
    ['$HERMES_HOME/a', '$HERMES_HOME/a'],
  ])('%s is %s', (text, expected) => {
    expect(expand(text)).toEqual({ text: expected });
  });

  test('names the variable that has no value', () => {
    expect(expand('${NOWHERE}/${HERE}')).toEqual({ unset: 'NOWHERE' });
    expect(expand('${EMPTY}')).toEqual({ unset: 'EMPTY' });
    expect(expand('~/a', memoryHost({}, { home: '' }))).toEqual({ unset: 'HOME' });
  });

  test('turns separators on Windows', () => {
    expect(expand('~/a', windows)).toEqual({ text: 'C:/Users/ada/a' });
    expect(expand('${X}/a', windows)).toEqual({ text: 'D:/x/a' });
  });
});

test('absolutePath', () => {
  expect(absolutePath(host, '../a/./b/')).toBe('/a/b');
  expect(absolutePath(host, '/x', '/y')).toBe('/x');
  expect(absolutePath(windows, 'a\\b')).toBe('C:/work/a/b');
  expect(absolutePath(windows, 'D:\\b')).toBe('D:/b');
});

test('what reports call a file', () => {
  expect(displayPath(host, '/work/docs/a.md')).toBe('docs/a.md');
  expect(displayPath(host, '/workshop/a.md')).toBe('/workshop/a.md');
  expect(displayPath(host, '/work')).toBe('/work');
  expect(displayPath(memoryHost({}, { cwd: '/' }), '/a/b')).toBe('a/b');
});

test('inside and from', () => {
  expect(isInside('/a', '/a')).toBe(true);
  expect(isInside('/a', '/ab')).toBe(false);
  expect(isInside('/', '/ab')).toBe(true);
  expect(pathFrom('/a', '/a/b')).toBe('b');
  expect(pathFrom('/a', '/b')).toBeUndefined();
});

test('directoryOf ends at a root', () => {
  expect(directoryOf('/a/b')).toBe('/a');
  expect(directoryOf('/a')).toBe('/');
  expect(directoryOf('/')).toBe('/');
  expect(directoryOf('C:/a')).toBe('C:/');
  expect(directoryOf('C:/')).toBe('C:/');
});

describe('globs that start at the root', () => {
  test.each([
    ['docs/**', '/work/sub/docs/**'],
    ['../docs/*', '/work/docs/*'],
    ['!./x', '/work/sub/x'],
    ['/x/*', '/x/*'],
    ['~/x', '/home/ada/x'],
    ['${ODD}/*', '/a\\[1\\]/*'],
  ])('%s', (written, expected) => {
    expect(absoluteGlob(host, written, '/work/sub')).toEqual({ glob: expected });
  });

  test('take the directory as it is written', () => {
    const { glob } = absoluteGlob(host, 'x', '/w[1]{a,b}');
    expect(glob).toBe(`${escapeGlob('/w[1]{a,b}')}/x`);
  });

  test('on Windows, whatever the case', () => {
    const document = { document: { path: '', text: '', lines: {} as never }, span: { start: 0, end: 0 } };
    const matches = pathMatcher(windows, [{ text: 'Docs/*.md', at: document }], 'C:/work');
    expect(matches('c:/WORK/docs/a.md')).toBe(true);
  });
});
