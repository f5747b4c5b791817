import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const main = (text: string, options?: Parameters<typeof adapted>[2]) => {
  const { chain, places, seen } = adapted(hermes, text, options);
  return { at: chain('main')[0], place: places('main')[0], seen };
};

describe('where the main model really is', () => {
  it.each([
    [
      'a local endpoint',
      'model: { default: a, provider: custom, base_url: "http://localhost:1/v1" }',
      'a at localhost:1',
      'device',
    ],
    [
      'an alias of custom',
      'model: { default: a, provider: ollama, base_url: "http://10.0.0.2:1/v1" }',
      'a at 10.0.0.2:1',
      'lan',
    ],
    ['a provider of Hermes', 'model: { default: a, provider: deepseek }', 'a via deepseek', 'cloud'],
    ['another name of the model', 'model: { name: a, provider: deepseek }', 'a via deepseek', 'cloud'],
    [
      'a mapping as the model',
      'model: { default: { provider: deepseek, model: a }, provider: auto }',
      'a via deepseek',
      'cloud',
    ],
    [
      'a plain name and a root provider',
      'model: a\nprovider: deepseek\nfallback_providers: []',
      'a via deepseek',
      'cloud',
    ],
    [
      'root keys that fill empty ones',
      'model: { default: a, provider: "" }\nprovider: custom\nbase_url: "http://localhost:1/v1"',
      'a at localhost:1',
      'device',
    ],
    [
      "auto with a URL of one's own",
      'model: { default: a, provider: auto, base_url: "http://localhost:1/v1" }',
      'a at localhost:1',
      'device',
    ],
    [
      "no provider with a URL of one's own",
      'model: { default: a, base_url: "http://localhost:1/v1" }',
      'a at localhost:1',
      'device',
    ],
    [
      'auto with the URL of a big service',
      'model: { default: a, provider: auto, base_url: "https://openrouter.ai/api/v1" }',
      'whatever provider Hermes detects',
      'unknown',
    ],
    [
      'an API provider with another URL',
      'model: { default: a, provider: minimax, base_url: "https://api.minimaxi.com/anthropic" }',
      'a at api.minimaxi.com',
      'cloud',
    ],
  ])('%s', (_, text, at, place) => {
    expect(main(text)).toMatchObject({ at, place });
  });

  it('is OpenRouter for a custom provider without a URL', () => {
    expect(main('model: { default: a, provider: vllm }')).toEqual({
      at: 'a via openrouter',
      place: 'cloud',
      seen: ['1 ignored-value hermes-custom-without-url'],
    });
  });

  it('is OpenRouter whatever base_url says', () => {
    const text =
      'model:\n  default: a\n  provider: openrouter\n  base_url: http://127.0.0.1:1234/v1\n  api_key: none\n';
    expect(main(text)).toEqual({
      at: 'a via openrouter',
      place: 'cloud',
      seen: ['4 shadowed-key hermes-openrouter-base-url'],
    });
  });

  it('is OpenRouter without a word when base_url agrees', () => {
    expect(
      main('model: { default: a, provider: openrouter, base_url: "https://openrouter.ai/api/v1/" }').seen,
    ).toEqual([]);
  });

  it("is the login's own place whatever base_url says", () => {
    expect(main('model: { default: a, provider: codex, base_url: "http://localhost:1/v1" }')).toEqual({
      at: 'a via openai-codex',
      place: 'cloud',
      seen: ['1 shadowed-key hermes-login-base-url'],
    });
  });

  it("is the provider's own place when it is named by an alias", () => {
    expect(main('model: { default: a, provider: kimi, base_url: "http://localhost:1/v1" }')).toMatchObject({
      at: 'a via kimi-coding',
      seen: ['1 shadowed-key hermes-alias-base-url'],
    });
  });

  it('is where the named entry says', () => {
    const text =
      'model:\n  default: a\n  provider: custom:my-desk\n  base_url: http://localhost:1/v1\ncustom_providers:\n  - name: My Desk\n    base_url: https://api.groq.com/openai/v1\n';
    expect(main(text)).toEqual({
      at: 'a at api.groq.com',
      place: 'cloud',
      seen: ['4 shadowed-key hermes-named-entry-base-url'],
    });
  });

  it('is the entry whose own key begins with custom:', () => {
    const text =
      'model: { default: a, provider: custom:hub }\nproviders:\n  custom:hub: { base_url: "http://localhost:9/v1" }\n';
    expect(main(text)).toEqual({ at: 'a at localhost:9', place: 'device', seen: [] });
  });

  it('is nowhere for a name that Hermes and the file do not have', () => {
    const piece = 'model: { default: a, provider: NAME, base_url: "http://desk:1/v1" }';
    expect(main(piece.replace('NAME', 'openai'))).toEqual({
      at: 'a via openai',
      place: 'unknown',
      seen: ['1 unknown-target hermes-main-openai'],
    });
    expect(main(piece.replace('NAME', 'groq'))).toMatchObject({
      place: 'unknown',
      seen: ['1 unknown-target hermes-main-provider'],
    });
    expect(main(piece.replace('NAME', 'groq'), { piece: true })).toMatchObject({ seen: [] });
    expect(main(piece.replace('NAME', '"${PROVIDER}"'))).toMatchObject({ seen: [] });
    const entry = 'providers:\n  openai: { base_url: "https://api.openai.com/v1" }\n';
    expect(main(`${piece.replace('NAME', 'openai')}\n${entry}`)).toMatchObject({ at: 'a at api.openai.com' });
  });

  it('takes an entry before an alias, and never before an id', () => {
    const entry = 'providers:\n  NAME: { api: "http://localhost:1/v1" }\n';
    expect(main(`model: { default: a, provider: kimi }\n${entry.replace('NAME', 'kimi')}`)).toMatchObject({
      at: 'a at localhost:1',
      seen: [],
    });
    expect(
      main(`model: { default: a, provider: deepseek }\n${entry.replace('NAME', 'deepseek')}`),
    ).toMatchObject({
      at: 'a via deepseek',
      seen: ['3 shadowed-key hermes-builtin-entry'],
    });
  });

  it('reads api before url before base_url of an entry, and its model', () => {
    const text =
      'model: { provider: desk }\nproviders:\n  desk: { base_url: "http://localhost:1/v1", url: "http://localhost:2/v1", api: "http://localhost:3/v1", default_model: m }\n';
    expect(main(text)).toMatchObject({ at: 'm at localhost:3', seen: [] });
  });

  it('is not known when nothing says it', () => {
    expect(main('model: { default: a }\nauxiliary: { vision: { provider: auto } }\n')).toMatchObject({
      at: 'whatever provider Hermes detects',
      place: 'unknown',
    });
  });

  it('is OpenRouter by a declared key, since v0.18', () => {
    const text = 'model: { default: a }\nfallback_providers: []\n';
    expect(main(text, { version: '0.18', env: ['OPENROUTER_API_KEY'] }).at).toBe('a via openrouter');
    expect(main(text, { version: '0.17', env: ['OPENROUTER_API_KEY'] }).place).toBe('unknown');
    expect(main(text, { version: '0.18', env: [] }).place).toBe('unknown');
  });

  it('does not read api_base before v0.18', () => {
    const text = 'model: { default: a, provider: custom, api_base: "http://localhost:1/v1" }';
    expect(main(text, { version: '0.18' })).toMatchObject({ place: 'device', seen: [] });
    expect(main(text, { version: '0.17' })).toMatchObject({
      place: 'cloud',
      seen: ['1 ignored-value hermes-custom-without-url', '1 ignored-value hermes-api-base'],
    });
    expect(main(text)).toMatchObject({ place: 'device', seen: ['1 ignored-value hermes-api-base-maybe'] });
  });

  it('is refused when its provider is turned off, since v0.19', () => {
    const text =
      'model: { default: a, provider: deepseek }\nproviders: { deepseek: { enabled: false } }\nfallback_providers: [{ provider: nous, model: b }]\n';
    expect(main(text, { version: '0.20' })).toMatchObject({
      at: 'b via nous',
      seen: ['2 ignored-value hermes-provider-disabled'],
    });
    // The error is none of a login in v0.19: nothing is asked at all.
    const { model, seen } = adapted(hermes, text, { version: '0.19' });
    expect(model.lanes.map(({ id }) => id)).not.toContain('main');
    expect(seen).toEqual(['2 ignored-value hermes-provider-disabled']);
    expect(main(text, { version: '0.18' })).toMatchObject({ at: 'a via deepseek', seen: [] });
  });

  it('reports what else of the model is not read', () => {
    const text = 'api_key: x\nprovider: nous\nmodel: { default: a, name: b, model: a, provider: main }\n';
    expect(main(text).seen).toEqual([
      '1 ignored-value hermes-root-misplaced',
      '2 shadowed-key hermes-root-key',
      '3 shadowed-key hermes-model-alias',
      '3 ignored-value hermes-main-is-main',
    ]);
  });

  it('says nothing of an endpoint that a post may show elsewhere', () => {
    expect(main('model: { default: a, provider: "custom:desk" }')).toMatchObject({
      place: 'unknown',
      seen: [],
    });
  });

  it('never holds the key', () => {
    const key = 'sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
    const text = `model: { default: a, provider: custom, base_url: "https://u:${key}@h.net/v1", api_key: ${key} }\nproviders: { openrouter: { api: "https://x.net/?key=${key}", api_key: ${key} } }\n`;
    expect(JSON.stringify([...adapted(hermes, text).model.targets.values()])).not.toContain(key);
    expect(JSON.stringify(adapted(hermes, text).model)).not.toContain(key);
  });
});
