import { describe, expect, test } from 'vitest';
import { checkTexts, type Report, type TextInput } from '../../src/index.ts';

const DEAD = 'model: {default: gpt-5.4, provider: openai-codex}\nfallback_providers: "[a]"\n';
const KEY = `sk-proj-${'Ab3dEf6hIj9k'.repeat(4)}T3BlbkFJ${'Qr5tUv8xYz1a'.repeat(4)}`;

async function findings(input: Partial<TextInput> & { text: string }): Promise<string[]> {
  const report = await checkTexts([{ path: 'config.yaml', ...input }]);
  return report.findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

function post(config: string, above = ''): string {
  return `# Post\n\n${above}\n\n\`\`\`yaml\n${config}\`\`\`\n`;
}

describe('what a file is to its owner decides how much its findings weigh', () => {
  test('a live config has them in full', async () => {
    expect(await findings({ text: DEAD, role: 'live' })).toContain('ignored-value error');
  });

  test.each(['backup', 'archive'] as const)('in a %s nothing fails a run', async (role) => {
    expect(await findings({ text: DEAD, role })).toContain('ignored-value info');
  });

  test('nor in a block that says it is history', async () => {
    const text = post(DEAD, '<!-- routelint: historical reason="as it was" -->');
    expect(await findings({ path: 'post.md', text })).toContain('ignored-value info');
    expect(await findings({ path: 'post.md', text: post(DEAD) })).toContain('ignored-value error');
  });

  test('a key that anyone can use is as bad in a backup as anywhere', async () => {
    const text = `${DEAD}custom_providers: [{name: x, base_url: "https://api.openai.com/v1", api_key: ${KEY}}]\n`;
    expect(await findings({ text, role: 'backup' })).toContain('secret-literal error');
  });

  test('a block marked `ignore` is not read', async () => {
    const text = post(DEAD).replace('```yaml', '```yaml routelint=ignore');
    expect(await findings({ path: 'post.md', text })).toEqual([]);
  });
});

describe('what is not routing config is listed, and what should be is reported', () => {
  async function read(path: string, text: string): Promise<Report> {
    return checkTexts([{ path, text }]);
  }

  test('another program’s file', async () => {
    const report = await read('compose.yaml', 'services: {web: {image: nginx}}\n');
    expect(report.notRecognised.map(({ path }) => path)).toEqual(['compose.yaml']);
    expect(report.findings).toEqual([]);
  });

  test('another program’s broken file', async () => {
    const report = await read('compose.yaml', 'services: [model, provider\n');
    expect(report.findings).toEqual([]);
    expect(report.notRecognised).toMatchObject([{ path: 'compose.yaml', failed: false }]);
  });

  test('a routing config whose syntax is broken', async () => {
    const report = await read('litellm.yaml', 'model_list: [\nrouter_settings:\n  num_retries: 2\n');
    expect(report.findings.map(({ rule }) => rule)).toContain('yaml-syntax');
    expect(report.complete).toBe(true);
  });

  test('a text past a limit leaves the run incomplete', async () => {
    const report = await read('deep.yaml', `model_list: ${'['.repeat(5000)}`);
    expect(report.notRead).toMatchObject([{ path: 'deep.yaml', line: 1, failed: true }]);
    expect(report.complete).toBe(false);
  });

  test('keys of routing config that fit no dialect', async () => {
    const text = post('fallback_providers: [a, b]\nmodel_list: 4\nagents: {}\n');
    expect((await read('post.md', text)).findings).toEqual([]);
    for (const [path, said] of [
      ['post.md', `For Hermes:\n\n${text}`],
      ['litellm.md', text],
    ] as const) {
      expect((await read(path, said)).findings.map(({ rule }) => rule)).toEqual(['unclassified-block']);
    }
  });
});

test('a key of which its dialect says more is not called unknown as well', async () => {
  const text = `model_list: [{ model_name: a, litellm_params: { model: gpt-5 } }]\nrouter_settings:\n  fallback: { on: true }\n  num_retires: 2\n`;
  const rules = (await checkTexts([{ path: 'a.yaml', text }])).findings;
  expect(rules.map(({ rule, at }) => [rule, text.slice(at.span.start, at.span.end)])).toEqual([
    ['ignored-value', 'fallback'],
    ['unknown-key', 'num_retires'],
  ]);
});

test('findings are in the order of paths and places, and keep their fingerprints when lines move', async () => {
  const first = await checkTexts([
    { path: 'b.yaml', text: DEAD },
    { path: 'a.yaml', text: `${DEAD}fallback_model: nope\n` },
  ]);
  const moved = await checkTexts([{ path: 'b.yaml', text: `# a comment\n\n${DEAD}` }]);
  expect(first.findings.map(({ at }) => at.document.path)).toEqual(
    [...first.findings.map(({ at }) => at.document.path)].sort(),
  );
  const fingerprints = first.findings
    .filter(({ at }) => at.document.path === 'b.yaml')
    .map((finding) => finding.fingerprint);
  expect(moved.findings.map((finding) => finding.fingerprint)).toEqual(fingerprints);
});
