import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runIn } from './run-in.ts';

const KEY = `sk-proj-${'Ab3dEf6hIj9k'.repeat(4)}T3BlbkFJ${'Qr5tUv8xYz1a'.repeat(4)}`;
const CONFIG = `model_list:
  - model_name: fast
    litellm_params: {model: ollama/qwen3, api_bse: "http://localhost:11434"}
router_settings:
  routing_strategy: simple-shufle
`;
const MENDED = CONFIG.replace('api_bse', 'api_base').replace('shufle', 'shuffle');

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'routelint-fix-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const read = (path: string): string => readFileSync(path, 'utf8');

describe('check --fix', () => {
  it('mends what is certain and reports the rest', async () => {
    const path = put('config.yaml', `${CONFIG}  fallbacks: [{fast: [gone]}]\n`);
    const before = await runIn(folder, ['check', 'config.yaml']);
    expect(before.stdout).toMatch(/1 warning.* \(`check --fix` mends 2\)\n$/);
    const { code, stdout, stderr } = await runIn(folder, ['check', '--fix', 'config.yaml'], { disk: true });
    expect(read(path)).toBe(`${MENDED}  fallbacks: [{fast: [gone]}]\n`);
    expect(stderr).toBe('routelint: mended 2 findings in 1 file\n');
    expect(stdout).toContain('unknown-target');
    expect(stdout).not.toContain('mends');
    expect(code).toBe(1);
  });

  it('keeps a byte-order mark, line ends, and what a link leads to', async () => {
    const target = put('real/config.yaml', `\ufeff${CONFIG.replaceAll('\n', '\r\n')}`);
    symlinkSync(target, join(folder, 'link.yaml'));
    const { written } = await runIn(folder, ['check', '--fix', 'link.yaml'], { disk: true });
    expect([...written.keys()]).toEqual([target]);
    expect(read(target)).toBe(`\ufeff${MENDED.replaceAll('\n', '\r\n')}`);
  });

  it('mends fences, and leaves alone what shows what was', async () => {
    const fence = (info: string, text: string): string => `\`\`\`yaml${info}\n${text}\`\`\`\n`;
    const page = put('docs/post.md', fence('', CONFIG) + fence(' routelint=historical reason=moved', CONFIG));
    const backup = put('config.yaml.bak', CONFIG);
    await runIn(folder, ['check', '--fix', 'docs/post.md', 'config.yaml.bak'], { disk: true });
    expect(read(page)).toBe(fence('', MENDED) + fence(' routelint=historical reason=moved', CONFIG));
    expect(read(backup)).toBe(CONFIG);
  });

  it('says that there is nothing to mend, and writes nothing', async () => {
    put('config.yaml', MENDED);
    const { code, stderr, written } = await runIn(folder, ['check', '--fix', 'config.yaml']);
    expect([...written]).toEqual([]);
    expect(stderr).toBe('routelint: nothing that can be mended without you\n');
    expect(code).toBe(0);
  });

  it('leaves a file that cannot be read to the check', async () => {
    writeFileSync(join(folder, 'config.yaml'), Buffer.from([0xff, 0xfe, 0x61, 0x00]));
    const { code, stdout } = await runIn(folder, ['check', '--fix', 'config.yaml']);
    expect(stdout).toContain('UTF-16');
    expect(code).toBe(2);
  });

  it('ends with the reason where a file cannot be written', async () => {
    put('config.yaml', CONFIG);
    const { code, stderr } = await runIn(folder, ['check', '--fix', 'config.yaml'], {
      write: () => {
        throw new Error('EACCES: permission denied');
      },
    });
    expect(stderr).toContain('config.yaml could not be written: EACCES');
    expect(code).toBe(2);
  });
});

describe('check --fix --dry-run', () => {
  it('shows what would change, without secrets, and writes nothing', async () => {
    put('config.yaml', CONFIG.replace('model: ollama/qwen3', `api_key: ${KEY}, model: openai/x`));
    const outcome = await runIn(folder, ['check', '--fix', '--dry-run', 'config.yaml']);
    expect(outcome.stdout).toContain(
      '--- config.yaml\tas it is\n+++ config.yaml\tmended\n'.replaceAll('\t', ' '),
    );
    expect(outcome.stdout).toContain(
      '-  routing_strategy: simple-shufle\n+  routing_strategy: simple-shuffle\n',
    );
    expect(outcome.stdout).not.toContain('Ab3dEf6hIj9k');
    expect(outcome.stderr).toBe('routelint: would mend 2 findings in 1 file; nothing was written\n');
    expect([...outcome.written]).toEqual([]);
    expect(outcome.code).toBe(1);
  });

  it('is a check where nothing would change', async () => {
    put('config.yaml', MENDED);
    put('notes.txt', 'nothing');
    const dry = async (...paths: readonly string[]) =>
      runIn(folder, ['check', '--fix', '--dry-run', ...paths]);
    const { code, stdout } = await dry('config.yaml');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'checked 1 block (1 litellm) in 1 file: no findings\n',
    });
    expect((await dry('absent.yaml')).code).toBe(2);
    expect((await dry('notes.txt')).code).toBe(3);
  });

  it('ends with 2 where something could not be read, whatever would change beside it', async () => {
    put('config.yaml', CONFIG);
    writeFileSync(join(folder, 'other.yaml'), Buffer.from([0xff, 0xfe, 0x61, 0x00]));
    const { code, stderr } = await runIn(folder, [
      'check',
      '--fix',
      '--dry-run',
      'config.yaml',
      'other.yaml',
    ]);
    expect(stderr).toContain('other.yaml could not be read: the file is UTF-16');
    expect(stderr).toContain('would mend 2 findings in 1 file');
    expect(code).toBe(2);
  });
});

it.each([
  [['check', '--dry-run', '.'], '`--dry-run` goes with `--fix`'],
  [['check', '--fix', '-'], 'stdin is none'],
])('%j is no command line', async (argv, words) => {
  const { code, stderr } = await runIn(folder, argv);
  expect(stderr).toContain(words);
  expect(code).toBe(2);
});
