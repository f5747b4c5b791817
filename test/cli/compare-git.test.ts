import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIn } from './run-in.ts';

const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) process.stderr.write('tests of REV:path skipped: there is no git\n');

const PATH = process.env['PATH'] ?? '';
const config = (limit: number): string =>
  `smart_model_routing:\n  cheap_model: x\n  cheap_model_base_url: http://localhost:1/v1\n  thresholds: {max_chars: ${limit}}\n  primary_model: gpt-5.3-codex\n`;

describe.skipIf(!hasGit)('compare REV:path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'routelint-git-'));
  const git = (...args: readonly string[]): void => {
    const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'commit.gpgsign=false'];
    const env = { PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
    execFileSync('git', [...who, ...args], { cwd: folder, env, stdio: 'ignore' });
  };

  beforeAll(() => {
    git('init', '-q');
    mkdirSync(join(folder, 'router'));
    writeFileSync(join(folder, 'router/config.yaml'), config(200));
    git('add', '.');
    git('commit', '-q', '-m', 'one');
    git('tag', 'v1');
    writeFileSync(join(folder, 'router/config.yaml'), config(300));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const compare = (
    words: readonly string[],
    cwd = folder,
    env: Readonly<Record<string, string>> = { PATH },
  ) => runIn(cwd, ['compare', ...words], { env });

  it('takes a file of a commit for a side', async () => {
    const { code, stdout, stderr } = await compare(['v1:router/config.yaml', 'router/config.yaml']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('v1:router/config.yaml → router/config.yaml');
    expect(stdout).toContain('prompts of 201 to 300 characters: wider and narrower');
    expect(stdout).toContain('v1:router/config.yaml:2:3');
  });

  it('reads a path from the root, and with ./ from the working directory', async () => {
    const inside = join(folder, 'router');
    for (const name of ['v1:router/config.yaml', 'HEAD:./config.yaml']) {
      const { code, stdout } = await compare([name, 'config.yaml', '--fail-on', 'changed'], inside);
      expect({ code, moved: stdout.includes('prompts of 201 to 300') }).toEqual({ code: 1, moved: true });
    }
  });

  it.each([
    ['v2:router/config.yaml', 'v2:router/config.yaml'],
    ['v1:router/other.yaml', 'router/other.yaml'],
    ['v1:router', 'v1:router'],
  ])('says what git does not have: %s', async (name, told) => {
    const { code, stdout, stderr } = await compare([name, 'router/config.yaml']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('routelint: git has no file');
    expect(stderr).toContain(told);
  });

  it('hands git no option and no word for a shell', async () => {
    const words = ['v1:$(touch owned)', '--output=owned:x', '-x:y'];
    for (const word of words) expect((await compare(['--', word, 'router/config.yaml'])).code).toBe(2);
    expect((await compare(['owned', 'router/config.yaml'])).stderr).toContain('there is no file');
  });

  it('says that git is not there, for this form alone', async () => {
    const none = { PATH: join(folder, 'router') };
    const { code, stderr } = await compare(['v1:router/config.yaml', 'router/config.yaml'], folder, none);
    expect(code).toBe(2);
    expect(stderr).toContain('there is no git to ask for it');
    expect((await compare(['router/config.yaml', 'router/config.yaml'], folder, none)).code).toBe(0);
  });
});
