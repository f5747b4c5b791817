import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const LOCAL = 'model: { default: a, provider: custom, base_url: "http://localhost:1/v1" }\n';
const URL = 'base_url: "http://localhost:2/v1"';

const seen = (text: string, options: { version?: string; piece?: boolean } = {}) =>
  adapted(hermes, LOCAL + text, options).seen.filter((line) => line.includes('unknown-target'));
const fallback = (entry: string, options: { version?: string; piece?: boolean } = {}) =>
  seen(`fallback_providers: [${entry}]\n`, options);

// Tried in 0.19.0: `resolve_provider_client` makes no client for them, and `resolve_runtime_provider` raises.
describe('a provider that neither Hermes nor the file has', () => {
  it('is reported in a fallback', () => {
    for (const options of [{}, { version: '0.19' }, { version: '0.20' }])
      expect(fallback('{ provider: groq, model: f }', options)).toEqual([
        '2 unknown-target hermes-side-provider',
      ]);
  });

  it('loses the URL beside it in the releases that were tried', () => {
    const entry = `{ provider: groq, model: f, ${URL} }`;
    expect(fallback(entry, { version: '0.19' })).toEqual(['2 unknown-target hermes-side-provider-url']);
    expect(fallback(entry)).toEqual(['2 unknown-target hermes-side-provider-url']);
    expect(fallback(entry, { version: '0.20' })).toEqual([]);
  });

  it('is reported of a task, of its own fallbacks and of subagents', () => {
    expect(seen('auxiliary: { mcp: { provider: groq, model: f } }\n')).toHaveLength(1);
    expect(seen('auxiliary: { mcp: { fallback_chain: [{ provider: groq }] } }\n')).toHaveLength(1);
    expect(seen('delegation: { provider: groq, model: f }\n')).toHaveLength(1);
  });

  it('is not said of a URL that is asked as it is', () => {
    expect(seen(`auxiliary: { mcp: { provider: groq, model: f, ${URL}, key_env: K } }\n`)).toEqual([]);
    expect(seen(`auxiliary: { mcp: { provider: groq, model: f, ${URL} } }\n`)).toHaveLength(1);
    expect(seen(`auxiliary: { vision: { provider: groq, model: f, ${URL} } }\n`)).toEqual([]);
    expect(seen(`delegation: { provider: groq, model: f, ${URL} }\n`)).toEqual([]);
  });

  it('is one finding for a name, at the first of its places', () => {
    const text =
      'fallback_providers: [{ provider: Groq, model: f }]\nauxiliary: { mcp: { provider: groq }, approval: { provider: groq } }\n';
    const { observations } = adapted(hermes, LOCAL + text).model;
    const [first, ...rest] = observations.filter(({ rule }) => rule === 'unknown-target');
    expect(first?.related).toHaveLength(2);
    expect(first?.data).toMatchObject({ name: 'groq', others: '2', slot: 'fallback' });
    expect(rest).toEqual([]);
  });

  it('is not said of entries, variables, placeholders, what is switched off, and pieces', () => {
    const named = 'custom_providers: [{ name: Groq, base_url: "http://localhost:2/v1" }]\n';
    expect(seen(`${named}fallback_providers: [{ provider: groq, model: f }]\n`)).toEqual([]);
    for (const name of ['"${PROVIDER}"', '<provider>', 'main', 'your-provider', '""'])
      expect(fallback(`{ provider: ${name}, model: f }`)).toEqual([]);
    expect(seen('auxiliary: { mcp: { provider: groq, enabled: false } }\n')).toEqual([]);
    expect(fallback('{ provider: groq, model: f }', { piece: true })).toEqual([]);
  });

  it('is `openai` too in a fallback, up to v0.19', () => {
    const bare = '{ provider: openai, model: f }';
    const { chain } = adapted(hermes, `${LOCAL}fallback_providers: [${bare}]\n`, { version: '0.19' });
    expect(chain('main')).toEqual(['a at localhost:1']);
    for (const entry of [bare, `{ provider: OpenAI, model: f, ${URL}, api_key: x }`]) {
      expect(fallback(entry, { version: '0.19' })).toEqual(['2 unknown-target hermes-fallback-openai']);
      expect(fallback(entry)).toEqual(['2 unknown-target hermes-fallback-openai-maybe']);
      expect(fallback(entry, { version: '0.20' })).toEqual([]);
    }
    expect(seen('auxiliary: { mcp: { provider: openai, model: f } }\n', { version: '0.19' })).toEqual([]);
    const named = 'custom_providers: [{ name: openai, base_url: "http://localhost:2/v1" }]\n';
    expect(seen(`${named}fallback_providers: [${bare}]\n`)).toEqual([]);
  });

  it('comes with the URL of the service, and with no name that only looks like it', () => {
    const said = (text: string) =>
      adapted(hermes, text).model.observations.find(({ rule }) => rule === 'unknown-target')?.data;
    const of = (name: string) => said(`${LOCAL}fallback_providers: [{ provider: ${name}, model: f }]\n`);
    expect(of('groq')).toMatchObject({
      suggestion: '',
      endpoint: 'https://api.groq.com/openai/v1',
      entry: '',
    });
    expect(of('llmgateway')).toMatchObject({ suggestion: '', endpoint: '' });
    expect(of('opnrouter')).toMatchObject({ suggestion: 'openrouter' });
    const main = 'model: { default: a, provider: groq }\nproviders: { groq: { api_key: x } }\n';
    expect(said(main)).toMatchObject({ name: 'groq', entry: 'yes' });
  });

  it('may have its entry where Hermes takes none from', () => {
    const said = (text: string) =>
      adapted(hermes, text).model.observations.find(({ rule }) => rule === 'unknown-target')?.data;
    for (const provider of ['custom:desk', 'desk'])
      for (const lost of ['{ Desk: { base_url: "http://localhost:2/v1" } }', `'[{"name": "desk"}]'`])
        expect(
          said(`model: { default: a, provider: "${provider}" }\ncustom_providers: ${lost}\n`),
        ).toMatchObject({ name: 'desk', lost: 'yes' });
    expect(
      said('model: { default: a, provider: "custom:desk" }\ncustom_providers: { rack: {} }\n'),
    ).toMatchObject({ lost: '' });
  });

  it('is left to what says more', () => {
    const main =
      'model: { default: a, provider: groq }\nfallback_providers: [{ provider: groq, model: f }]\n';
    const of = adapted(hermes, main).seen.filter((line) => line.includes('unknown-target'));
    expect(of).toEqual(['1 unknown-target hermes-main-provider']);
    expect(fallback('{ provider: google-gemini-cli, model: f }')).toEqual([]);
    expect(fallback('{ provider: groq }')).toEqual([]);
  });
});
