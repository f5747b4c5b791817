import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/blocks/yaml/read.ts';
import { detectHermes } from '../../../src/dialects/hermes/detect.ts';
import { detectDialect } from '../../../src/dialects/index.ts';
import { rootOf } from '../adapted.ts';

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url).pathname;
const FOREIGN = ['litellm', 'openclaw', 'continue', 'others', 'semantic-router', 'llama-swap', 'ccr'];

describe('a Hermes config', () => {
  it.each([
    ['model: { default: a, provider: nous }', 'whole', undefined],
    ['model: { default: a, base_url: "http://localhost:1/v1" }', 'whole', undefined],
    ['model: a\nprovider: nous\nfallback_model: { provider: nous, model: b }', 'whole', undefined],
    [
      'model: { model: a, provider: custom, base_url: "http://h/v1", context_length: 8192 }',
      'whole',
      undefined,
    ],
    ['model: { provider: custom, api_base: "http://h/v1", model_name: a }', 'whole', undefined],
    ['model: { default: a, provider: openai }\nserver: { port: 1 }', 'whole', undefined],
    ['_config_version: 33\nauxiliary: { vision: { provider: auto } }', 'whole', undefined],
    ['fallback_providers: []', 'fragment', undefined],
    ['fallback_model: { provider: nous, model: b }', 'fragment', undefined],
    ['auxiliary: { compression: { provider: auto } }', 'fragment', undefined],
    ['auxiliary: { title: { provider: openrouter, model: a } }', 'fragment', undefined],
    ['model: { default: a/b }\nauxiliary: { default: c/d }\nterminal: {}', 'whole', undefined],
    ['delegation: { model: b }', 'fragment', undefined],
    ['custom_providers: [{ name: a, base_url: "http://h/v1" }]', 'fragment', undefined],
    ['custom_providers: [{ name: a, extra_body: { think: false } }]', 'fragment', undefined],
    [`fallback_providers: '[{"provider": "nous"}]'`, 'fragment', undefined],
    ['provider_routing: { sort: price }', 'fragment', undefined],
    ['model_aliases: { a: { model: m, provider: nous } }', 'fragment', undefined],
    ['- { provider: nous, model: b }', 'fragment', 'fallback_providers'],
    ['- { provider: "custom:desk", model: b, base_url: "http://h/v1" }', 'fragment', 'fallback_providers'],
    ['- { name: desk, base_url: "http://h/v1", key_env: K }', 'fragment', 'custom_providers'],
  ])('is seen in %j', (text, completeness, under) => {
    const found = detectDialect(rootOf(text));
    expect(found).toMatchObject({ dialect: 'hermes', completeness });
    expect(found?.under).toBe(under);
    expect(found?.evidence.length).toBeGreaterThan(0);
  });

  it.each([
    'model: gpt-5',
    'fallback_providers: [google, amazon]\ntts: { engine: piper }',
    'model: { name: a }',
    'model: { default: a, provider: openai }\nserver: { port: 1 }\ncache: { url: b }',
    'model: { model: a, provider: ollama, base_url: "http://localhost:11434" }',
    'provider: { name: a, model: b }\nfallback_providers: [{ provider: nous, model: c }]',
    'fallback_providers: [{ name: a, base_url: "http://h/v1", model: b }]',
    'provider: openai\nmodel: gpt-5',
    'auxiliary: { title: { provider: acme, model: a } }',
    'auxiliary: { summarize: { provider: openrouter, model: a } }',
    'model: { default: a }\nauxiliary: {}',
    'model_list: []\nmodel: { default: a, provider: nous }',
    'models: [{ name: a, provider: ollama, model: b }]',
    'agents: { defaults: { model: { primary: ollama/a } } }\nmodel: { default: a, provider: nous }',
    'GOOSE_PROVIDER: ollama\nprovider: ollama',
    '- { provider: acme, model: b }',
    '- { provider: nous, model: b, weight: 2 }',
    '- a\n- { provider: nous, model: b }',
    'name: CI\non: push',
    '{}',
    'just text',
  ])('is not seen in %j', (text) => {
    expect(detectHermes(rootOf(text))).toBeUndefined();
  });

  it('goes before the block that it holds', () => {
    const smart = 'smart_model_routing: { enabled: true, cheap_model: { provider: nous, model: a } }\n';
    expect(detectDialect(rootOf(smart))?.dialect).toBe('smart-model-routing');
    expect(detectDialect(rootOf(`${smart}model: { default: a, provider: nous }`))?.dialect).toBe('hermes');
    expect(detectDialect(rootOf(`${smart}fallback_providers: []`))?.dialect).toBe('hermes');
  });
});

describe.skipIf(!existsSync(CORPUS))('in the corpus (skipped where ../shared is missing)', () => {
  const rootsOf = (path: string) =>
    readYaml(readFileSync(path, 'utf8'), {
      version: '1.1',
      limits: { nodes: 1_000_000, depth: 200 },
    }).flatMap(({ root }) => root ?? []);
  const files = (folder: string) =>
    readdirSync(`${CORPUS}${folder}`).filter((name) => /\.(ya?ml|jsonc?)$/.test(name));

  it.each(existsSync(CORPUS) ? files('hermes') : [])('%s is a whole Hermes config', (name) => {
    for (const root of rootsOf(`${CORPUS}hermes/${name}`)) {
      expect(detectDialect(root)).toMatchObject({ dialect: 'hermes', completeness: 'whole' });
    }
  });

  it.each(FOREIGN)('no file of %s is one', (folder) => {
    for (const name of existsSync(`${CORPUS}${folder}`) ? files(folder) : []) {
      for (const root of rootsOf(`${CORPUS}${folder}/${name}`))
        expect(detectHermes(root), name).toBeUndefined();
    }
  });
});
