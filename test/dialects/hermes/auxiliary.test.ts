import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const LOCAL = 'model: { default: a, provider: custom, base_url: "http://localhost:1/v1" }\n';
const AUTO =
  'auxiliary: { compression: { provider: auto, fallback_chain: [{ provider: zai, model: g }] } }\n';
const FALLBACK = 'fallback_providers: [{ provider: deepseek, model: f }]\n';
const HOPS = ['the default model via nous', 'any other provider that has a key'];

const chainOf = (lane: string, text: string, options?: Parameters<typeof adapted>[2]) =>
  adapted(hermes, text, options).chain(lane);
const depends = (lane: string, text: string, options?: Parameters<typeof adapted>[2]) =>
  adapted(hermes, text, options)
    .model.lanes.find(({ id }) => id === lane)
    ?.routes[0]?.chain.map(({ implied }) => (implied?.depends ?? []).join(' '));

describe('a text task on auto, by release', () => {
  const text = LOCAL + FALLBACK + AUTO;
  it.each([
    ['0.7', ['google/gemini-3-flash-preview via openrouter', 'a at localhost:1', ...HOPS]],
    ['0.8', ['a at localhost:1', 'google/gemini-3-flash-preview via openrouter', ...HOPS]],
    [
      '0.20',
      ['a at localhost:1', 'g via zai', 'f via deepseek', 'google/gemini-3.6-flash via openrouter', ...HOPS],
    ],
    ['2026.9.14', ['a at localhost:1', 'g via zai', 'f via deepseek']],
  ])('v%s', (version, wanted) => {
    expect(chainOf('auxiliary.compression', text, { version })).toEqual(wanted);
  });

  it('asks the main model second where that is an aggregator, in v0.8 to v0.10', () => {
    const aggregator = `model: { default: q/a, provider: openrouter }\n${AUTO}`;
    expect(chainOf('auxiliary.compression', aggregator, { version: '0.10' })[0]).toBe(
      'google/gemini-3-flash-preview via openrouter',
    );
    expect(chainOf('auxiliary.compression', aggregator, { version: '0.11' })[0]).toBe('q/a via openrouter');
  });

  it('holds every step, marked, where the version is not known', () => {
    expect(chainOf('auxiliary.compression', text)).toEqual([
      'a at localhost:1',
      'g via zai',
      'f via deepseek',
      'the default model via openrouter',
      ...HOPS,
    ]);
    const hop = 'version environment';
    expect(depends('auxiliary.compression', text)).toEqual(['', '', 'version', hop, hop, hop]);
  });

  it('asks the built-in providers in every release when no main provider is chosen', () => {
    const text = `model: { default: a }\n${AUTO}`;
    expect(chainOf('auxiliary.compression', text, { version: '2026.9.14' }).slice(2)).toEqual([
      'google/gemini-3.6-flash via openrouter',
      ...HOPS,
    ]);
  });

  it('says why, with the versions and the condition', () => {
    const { model } = adapted(hermes, text);
    const becauses = model.lanes.flatMap(({ routes }) =>
      routes.flatMap(({ chain }) => chain.flatMap(({ implied }) => implied?.because ?? [])),
    );
    expect(becauses).toContain(
      'Hermes before v2026.9.14 tries OpenRouter after the main model (before v0.8, ahead of it), if OPENROUTER_API_KEY is set',
    );
  });

  it('passes OpenRouter over when its key is declared as not set', () => {
    expect(chainOf('auxiliary.compression', text, { version: '0.20', env: [] })).not.toContain(
      'google/gemini-3.6-flash via openrouter',
    );
    expect(
      depends('auxiliary.compression', text, { version: '0.20', env: ['OPENROUTER_API_KEY'] })?.[3],
    ).toBe('');
  });

  it('asks OpenRouter for the model that is stated, and not at all with free_only and a paid one', () => {
    const stated = (more: string) => LOCAL + AUTO.replace('{ compression', `{ ${more}, compression`);
    expect(chainOf('auxiliary.compression', stated('openrouter_model: q/b'), { version: '0.20' })).toContain(
      'q/b via openrouter',
    );
    expect(
      chainOf('auxiliary.compression', stated('free_only: true'), { version: '0.20' }).join(),
    ).not.toContain('openrouter');
    expect(
      chainOf('auxiliary.compression', stated('free_only: true, openrouter_model: "q/b:free"'), {
        version: '0.20',
      }),
    ).toContain('q/b:free via openrouter');
  });

  it("takes a model name to the main provider, unless it has OpenRouter's form", () => {
    const named = (model: string) =>
      `${LOCAL}auxiliary: { compression: { provider: auto, model: ${model} } }`;
    expect(chainOf('auxiliary.compression', named('b'))[0]).toBe('b at localhost:1');
    expect(chainOf('auxiliary.compression', named('google/b'))[0]).toBe('a at localhost:1');
  });
});

