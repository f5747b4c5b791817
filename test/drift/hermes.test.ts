import { describe, expect, it } from 'vitest';
import { hermesHistory } from '../../src/dialects/hermes/history.ts';
import { compareBlocks } from '../../src/drift/compare-blocks.ts';
import { blockOf } from './blocks.ts';
import { catalogue, driftOf } from './told.ts';

describe('spellings that Hermes reads alike', () => {
  it.each([
    ['a scalar model', 'model: gpt-5.4', 'model: { default: gpt-5.4 }'],
    ['model.model and model.name', 'model: { model: gpt-5.4 }', 'model: { name: gpt-5.4 }'],
    ['default before model', 'model: { default: a, model: b }', 'model: { default: a }'],
    ['an empty default', 'model: { default: "", model: b }', 'model: { default: b }'],
    [
      'a mapping as default',
      'model: { default: { provider: nous, model: a } }',
      'model: { default: a, provider: nous }',
    ],
    ['a root provider', 'model: a\nprovider: nous', 'model: { default: a, provider: nous }'],
    [
      'a root provider that is hidden',
      'model: { provider: nous }\nprovider: openrouter',
      'model: { provider: nous }',
    ],
    ['model.api_base', 'model: { api_base: "http://a/v1" }', 'model: { base_url: "http://a/v1" }'],
    [
      'fallback_model',
      'fallback_model: { provider: nous, model: a }',
      'fallback_providers: [{ provider: nous, model: a }]',
    ],
    [
      'a list as fallback_model',
      'fallback_model: [{ provider: nous, model: a }]',
      'fallback_providers: [{ provider: nous, model: a }]',
    ],
    [
      'fallback_model after the list',
      'fallback_providers: [{ provider: nous, model: a }]\nfallback_model: { provider: codex, model: b }',
      'fallback_providers: [{ provider: nous, model: a }, { provider: openai-codex, model: b }]',
    ],
    [
      'fallback_model that repeats the list',
      'fallback_providers: [{ provider: nous, model: a }]\nfallback_model: { provider: nous, model: a }',
      'fallback_providers: [{ provider: nous, model: a }]',
    ],
    [
      'custom_providers',
      'custom_providers: [{ name: My Box, base_url: "http://box/v1", model: q, api_mode: chat_completions }]',
      'providers: { my-box: { api: "http://box/v1", default_model: q, transport: chat_completions } }',
    ],
    [
      'an entry that repeats its name',
      'providers: { box: { name: Box, api: "http://box/v1" } }',
      'custom_providers: [{ name: box, base_url: "http://box/v1" }]',
    ],
    [
      'camel case',
      'providers: { box: { baseUrl: "http://box/v1", defaultModel: q } }',
      'providers: { box: { url: "http://box/v1", model: q } }',
    ],
  ])('%s', (_, documented, live) => {
    expect(driftOf(documented, live, { markers: { complete: true } })).toEqual([]);
    expect(driftOf(live, documented, { markers: { complete: true } })).toEqual([]);
  });

  it('limits of subagents that were or are the default, where live leaves them out', () => {
    const limits =
      '{ model: a, max_iterations: 50, max_concurrent_children: 10, child_timeout_seconds: 600 }';
    expect(driftOf(`delegation: ${limits}`, 'delegation: { model: a }')).toEqual([]);
    expect(driftOf('delegation: { max_iterations: 51 }', 'delegation: { model: a }')).toHaveLength(1);
    expect(driftOf('delegation: { max_iterations: 50 }', 'delegation: { max_iterations: 250 }')).toHaveLength(
      1,
    );
  });

  it('models as a list and as a mapping', () => {
    const list = 'providers: { box: { api: "http://b", models: [a, { id: b }] } }';
    const mapping = 'providers: { box: { api: "http://b", models: { b: {}, a: { context_length: 1 } } } }';
    expect(driftOf(list, mapping)).toEqual([]);
    expect(driftOf(mapping, list)).toEqual([
      '1 not-live/not-set providers.box.models.a.context_length: 1 -> nothing (live 1)',
    ]);
  });

  it('names keys as each side writes them', () => {
    const documented = 'custom_providers:\n  - name: My Box\n    base_url: http://box:1/v1\n';
    expect(driftOf(documented, 'providers: { my-box: { api: "http://box:2/v1" } }')).toEqual([
      '3 contradicts/value custom_providers[My Box].base_url: http://box:1/v1 -> http://box:2/v1 (live 1)',
    ]);
    expect(
      driftOf(
        'providers: { a: { api: "http://a", models: [m] } }',
        'providers: { a: { api: "http://a", models: [n] } }',
      ),
    ).toEqual(['1 not-live/item providers.a.models[m]: m -> n (live 1)']);
  });

  it('does not take a list in a string for a list', () => {
    const documented = 'fallback_providers: [{ provider: nous, model: a }]';
    expect(driftOf(documented, `fallback_providers: '[{"provider":"nous","model":"a"}]'`)).toEqual([
      `1 contradicts/shape fallback_providers: nous/a -> [{"provider":"nous","model":"a"}] (live 1)`,
    ]);
  });

  it('skips a hop without provider and model, as Hermes does', () => {
    expect(driftOf('fallback_model: { provider: "", model: "" }', 'model: a')).toEqual([]);
  });
});

