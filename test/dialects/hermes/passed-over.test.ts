import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const LOCAL = 'model: { default: a, provider: custom, base_url: "http://localhost:1/v1" }\n';
const URL = 'base_url: "http://localhost:2/v1"';

const seen = (text: string, options: { version?: string; piece?: boolean } = {}) =>
  adapted(hermes, LOCAL + text, options).seen;
const fallback = (entries: string, options: { version?: string; piece?: boolean } = {}) =>
  seen(`fallback_providers: [${entries}]\n`, options);
const task = (value: string, options: { version?: string } = {}) =>
  seen(`auxiliary: ${value}\n`, options).filter((line) => line.includes('main-alias'));

// Tried in 0.13.0 to 0.19.0: `resolve_provider_client` of agent/auxiliary_client.py makes no client for them.
describe('a name that only the main model has', () => {
  it.each(['ollama', 'vllm', 'local', 'or', 'hf', 'mimo', 'lm-studio', 'llamacpp'])('skips %s', (name) => {
    const entry = `{ provider: ${name}, model: f, ${URL} }`;
    for (const version of ['0.13', '0.16', '0.19'])
      expect(fallback(entry, { version })).toEqual(['2 ignored-value hermes-main-alias']);
    expect(fallback(entry)).toEqual(['2 ignored-value hermes-main-alias-maybe']);
  });

  it.each(['0.12', '0.20', '2026.9.14'])('is a name everywhere in %s', (version) => {
    expect(fallback(`{ provider: ollama, model: f, ${URL} }`, { version })).toEqual([]);
  });

  it('is not said of names that fallbacks know, of endpoints of that name, and of a piece', () => {
    for (const name of ['custom', 'glm'])
      expect(fallback(`{ provider: ${name}, model: f, ${URL} }`, { version: '0.19' })).toEqual([]);
    const named = 'providers: { ollama: { api: "http://localhost:2/v1" } }\n';
    expect(
      seen(`${named}fallback_providers: [{ provider: ollama, model: f }]\n`, { version: '0.19' }),
    ).toEqual([]);
    expect(fallback(`{ provider: ollama, model: f, ${URL} }`, { piece: true })).toEqual([]);
  });

  it('gives no advice that only some of the possible releases understand', () => {
    expect(fallback('{ provider: qwen, model: f }', { version: '0.19' })).toEqual([
      '2 ignored-value hermes-main-alias',
    ]);
    expect(fallback('{ provider: qwen, model: f }')).toEqual([]);
  });

  it('is one finding where the entry has no URL either', () => {
    expect(fallback('{ provider: hf, model: f }', { version: '0.19' })).toHaveLength(1);
    expect(task('{ mcp: { provider: ollama, model: f } }', { version: '0.19' })).toHaveLength(1);
  });

  it('finds no provider for a task, unless its URL is asked as it is', () => {
    for (const options of [{ version: '0.19' }, {}]) {
      expect(task(`{ mcp: { provider: ollama, model: f, ${URL} } }`, options)).toHaveLength(1);
      expect(task(`{ mcp: { provider: ollama, model: f, ${URL}, api_key: x } }`, options)).toEqual([]);
      expect(task(`{ vision: { provider: ollama, model: f, ${URL} } }`, options)).toEqual([]);
    }
    expect(task(`{ mcp: { provider: ollama, model: f, ${URL} } }`, { version: '0.20' })).toEqual([]);
  });

  it("is said of a task's own fallbacks, and not of those that only newer subagents have", () => {
    const chain = '[{ provider: hf, model: f }]';
    expect(task(`{ mcp: { fallback_chain: ${chain} } }`)).toHaveLength(1);
    expect(seen(`delegation: { model: b, fallback_providers: ${chain} }\n`)).toEqual([]);
  });
});

describe('a fallback with the provider and the model of what has failed', () => {
  const twins = (entries: string, options: { version?: string } = {}) =>
    fallback(entries, options).filter((line) => line.includes('twin'));
  const twin = `{ provider: custom, model: a, ${URL} }`;

  it('is passed over up to v0.19, and may be where the version is open', () => {
    expect(twins(twin, { version: '0.19' })).toEqual(['2 self-fallback hermes-twin']);
    expect(twins(twin, { version: '0.13' })).toEqual(['2 self-fallback hermes-twin']);
    expect(twins(twin)).toEqual(['2 self-fallback hermes-twin-maybe']);
    expect(twins(twin, { version: '0.20' })).toEqual([]);
  });

  it('is so behind another fallback, too', () => {
    const chain = `{ provider: custom, model: b, ${URL} }, { provider: custom, model: b, base_url: "http://localhost:3/v1" }`;
    expect(twins(chain, { version: '0.19' })).toHaveLength(1);
    expect(twins(chain)).toHaveLength(1);
  });

  it('is not said where it hangs on a key, and of another model or name', () => {
    const keyed = `{ provider: zai, model: b }, { provider: zai, model: b, ${URL}, api_key: x }`;
    expect(twins(keyed, { version: '0.19' })).toEqual([]);
    expect(twins(`{ provider: zai, model: b }, ${twin}`, { version: '0.19' })).toEqual([]);
    expect(twins(`{ provider: custom, model: b, ${URL} }`)).toEqual([]);
  });

  it('is left to what says more where it is the first choice itself', () => {
    const same = '{ provider: custom, model: a, base_url: "http://localhost:1/v1" }';
    for (const options of [{ version: '0.19' }, {}])
      expect(fallback(same, options)).toEqual(['2 self-fallback hermes-equals-primary']);
  });
});
