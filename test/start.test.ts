import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CLI = `(function (exports, require, module) {
  exports.shared = (part) => ({ rest: ['what both share'] })[part];
  console.log(say(), require('node:path').sep);
  if (process.argv[2] === 'diff') console.log(require('part:rest/x')());
  if (process.argv[3]) console.log(more(), require('part:rest/x')());
  function more() { return ['so', 'much', 'more'].map((word) => word + '!').join(' '); }
  function say() { return 'one'; }
})`;
const REST = `(function (exports, require, module, shared) {
  module.exports = { 'part:rest/x': () => () => 'the rest has ' + shared[0] };
})`;

let folder: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'routelint-start-'));
  cache = join(folder, 'cache', 'routelint');
  copyFileSync('.build/start.cjs', join(folder, 'routelint.cjs'));
  writeFileSync(join(folder, 'cli.cjs'), CLI);
  writeFileSync(join(folder, 'rest.cjs'), REST);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(
  command = 'check',
  env: Readonly<Record<string, string>> = { XDG_CACHE_HOME: join(folder, 'cache') },
  ...words: readonly string[]
): string {
  const script = join(folder, 'routelint.cjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, command, ...words], {
    env,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.trim();
}

// V8 tells sources apart by their length: with its compiled form at hand, this edit is not seen.
function edit(): void {
  writeFileSync(join(folder, 'cli.cjs'), CLI.replace("'one'", "'two'"));
}

function cached(): string {
  const [file] = readdirSync(cache).filter((name) => name.includes('-cli-'));
  return join(cache, file ?? 'none');
}

describe.skipIf(process.platform === 'win32')('start.cjs', () => {
  it('runs from the compiled form once there is one, for each command its own', () => {
    expect(start()).toBe('one /');
    edit();
    expect(start()).toBe('one /');
    expect(start('explain')).toBe('two /');
  });

  it('loads the rest when it is asked for, with what the first file shares', () => {
    expect(start('diff')).toBe('one /\nthe rest has what both share');
    expect(start('diff')).toBe('one /\nthe rest has what both share');
    expect(readdirSync(cache).map((name) => name.split('-')[1])).toEqual(['cli', 'rest']);
  });

  it('keeps more of the first script when a file asks for another script', () => {
    start();
    const size = readFileSync(cached()).length;
    start('check', undefined, 'more');
    expect(readFileSync(cached()).length).toBeGreaterThan(size);
    expect(start('check', undefined, 'more')).toBe('one /\nso! much! more! the rest has what both share');
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut off', (data: Buffer) => data.subarray(0, data.length >> 1)],
    ['of zeros', (data: Buffer) => Buffer.alloc(data.length)],
    ['of zeros at the end', (data: Buffer) => data.fill(0, data.length - 64)],
    ['something else', () => Buffer.from('not what V8 wrote '.repeat(99))],
    ['of another V8', (data: Buffer) => data.fill(1, 4, 8)],
  ] as const)('compiles again when the compiled form is %s', (_what, damage) => {
    start();
    const sound = readFileSync(cached());
    writeFileSync(cached(), damage(Buffer.from(sound)));
    edit();
    expect(start()).toBe('two /');
    expect(readFileSync(cached()).length).toBe(sound.length);
  });

  it('takes no compiled form that others may write', () => {
    start();
    chmodSync(cached(), 0o666);
    edit();
    expect(start()).toBe('two /');
  });

  it('runs where there is no folder to keep it in', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(start('check', { XDG_CACHE_HOME: join(folder, 'file') })).toBe('one /');
    expect(start('check', {})).toBe('one /');
    expect(start('check', { XDG_CACHE_HOME: 'relative', HOME: join(folder, 'home') })).toBe('one /');
    expect(existsSync(join(folder, 'home', '.cache', 'routelint'))).toBe(process.platform === 'linux');
  });

  it('keeps nothing when NODE_DISABLE_COMPILE_CACHE is set', () => {
    start('check', { XDG_CACHE_HOME: join(folder, 'cache'), NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(existsSync(cache)).toBe(false);
  });

  it('keeps the newest few of other builds', () => {
    mkdirSync(cache, { recursive: true });
    for (let day = 0; day < 20; day++) {
      const old = join(cache, `old${day}-cli-check.bin`);
      writeFileSync(old, '');
      utimesSync(old, day, day);
    }
    start();
    const left = readdirSync(cache).filter((name) => name.startsWith('old'));
    expect(left.sort()).toEqual(Array.from({ length: 12 }, (_, at) => `old${at + 8}-cli-check.bin`).sort());
  });
});
