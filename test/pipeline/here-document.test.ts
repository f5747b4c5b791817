import { describe, expect, it } from 'vitest';
import { checkTexts, diffTexts } from '../../src/index.ts';

const LITELLM = 'model_list:\n  - model_name: fast\n    litellm_params: {model: openai/gpt-4o, api_key: ';

async function check(body: string, word: string, file = 'config.yaml'): Promise<readonly string[]> {
  const text = `\`\`\`bash\ncat > ${file} <<${word}\n${body}\nEOF\n\`\`\`\n`;
  const { findings } = await checkTexts([{ path: 'post.md', text }]);
  return findings.map(({ rule, at }) => `${rule} ${text.slice(at.span.start, at.span.end)}`);
}

describe('a config that a shell writes', () => {
  it.each([
    ['a reference', `${LITELLM}"\${KEY}"}`, 'env-syntax ${KEY}'],
    [
      'the name of another group',
      `${LITELLM}x}\nrouter_settings: {fallbacks: [{fast: ["$OTHER"]}]}`,
      'unknown-target $OTHER',
    ],
    ['a value of another type', `${LITELLM}x, rpm: a$N}`, 'schema a$N'],
    ['a key', `${LITELLM}x, temperatur$E: 1}`, 'unknown-key temperatur$E'],
  ])('is not judged by %s that the shell fills in, and is where it does not', async (_, body, finding) => {
    const plain = (await check(body, "'EOF'")).map((one) => one.replaceAll('"', ''));
    expect(plain).toContain(finding);
    expect(await check(body, 'EOF')).toEqual([]);
    const escaped = await check(body.replaceAll('$', '\\$'), 'EOF');
    expect(escaped.map((one) => one.replaceAll(/[\\"]/g, ''))).toEqual(plain);
  });

  it('is judged by what it leaves out, unless the shell may fill that in', async () => {
    const rest = '\nrouter_settings: {fallbacks: [{fast: [smart]}]}';
    expect(await check(`${LITELLM}$KEY}${rest}`, 'EOF')).toEqual(['unknown-target smart']);
    expect(await check(`${LITELLM}x}\n  - {model_name: $M}${rest}`, 'EOF')).toEqual([]);
    expect(await check(`${LITELLM}x}${rest}\n# $MORE`, 'EOF')).toEqual([]);
  });

  it('gets no fix that the shell would expand once more', async () => {
    const body = 'model: {provider: custom, default: a, base_url: "http://localhost:1/v1", api_key: $KEY}';
    const text = (word: string, value: string) =>
      `\`\`\`sh\ncat > x.yaml <<${word}\n${body.replace('$KEY', value)}\nEOF\n\`\`\`\n`;
    const fixes = async (word: string, value: string) =>
      (await checkTexts([{ path: 'post.md', text: text(word, value) }])).findings.map(
        ({ rule, fixes: all }) => [rule, all.length],
      );
    expect(await fixes("'EOF'", '$KEY')).toEqual([['env-syntax', 1]]);
    expect(await fixes('EOF', '\\$KEY')).toEqual([['env-syntax', 0]]);
    expect(await fixes('EOF', '$KEY')).toEqual([]);
  });

  it('agrees with live in what the shell fills in, and in nothing else', async () => {
    const live = { path: 'live.yaml', text: 'model: {provider: openrouter, default: qwen/qwen3}\n' };
    const page = (value: string) => ({
      path: 'post.md',
      text: `\`\`\`sh\ncat > x.yaml <<EOF\nmodel: {provider: openrouter, default: ${value}}\nEOF\n\`\`\`\n`,
    });
    const drift = async (value: string) =>
      (await diffTexts([live], [page(value)])).findings.map(({ rule }) => rule);
    for (const value of ['$M', '"${M}"', 'qwen/$M', '$(pick a: b)', '`pick`']) {
      expect(await drift(value), value).toEqual([]);
    }
    expect(await drift('qwen/qwen2')).toEqual(['contradicts']);
    expect(await drift('\\\\M')).toEqual(['contradicts']);
  });
});