it('explains a provider that is gone', () => {
  const history = hermesHistory();
  const [first, second] = ['0.20', '0.2'].map((version) => {
    const documented = blockOf('model: { provider: nous-api }', { history });
    const [claim] = compareBlocks(documented, [blockOf('model: { provider: nous }', { version })], {
      catalogue,
    });
    return claim?.explanation;
  });
  expect(first).toMatch(/^Hermes Agent does not know `nous-api` any more since 0\.3/);
  expect(second).toBe('');
});

describe('keys that Hermes no longer reads', () => {
  const history = hermesHistory();
  const smart =
    'smart_model_routing: { enabled: true, max_simple_chars: 99, cheap_model: { provider: nous, model: a } }\n';

  it('are explained by the history', () => {
    const told = driftOf(`delegation: { model: b }\n${smart}`, 'delegation: { model: b }', {
      history,
      version: '0.11',
    });
    expect(told).toEqual([
      '2 not-live/removed smart_model_routing: enabled: true, max_simple_chars: 99 -> nothing',
    ]);
  });

  it('do not hold because live still has them', () => {
    expect(driftOf(smart, smart, { history, version: '0.15' })).toEqual([
      '1 not-live/removed smart_model_routing: enabled: true, max_simple_chars: 99 -> enabled: true, max_simple_chars: 99 (live 1)',
    ]);
    expect(driftOf(smart, smart, { history, version: '0.10' })).toEqual([]);
    expect(driftOf(smart, smart, { history })).toEqual([]);
    expect(driftOf(smart.replace('99', '1'), smart, { history })).toHaveLength(1);
  });

  it('hold when they change nothing', () => {
    const off = smart.replace('true', 'false');
    expect(driftOf(off, 'model: a', { history, version: '0.15' })).toEqual([]);
  });

  it('are shown with their successor', () => {
    const documented = 'compression: { summary_model: a, enabled: true }';
    const live = 'auxiliary:\n  compression: { model: b }\ncompression: { enabled: true }';
    expect(driftOf(documented, live, { history, version: '0.15' })).toEqual([
      '1 not-live/moved compression.summary_model: a -> b (live 2)',
    ]);
  });

  it('are explained where live has nothing of the section they are in', () => {
    const documented = 'compression: { summary_model: a }';
    expect(driftOf(documented, 'model: { default: c }', { history, version: '0.15' })).toEqual([
      '1 not-live/removed compression.summary_model: a -> nothing',
    ]);
    const live = 'auxiliary: { compression: { model: b } }';
    expect(driftOf(documented, live, { history, version: '0.15' })).toEqual([
      '1 not-live/moved compression.summary_model: a -> b (live 1)',
    ]);
  });

  it('are found under their old name', () => {
    const documented = 'auxiliary: { compression: { model: a } }';
    const live = 'compression: { summary_model: a }';
    expect(driftOf(documented, live, { history, version: '0.15' })).toEqual([
      '1 not-live/old-name auxiliary.compression.model: a -> a (live 1)',
    ]);
    expect(driftOf(documented, live, { history, version: '0.8' })).toEqual([]);
    expect(driftOf(documented, live, { history })).toEqual([]);
    expect(driftOf(documented, 'compression: { summary_model: b }', { history, version: '0.8' })).toEqual([
      '1 contradicts/value auxiliary.compression.model: a -> b (live 1)',
    ]);
  });
});

it('does not hold an empty list against the legacy key that adds to it', () => {
  const live = 'fallback_providers: []\nfallback_model: { provider: nous, model: a }';
  expect(driftOf('fallback_providers: []', live)).toEqual([]);
  expect(driftOf('fallback_providers: [{ provider: codex, model: b }]', live)).toEqual([
    '1 not-live/item fallback_providers[codex/b]: codex/b -> nous/a (live 1)',
  ]);
});

describe('a fallback that Hermes would skip', () => {
  const live = 'fallback_providers: [{ provider: nous, model: a }]';

  it('is what the page says, under the name it has there', () => {
    const [drift, ...rest] = driftOf('fallback_providers: [{ name: openrouter, default_model: b }]', live);
    expect(drift).toContain('not-live/item fallback_providers[openrouter]');
    expect(rest).toEqual([]);
  });

  it('is named by its target where it is the one of the old key', () => {
    expect(driftOf('fallback_model: { provider: custom, model: b }', live)).toEqual([
      expect.stringContaining('fallback_model[custom/b]'),
    ]);
  });

  it('is none where nothing is written in it', () => {
    expect(driftOf("fallback_model: { provider: '', model: '' }", live)).toEqual([]);
  });
});
