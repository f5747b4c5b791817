import { describe, expect, it } from 'vitest';
import { driftOf } from './told.ts';

const litellm = { dialect: 'litellm' } as const;
const GROUPS = `model_list:
  - model_name: fast
    litellm_params: { model: groq/llama, api_base: http://localhost:4000/ }
  - model_name: smart
    litellm_params: { model: openai/gpt-5, api_key: os.environ/KEY }
  - model_name: smart
    litellm_params: { model: azure/gpt-5, api_base: "https://a.net" }
`;

describe('model groups', () => {
  it('are matched by name and model', () => {
    const documented =
      'model_list:\n  - model_name: smart\n    litellm_params: { model: gpt-5, api_key: sk-1 }\n';
    expect(driftOf(documented, GROUPS, litellm)).toEqual([]);
  });

  it('with and without the provider that a name means are one', () => {
    const live = (model: string) => `model_list: [{ model_name: a, litellm_params: { model: ${model} } }]`;
    const claude = live('anthropic/claude-sonnet-4-5');
    expect(driftOf(live('claude-sonnet-4-5'), claude, litellm)).toEqual([]);
    expect(driftOf(live('openai/claude-sonnet-4-5'), claude, litellm)).toHaveLength(1);
    expect(driftOf(live('vertex_ai/gemini-3-pro'), live('gemini-3-pro'), litellm)).toEqual([]);
    expect(driftOf(live('gemini/gemini-3-pro'), live('gemini-3-pro'), litellm)).toHaveLength(1);
  });

  it('with one deployment on each side differ in its model', () => {
    const documented =
      'model_list:\n  - model_name: fast\n    litellm_params:\n      model: groq/gemma\n      base_url: http://127.0.0.1:4000\n';
    expect(driftOf(documented, GROUPS, litellm)).toEqual([
      '4 contradicts/value model_list[fast].litellm_params.model: groq/gemma -> groq/llama (live 3)',
    ]);
  });

  it('with several lack the one that live does not have', () => {
    const documented = 'model_list:\n  - model_name: smart\n    litellm_params: { model: bedrock/x }\n';
    expect(driftOf(documented, GROUPS, litellm)).toEqual([
      '2 not-live/item model_list[smart]: smart -> fast, smart: openai/gpt-5, smart: azure/gpt-5 (live 1)',
    ]);
  });

  it('are matched in a list on its own', () => {
    const documented = '- model_name: slow\n  litellm_params: { model: x }\n';
    expect(driftOf(documented, GROUPS, { ...litellm, under: 'model_list' })[0]).toContain(
      '1 not-live/item model_list[slow]',
    );
  });
});

describe('fallbacks', () => {
  const live = 'router_settings:\n  fallbacks:\n    - { fast: [smart, slow] }\n    - { slow: [smart] }\n';

  it('are chains by their source, in either section', () => {
    expect(
      driftOf('litellm_settings: { fallbacks: [{ slow: [smart] }, { fast: [smart] }] }', live, litellm),
    ).toEqual([]);
    expect(driftOf('router_settings: { fallbacks: [{ fast: [{ model: smart }] }] }', live, litellm)).toEqual(
      [],
    );
  });

  it('differ by hop and by order', () => {
    expect(driftOf('router_settings: { fallbacks: [{ fast: [slow, smart] }] }', live, litellm)).toEqual([
      '1 contradicts/order router_settings.fallbacks[fast]: slow, smart -> smart, slow (live 3)',
    ]);
    expect(
      driftOf('router_settings: { fallbacks: [{ fast: [tiny] }, { none: [fast] }] }', live, litellm),
    ).toEqual([
      '1 not-live/item router_settings.fallbacks[fast][tiny]: tiny -> smart, slow (live 3)',
      '1 not-live/item router_settings.fallbacks[none][fast]: fast -> none (live 2)',
    ]);
  });

  it('of the section that is not read do not count', () => {
    const both = `${live}litellm_settings: { fallbacks: [{ fast: [other] }] }\n`;
    expect(driftOf(live, both, litellm)).toEqual([]);
    expect(driftOf('litellm_settings: { fallbacks: [{ fast: [other] }] }', both, litellm)).toHaveLength(1);
  });
});

it('compares aliases in both of their forms, and default fallbacks in order', () => {
  const live =
    'router_settings: { model_group_alias: { a: x, b: { model: y } } }\nlitellm_settings: { default_fallbacks: [x, y] }';
  expect(driftOf('router_settings: { model_group_alias: { a: { model: x }, b: y } }', live, litellm)).toEqual(
    [],
  );
  expect(driftOf('router_settings: { default_fallbacks: [y, x] }', live, litellm)).toHaveLength(1);
  expect(driftOf('router_settings: { model_group_alias: { a: z } }', live, litellm)).toEqual([
    '1 contradicts/value router_settings.model_group_alias.a: z -> x (live 1)',
  ]);
});

it('takes the environment for secret', () => {
  expect(driftOf('environment_variables: { A: x }', 'environment_variables: { A: y }', litellm)).toEqual([]);
});
