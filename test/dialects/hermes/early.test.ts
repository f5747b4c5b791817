import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const LOCAL = 'model: { default: a, provider: custom, base_url: "http://localhost:1/v1" }\n';
const AUTO =
  'auxiliary: { compression: { provider: auto, fallback_chain: [{ provider: zai, model: g }] } }\n';
const FALLBACK = 'fallback_providers: [{ provider: deepseek, model: f }]\n';

const chainOf = (lane: string, text: string, version = '0.19', env?: readonly string[]) =>
  adapted(hermes, text, env === undefined ? { version } : { version, env }).chain(lane);

const lanesOf = (text: string, version = '0.19') =>
  adapted(hermes, text, { version }).model.lanes.map(({ id }) => id);

// What Hermes 0.13.0 to 0.19.0 did: fixtures/peers/hermes.
describe('a side task up to v0.19', () => {
  it('has one candidate behind the main model: of its own chain, the main fallbacks, the built-in providers', () => {
    const candidates = (version: string) =>
      chainOf('auxiliary.compression.fallbacks', LOCAL + FALLBACK + AUTO, version).slice(0, 3);
    const openRouter = 'google/gemini-3-flash-preview via openrouter';
    const nous = 'the default model via nous';
    expect(candidates('0.14')).toEqual([openRouter, nous, 'a at localhost:1']);
    expect(candidates('0.16')).toEqual(['g via zai', openRouter, nous]);
    expect(candidates('0.19')).toEqual(['g via zai', 'f via deepseek', openRouter]);
  });

  it('leaves a candidate only where it has no key, or where its key is refused', () => {
    const { model } = adapted(hermes, LOCAL + FALLBACK + AUTO, { version: '0.19' });
    const lane = model.lanes.find(({ id }) => id === 'auxiliary.compression.fallbacks');
    const on = lane?.routes[0]?.chain.map((step) => step.on.join());
    expect(on?.slice(0, 3)).toEqual(['', 'no-credential', 'no-credential,auth']);
  });

  it('goes to OpenRouter where the main model has a URL and no provider, and so does a subagent', () => {
    const text = 'model: { default: a, base_url: "http://localhost:1/v1" }\n';
    expect(chainOf('main', text)).toEqual(['a at localhost:1']);
    expect(chainOf('auxiliary.mcp', text)[0]).toBe('a via openrouter');
    expect(chainOf('delegation', text)).toEqual(['a via openrouter', 'a at localhost:1']);
  });

  it('does not know `ollama` and other aliases, without a key beside their URL', () => {
    const task = (value: string) => chainOf('auxiliary.mcp', `${LOCAL}auxiliary: { mcp: ${value} }`);
    const value = '{ provider: ollama, base_url: "http://localhost:2/v1", model: v';
    expect(lanesOf(`${LOCAL}auxiliary: { mcp: ${value} } }`)).not.toContain('auxiliary.mcp');
    expect(task(`${value}, api_key: x }`)[0]).toBe('v at localhost:2');
  });

  it('ends at the main model when its own provider fails, and not when that has no key', () => {
    const text = `${LOCAL}auxiliary: { mcp: { provider: zai, model: v } }`;
    expect(chainOf('auxiliary.mcp', text)).toEqual(['v via zai', '-> auxiliary.mcp.fallbacks']);
    expect(chainOf('auxiliary.mcp.fallbacks', text)).toEqual(['a at localhost:1']);
    const { model } = adapted(hermes, text, { version: '0.19' });
    const enter = model.lanes.find(({ id }) => id === 'auxiliary.mcp')?.routes[0]?.chain[1];
    expect(enter?.on).not.toContain('no-credential');
  });
});

describe('fallbacks up to v0.19', () => {
  const main = (entries: string) => chainOf('main', `${LOCAL}fallback_providers: [${entries}]`);

  it('are passed over under names that only the main model knows', () => {
    expect(main('{ provider: ollama, model: f, base_url: "http://localhost:2/v1" }')).toHaveLength(1);
    expect(main('{ provider: hf, model: f }')).toHaveLength(1);
    expect(main('{ provider: glm, model: f }')).toEqual(['a at localhost:1', 'f via zai']);
  });

  it('are passed over with the provider and the model of the main one, whatever their URL', () => {
    expect(main('{ provider: custom, model: a, base_url: "http://localhost:2/v1" }')).toHaveLength(1);
    expect(main('{ provider: custom, model: b, base_url: "http://localhost:2/v1" }')).toHaveLength(2);
  });

  it('read no URL beside OpenRouter and beside providers that speak like Anthropic', () => {
    const label = (provider: string) =>
      main(`{ provider: ${provider}, model: f, base_url: "http://localhost:2/v1" }`)[1];
    expect(label('openrouter')).toBe('f via openrouter');
    expect(label('minimax')).toBe('f via minimax');
    expect(label('deepseek')).toContain('localhost:2');
  });

  it('are not asked where OpenRouter has no key, and are for any other provider', () => {
    const ends = (provider: string) => {
      const text = `model: { default: a/b, provider: ${provider} }\n${FALLBACK}`;
      return adapted(hermes, text, { version: '0.19' }).model.lanes.find(({ id }) => id === 'main')?.ends;
    };
    expect(ends('openrouter')).toEqual(['no-credential']);
    expect(ends('zai')).toBeUndefined();
  });
});

describe('a subagent up to v0.19', () => {
  it('loses a `model.base_url` beside a provider of Hermes', () => {
    const text = 'model: { default: a, provider: deepseek, base_url: "http://localhost:1/v1" }\n';
    expect(chainOf('main', text)[0]).toContain('localhost:1');
    expect(chainOf('delegation', text)).toEqual(['a via deepseek']);
  });

  it('has no lane with a provider that Hermes does not know', () => {
    expect(lanesOf(`${LOCAL}delegation: { provider: nowhere, model: b }`)).not.toContain('delegation');
  });
});
