import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const LOCAL = 'model: { default: a, provider: custom, base_url: "http://localhost:1/v1" }\n';
const chain = (text: string, options?: Parameters<typeof adapted>[2]) => {
  const result = adapted(hermes, LOCAL + text, options);
  return { tried: result.chain('main').slice(1), seen: result.seen };
};

describe('the fallbacks of the main model', () => {
  it('are those of both keys, the list first, without repeats', () => {
    const text =
      'fallback_model: [{ provider: nous, model: x }, { provider: deepseek, model: y }]\nfallback_providers: [{ provider: openrouter, model: q/z }, { provider: NOUS, model: X }]\n';
    expect(chain(text)).toEqual({ tried: ['q/z via openrouter', 'X via nous', 'y via deepseek'], seen: [] });
  });

  it('may be one mapping', () => {
    expect(chain('fallback_model: { provider: nous, model: x }').tried).toEqual(['x via nous']);
  });

  it('are not those of a text', () => {
    expect(chain('fallback_providers: \'[{"provider":"nous","model":"x"}]\'')).toEqual({
      tried: [],
      seen: ['2 ignored-value hermes-list-is-json-string'],
    });
    expect(chain('fallback_model: nous/x')).toEqual({
      tried: [],
      seen: ['2 ignored-value hermes-list-is-text'],
    });
  });

  it('are only those that Hermes takes', () => {
    const text =
      'fallback_providers:\n  - nous/x\n  - provider: nous\n  - model: x\n  - { provider: custom, model: x, base_url: "" }\n  - 7\n  -\n';
    // `custom` without a URL is the main model's own endpoint.
    expect(chain(text)).toEqual({
      tried: ['x at localhost:1'],
      seen: [
        '3 ignored-value hermes-fallback-text',
        '4 ignored-value hermes-fallback-incomplete',
        '5 ignored-value hermes-fallback-incomplete',
      ],
    });
  });

  it('are reported once for each flaw, at the first, with the others beside it', () => {
    const text =
      'model: { default: a, provider: nous }\nfallback_providers:\n  - provider: acme/one:free\n  - a\n  - provider: two\n  - b\n  - { provider: nous, model: c }\n';
    const { observations } = adapted(hermes, text).model;
    expect(observations.map(({ code, related, data }) => [code, related.length, data['others']])).toEqual([
      ['hermes-fallback-incomplete', 1, '1'],
      ['hermes-fallback-text', 1, '1'],
    ]);
    expect(observations[0]?.data).toMatchObject({ slug: 'acme/one:free', left: '' });
    const lost = adapted(hermes, 'model: { default: a, provider: nous }\nfallback_providers: [a, b]\n').model;
    expect(lost.observations[0]?.data['left']).toBe(', so the list is empty to it');
  });

  it('are lost with no word where a text holds none', () => {
    for (const text of ["'[]'", "' [ ] '", "'{}'"]) {
      expect(chain(`fallback_providers: ${text}`)).toEqual({ tried: [], seen: [] });
    }
  });

  it('are not what is written with the keys of an endpoint', () => {
    const data = (entry: string) =>
      adapted(hermes, `${LOCAL}fallback_providers: [${entry}]`).model.observations.map((one) => [
        one.data['missing'],
        one.data['lookalike'],
        one.data['meant'],
      ]);
    expect(data('{ name: nous, model: x }')).toEqual([['provider', 'name', 'nous']]);
    expect(data('{ name: nous, models: [x, y] }')).toEqual([['provider', 'name', 'nous']]);
    expect(data('{ name: a, model: x, base_url: "http://localhost:2/v1" }')).toEqual([
      ['provider', 'name', 'custom'],
    ]);
    expect(data('{ name: openai, model: x }')).toEqual([['provider', 'name', 'openai-api']]);
    expect(data('{ name: nobody, model: x }')).toEqual([['provider', 'name', '…']]);
    expect(data('{ provider: nous, default: x }')).toEqual([['model', 'default', 'x']]);
    expect(data('{ provider: nous, models: [x] }')).toEqual([['model', 'models', '…']]);
    expect(data("{ provider: '', model: '', name: '' }")).toEqual([]);
  });

  it('say nothing of the template that setup leaves', () => {
    expect(chain("fallback_model: { provider: '', model: '' }")).toEqual({ tried: [], seen: [] });
  });

  it('lead nowhere without an endpoint', () => {
    const text =
      'model: { default: a, provider: nous }\nfallback_providers: [{ provider: vllm, model: x }]\n';
    const { seen } = adapted(hermes, text);
    expect(seen).toEqual(['2 ignored-value hermes-fallback-without-url']);
  });

  it('may have their endpoint elsewhere where a piece is shown', () => {
    const piece = (entry: string, options = {}) =>
      adapted(hermes, `fallback_providers: [${entry}]`, { piece: true, ...options }).seen;
    expect(piece('{ provider: custom, model: x }')).toEqual([
      '1 ignored-value hermes-fallback-without-url-maybe',
    ]);
    expect(piece('{ provider: ollama, model: x }')).toEqual([]);
    expect(piece('{ provider: ollama, model: x }', { version: '0.19' })).toEqual([]);
  });

  it('may be the first choice under another name, which Hermes tries again', () => {
    const text =
      'model: { default: a, provider: custom, base_url: "http://localhost:1/v1" }\nproviders:\n  desk: { api: "http://localhost:1/v1/" }\nfallback_providers: [{ provider: desk, model: a }, { provider: desk, model: b }]\n';
    const { chain: of, seen } = adapted(hermes, text);
    expect(of('main')).toEqual(['a at localhost:1', 'a at localhost:1', 'b at localhost:1']);
    expect(seen).toEqual(['4 self-fallback hermes-same-backend']);
  });

  it('are the first choice itself also where one of the two names the key', () => {
    const text =
      'model: { model: a, provider: openrouter }\nfallback_providers: [{ provider: openrouter, model: a, key_env: OPENROUTER_API_KEY }]\n';
    for (const options of [{}, { version: '0.19' }])
      expect(adapted(hermes, text, options).seen).toEqual(['2 self-fallback hermes-equals-primary']);
  });

  it('are taken once where the list has them twice', () => {
    const entry = '{ provider: nous, model: x }';
    expect(chain(`fallback_providers: [${entry}, ${entry}]`)).toEqual({
      tried: ['x via nous'],
      seen: ['2 self-fallback hermes-repeat'],
    });
    expect(
      chain(`fallback_providers: [${entry}, { provider: nous, model: y }]\nfallback_model: ${entry}`).seen,
    ).toEqual([]);
  });

  it('do not repeat the first choice', () => {
    const text = 'fallback_providers: [{ provider: custom, model: a, base_url: "http://localhost:1/v1" }]';
    expect(chain(text)).toEqual({ tried: [], seen: ['2 self-fallback hermes-equals-primary'] });
  });

  it('may be named entries, with a URL of their own before that of the entry', () => {
    const text =
      'providers: { desk: { api: "http://10.0.0.2:1/v1" } }\nfallback_providers:\n  - { provider: "custom:desk", model: x }\n  - { provider: desk, model: x, base_url: "http://10.0.0.3:1/v1" }\n  - { provider: "custom:rack", model: x, base_url: "http://10.0.0.4:1/v1" }\n  - { provider: "custom:rack", model: y }\n';
    expect(chain(text)).toEqual({
      tried: ['x at 10.0.0.2:1', 'x at 10.0.0.3:1', 'x at 10.0.0.4:1'],
      seen: ['7 unknown-target hermes-custom-entry'],
    });
  });

  it('follow an unknown main model in a piece of a config', () => {
    const { model, chain: steps } = adapted(hermes, 'fallback_providers: [{ provider: nous, model: x }]');
    expect(steps('main')).toEqual(['the main model', 'x via nous']);
    expect(model.lanes.map(({ id }) => id)).toEqual(['main']);
  });

  it('may stand alone as a list', () => {
    const { chain: steps, model } = adapted(
      hermes,
      '- { provider: nous, model: x }\n- { provider: openrouter, model: q/y }\n',
    );
    expect(steps('main')).toEqual(['the main model', 'x via nous', 'q/y via openrouter']);
    expect(model.lanes).toHaveLength(1);
  });
});
