import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { fixText } from '../../src/fix/fix-text.ts';
import { checkTexts } from '../../src/index.ts';
import { createDocument } from '../../src/text/document.ts';

const findingsOf = (path: string) => async (text: string) => (await checkTexts([{ path, text }])).findings;

const GATEWAY = `model_list:
  - model_name: fast
    litellm_params: {model: ollama/qwen3, api_bse: "http://localhost:11434"}
router_settings:
  routing_strategy: simple-shufle
  fallbacks: [{fast: slow}]
`;

function finding(text: string, [from, to]: readonly [string, string], more: Partial<Finding> = {}): Finding {
  const document = createDocument('x.yaml', text);
  const start = text.indexOf(from);
  const at = { document, span: { start, end: start + from.length } };
  return {
    rule: 'unknown-key',
    severity: 'warning',
    confidence: 'high',
    message: '',
    help: '',
    at,
    related: [],
    data: {},
    fingerprint: '',
    fixes: [{ title: '', edits: [{ at, text: to }] }],
    ...more,
  };
}

describe('fixText', () => {
  it('mends what can be mended, and leaves the rest as it is', async () => {
    const { text, count } = await fixText(GATEWAY, findingsOf('config.yaml'));
    expect(text).toBe(
      GATEWAY.replace('api_bse', 'api_base').replace('shufle', 'shuffle').replace(': slow', ': [slow]'),
    );
    expect(count).toBe(3);
  });

  it('renames no key whose value the right one cannot have', async () => {
    const text = GATEWAY.replace('api_bse: "http://localhost:11434"', 'api_kye: [one, two]');
    const { text: after } = await fixText(text, findingsOf('config.yaml'));
    expect(after).toContain('api_kye: [one, two]');
    expect(after).toContain('simple-shuffle');
  });

  it('goes on with what a fix brings up', async () => {
    const steps: Readonly<Record<string, readonly [string, string]>> = { a: ['a', 'b'], b: ['b', 'c'] };
    const found = async (text: string) => (steps[text] ? [finding(text, steps[text])] : []);
    expect(await fixText('a', found)).toEqual({ text: 'c', count: 2 });
  });

  it('ends where fixes undo each other', async () => {
    const found = async (text: string) => [finding(text, text === 'a' ? ['a', 'b'] : ['b', 'a'])];
    expect((await fixText('a', found)).count).toBe(10);
  });

  it('makes none that is not certain', async () => {
    const found = async (text: string) => [finding(text, ['a', 'b'], { confidence: 'medium' })];
    expect(await fixText('a', found)).toEqual({ text: 'a', count: 0 });
  });

  it('makes none that breaks the text', async () => {
    const found = async (text: string) =>
      text === 'a' ? [finding(text, ['a', 'b'])] : [finding(text, ['b', 'b'], { rule: 'yaml-syntax' })];
    expect(await fixText('a', found)).toEqual({ text: 'a', count: 0 });
  });

  it('mends no text that shows what was', async () => {
    const post = `# Then\n\n\`\`\`yaml routelint=historical reason=moved\n${GATEWAY}\`\`\`\n`;
    expect(await fixText(post, findingsOf('post.md'))).toEqual({ text: post, count: 0 });
  });
});

// Slips of the pen: a letter less, a letter twice, two in the wrong order.
const slips = fc.array(fc.tuple(fc.nat(GATEWAY.length - 2), fc.constantFrom('drop', 'double', 'swap')), {
  minLength: 1,
  maxLength: 3,
});

function withSlips(text: string, made: readonly (readonly [number, string])[]): string {
  return made.reduce((now, [at, kind]) => {
    const [one, two] = [now.charAt(at), now.charAt(at + 1)];
    const put = { drop: two, double: one + one + two, swap: two + one }[kind] ?? '';
    return now.slice(0, at) + put + now.slice(at + 2);
  }, text);
}

describe('fixing twice', () => {
  it('is fixing once', { timeout: 120_000 }, async () => {
    let mended = 0;
    await fc.assert(
      fc.asyncProperty(slips, async (made) => {
        const once = await fixText(withSlips(GATEWAY, made), findingsOf('config.yaml'));
        if (once.count > 3) mended++;
        expect(await fixText(once.text, findingsOf('config.yaml'))).toEqual({ text: once.text, count: 0 });
      }),
      { numRuns: 300 },
    );
    expect(mended).toBeGreaterThan(0);
  });
});

const CORPUS = resolve('../shared/corpus');
const SAME = ['yaml-syntax', 'duplicate-key', 'unknown-key', 'schema', 'unknown-target'];

describe.skipIf(!existsSync(CORPUS))('the fixes of real files', () => {
  it('leave nothing to mend, and make nothing worse', { timeout: 120_000 }, async () => {
    let mended = 0;
    for (const entry of readdirSync(CORPUS, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const name = join(entry.parentPath, entry.name);
      const text = readFileSync(name, 'utf8');
      const { text: after, count } = await fixText(text, findingsOf(name));
      if (count === 0) continue;
      mended++;
      const [was, is] = [await findingsOf(name)(text), await findingsOf(name)(after)];
      for (const rule of SAME) {
        const number = (findings: readonly Finding[]) => findings.filter((one) => one.rule === rule).length;
        expect(number(is), `${name} ${rule}`).toBeLessThanOrEqual(number(was));
      }
      expect(await fixText(after, findingsOf(name))).toEqual({ text: after, count: 0 });
    }
    expect(mended).toBeGreaterThan(0);
  });
});
