import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsKeyword } from '../../src/dialects/smart-model-routing/keywords.ts';
import { completeSizes } from '../../src/flow/complete.ts';
import { canExist } from '../../src/flow/feasible.ts';
import { traceTexts } from '../../src/index.ts';
import { promptFacts } from '../../src/pipeline/trace-prompt.ts';
import { runIn } from '../cli/run-in.ts';

const FILES = 'fixtures/cli/trace-threshold/files';

describe('trace', () => {
  it('gives a prompt to nobody: nothing of its text is in any output', async () => {
    const words = ['Zanzibar', 'jane.doe@acme.io', 'sk-proj-a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7', '`quokka`'];
    const text = words.join(' ');
    for (const more of [[], ['--format', 'json'], ['--why-not', 'primary'], ['--down', 'gpt-5.3-codex']]) {
      const { stdout, stderr, code } = await runIn(FILES, ['trace', text, ...more]);
      const piped = await runIn(FILES, ['trace', '-', ...more], { stdin: text });
      expect(stdout.length, stderr).toBeGreaterThan(100);
      expect({ stdout: piped.stdout, code: piped.code }).toEqual({ stdout, code });
      for (const word of words) for (const out of [stdout, stderr]) expect(out).not.toContain(word);
    }
  });

  it('says nothing of a prompt that cannot be read either', async () => {
    const broken = new Uint8Array([0xff, 0xfe, 0x5a, 0x00, 0x80, 0x5a]);
    const { stdout, stderr, code } = await runIn(FILES, ['trace', '-'], { stdin: broken });
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).not.toContain('Z');
  });

  it('takes no prompt for an option and shows it', async () => {
    for (const text of ['--zanzibar is the password', '-zanzibar', "--it's zanzibar' (quoted)"]) {
      const { stdout, stderr, code } = await runIn(FILES, ['trace', text]);
      expect([stdout, code]).toEqual(['', 2]);
      expect(stderr).toContain('unknown option');
      expect(stderr).not.toContain('zanzibar');
      expect((await runIn(FILES, ['trace', '--', text])).stdout).toContain('a prompt: ');
    }
    expect((await runIn(FILES, ['trace', '--privat'])).stderr).toContain('--private');
  });

  it('holds no piece of the text in what is measured', () => {
    const facts = promptFacts('mail jane@acme.io and debug it', false);
    expect(facts).toEqual({
      private: true,
      because: 'it holds an e-mail address',
      sizes: { chars: 30, words: 5, lines: 1, tokens: 8 },
      signals: ['keyword'],
    });
  });
});

describe('traceTexts', () => {
  it('follows a prompt through texts', async () => {
    const config = `model: { default: qwen3, provider: custom, base_url: "http://localhost:11434/v1" }
fallback_providers:
  - { provider: openrouter, model: qwen/qwen3-coder }
`;
    const { blocks } = await traceTexts(
      [{ path: 'config.yaml', text: config }],
      { text: 'hello' },
      {
        lanes: ['main'],
        down: ['localhost'],
      },
    );
    const [path] = blocks[0]?.lanes[0]?.traces[0]?.paths ?? [];
    expect(path?.hops.map((hop) => [hop.targets.map((one) => one.label).join(), hop.failed])).toEqual([
      ['qwen3 at localhost:11434', 'cannot be reached'],
      ['qwen/qwen3-coder via openrouter', ''],
    ]);
  });
});

describe('completeSizes', () => {
  it('fills in only what makes a prompt that can be, and keeps what is given', () => {
    const size = fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined });
    fc.assert(
      fc.property(fc.record({ chars: size, words: size, lines: size, tokens: size }), (given) => {
        const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        const completed = completeSizes(known);
        if (completed) {
          expect(canExist(completed.sizes)).toBe(true);
          expect(completed.sizes).toMatchObject(known);
        } else expect(Object.keys(known).length).toBeGreaterThan(1);
      }),
    );
  });
});

describe('holdsKeyword', () => {
  it('takes whole words, with marks around them, in any case', () => {
    expect(['Debug this', 'a (plan)!', 'no, "tests".'].map(holdsKeyword)).toEqual([true, true, true]);
    expect(['debugger', 'planet', 'toolbox', ''].map(holdsKeyword)).toEqual([false, false, false, false]);
  });
});