describe('images on auto', () => {
  const vision = (main: string, options?: Parameters<typeof adapted>[2]) =>
    chainOf('auxiliary.vision', `${main}\nauxiliary: { vision: { provider: auto } }`, options);
  const local = (more: string) =>
    `model: { default: a, provider: custom, base_url: "http://localhost:1/v1"${more} }`;

  it('go to OpenRouter and Nous in every release when the main model is blind', () => {
    const wanted = ['google/gemini-3.6-flash via openrouter', 'the default model via nous'];
    expect(vision(local(', supports_vision: false'), { version: '2026.9.14' })).toEqual(wanted);
    expect(depends('auxiliary.vision', local(', supports_vision: false'))).toEqual([
      'environment',
      'environment',
    ]);
  });

  it('stay with a main model that takes them', () => {
    expect(vision(local(', supports_vision: true'))).toEqual(['a at localhost:1']);
  });

  it("may leave an endpoint of one's own before v2026.9.14", () => {
    expect(vision(local(''), { version: '2026.9.14' })).toEqual(['a at localhost:1']);
    expect(vision(local(''), { version: '0.20' })).toHaveLength(3);
  });

  it.each([
    ['xiaomi', 'mimo-v2.5 via xiaomi'],
    ['zai', 'glm-5v-turbo via zai'],
    ['kimi-coding', 'google/gemini-3.6-flash via openrouter'],
  ])('go with %s to %s', (provider, wanted) => {
    expect(vision(`model: { default: a, provider: ${provider} }`, { version: '0.20' })[0]).toBe(wanted);
  });
});

describe('a task with a provider of its own', () => {
  const task = (value: string, options?: Parameters<typeof adapted>[2]) => {
    const result = adapted(
      hermes,
      `model: { default: a, provider: anthropic }\nauxiliary: { vision: ${value} }`,
      options,
    );
    return { chain: result.chain('auxiliary.vision'), seen: result.seen };
  };

  it('ends at the main model, which may be hosted', () => {
    expect(
      task('{ provider: custom, base_url: "http://localhost:1/v1", model: v }', { version: '0.20' }).chain,
    ).toEqual(['v at localhost:1', 'a via anthropic']);
  });

  it('tries its own chain in between, whose entries may leave the model out', () => {
    expect(
      task('{ provider: zai, model: v, fallback_chain: [{ provider: nous }, { model: x }] }', {
        version: '0.20',
      }),
    ).toEqual({
      chain: ['v via zai', 'the default model via nous', 'a via anthropic'],
      seen: ['2 ignored-value hermes-fallback-incomplete'],
    });
  });

  it('means api.openai.com by openai, and the main provider by main', () => {
    expect(task('{ provider: openai, model: v }').chain[0]).toBe('v via openai-api');
    expect(task('{ provider: main, model: v }').chain).toEqual(['v via anthropic']);
  });

  it('loses its URL without a provider and a key, since v0.13', () => {
    const value = '{ base_url: "http://localhost:1/v1", model: v }';
    expect(task(value, { version: '0.13' })).toMatchObject({
      chain: expect.arrayContaining(['v via anthropic']),
      seen: ['2 ignored-value hermes-task-base-url'],
    });
    expect(task(value, { version: '0.12' })).toMatchObject({ chain: ['v at localhost:1'], seen: [] });
    expect(task(value).seen).toEqual(['2 ignored-value hermes-task-base-url-maybe']);
    expect(task(value.replace('model', 'api_key: x, model'), { version: '0.13' })).toMatchObject({
      chain: ['v at localhost:1'],
      seen: [],
    });
  });

  it('has nowhere to go without an endpoint', () => {
    expect(task('{ provider: ollama, model: v }', { version: '0.20' })).toEqual({
      chain: ['whatever `ollama` is for vision', 'a via anthropic'],
      seen: ['2 ignored-value hermes-task-without-url'],
    });
  });
});

describe('the tasks', () => {
  const ids = (text: string, options?: Parameters<typeof adapted>[2]) =>
    adapted(hermes, text, options)
      .model.lanes.map(({ id }) => id)
      .filter((id) => id.startsWith('auxiliary.'));

  it('that a release has are there without being written', () => {
    expect(ids(LOCAL, { version: '0.10' })).toContain('auxiliary.flush_memories');
    expect(ids(LOCAL, { version: '0.19' })).toContain('auxiliary.title_generation');
    expect(ids(LOCAL, { version: '0.19' })).not.toContain('auxiliary.flush_memories');
    expect(ids(LOCAL)).toEqual(
      ['vision', 'web_extract', 'compression', 'skills_hub', 'mcp'].map((name) => `auxiliary.${name}`),
    );
  });

  it('of plugins are lanes too, and those that are off are none', () => {
    expect(
      ids(
        `${LOCAL}auxiliary: { my_plugin: { provider: nous }, title_generation: { enabled: false }, free_only: true }`,
      ),
    ).toEqual([
      'auxiliary.my_plugin',
      'auxiliary.vision',
      'auxiliary.web_extract',
      'auxiliary.compression',
      'auxiliary.skills_hub',
      'auxiliary.mcp',
    ]);
  });

  it('that are not written are none of a piece', () => {
    expect(ids('auxiliary: { vision: { provider: nous, model: v } }')).toEqual(['auxiliary.vision']);
  });
});

describe('what `auxiliary` holds beside tasks', () => {
  it('is no lane: fallbacks are not read there', () => {
    const text = 'auxiliary: { fallback_model: { provider: zai, model: g }, mcp: { provider: nous } }\n';
    const ids = adapted(hermes, LOCAL + text).model.lanes.map(({ id }) => id);
    expect(ids).toContain('auxiliary.mcp');
    expect(ids).not.toContain('auxiliary.fallback_model');
  });
});

it('gives no lane to names of tasks that no release reads', () => {
  const text = `${LOCAL}auxiliary: { vision_detect: { provider: nous, model: a }, mine: { provider: nous, model: a } }\n`;
  const lanes = adapted(hermes, text).model.lanes.map(({ id }) => id);
  expect(lanes).not.toContain('auxiliary.vision_detect');
  expect(lanes).toEqual(expect.arrayContaining(['auxiliary.vision', 'auxiliary.mine']));
});
