import { describe, expect, it } from 'vitest';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import { rootOf } from '../adapted.ts';

const seen = (text: string) => litellm.detect(rootOf(text));

describe('detection', () => {
  it('knows a config by its deployments', () => {
    expect(seen('model_list:\n  - model_name: a\n    litellm_params: { model: openai/a }\n')).toMatchObject({
      completeness: 'whole',
      score: 1,
    });
  });

  it.each([
    ['litellm_settings: { drop_params: true }'],
    ['router_settings: { routing_strategy: least-busy }'],
    ['general_settings: { master_key: os.environ/KEY }'],
    ['guardrails: [{ guardrail_name: pii, litellm_params: { guardrail: presidio } }]'],
    ['credential_list: [{ credential_name: a, credential_values: { api_key: x } }]'],
    ['model_name: a\nlitellm_params: { model: openai/a }'],
  ])('takes %j as a piece of one', (text) => {
    const found = seen(text);
    expect(found?.completeness).toBe('fragment');
    expect(found?.score).toBeGreaterThanOrEqual(0.5);
    expect(found?.under).toBeUndefined();
  });

  it.each([
    ['- model_name: a\n  litellm_params: { model: openai/a }', 'model_list'],
    ['fallbacks: [{ a: [b] }]', 'router_settings'],
    ['model_group_alias: { a: b }\nnum_retries: 2', 'router_settings'],
  ])('takes %j as a value of %s', (text, under) => {
    expect(seen(text)).toMatchObject({ completeness: 'fragment', under });
  });

  it('takes a proxy that keeps its models in the database as whole', () => {
    expect(seen('litellm_settings: {}\ngeneral_settings: { store_model_in_db: true }')?.completeness).toBe(
      'whole',
    );
  });

  it.each([
    ['model: { default: a, provider: openai }\nfallback_providers: [{ provider: x, model: y }]'],
    ['models: [{ name: a, provider: openai, model: b }]\nrouter_settings: {}'],
    ['Router: { default: "a,b" }\nProviders: []'],
    ['model_list: [{ model_name: a, model_path: /x }]'],
    [
      'model_list: [{ model_name: a, gateway_params: { model: b } }]\nrouter_settings: { num_retries: 2, fallbacks: { a: [b] } }',
    ],
    ['apiVersion: v1\nkind: ConfigMap\nmodel_list: [{ model_name: a, litellm_params: { model: b } }]'],
    ['fallbacks: [{ provider: openai, model: gpt }]'],
    ['fallbacks: []'],
    ['fallbacks: a'],
    ['retry_policy: { a: 1 }\nnum_retries: 2'],
    ['general_settings: { theme: dark }'],
    ['[1, 2]'],
    ['text'],
  ])('leaves %j to others', (text) => {
    expect(seen(text)?.score ?? 0).toBeLessThan(0.5);
  });

  it('takes deployments without parameters, or with misspelt ones, beside its own sections', () => {
    const settings = 'router_settings: { num_retries: 2 }\n';
    expect(seen(`model_list: [{ model_name: a }]\n${settings}`)?.score).toBeGreaterThan(0.5);
    const misspelt = 'model_list: [{ model_name: a, litelm_params: { model: b } }]\n';
    expect(seen(`${misspelt}${settings}`)?.score).toBeGreaterThan(0.5);
    const foreign = 'model_list: [{ model_name: a, other_params: { model: b } }]\n';
    expect(seen(`${foreign}litellm_settings: { drop_params: true }`)?.score).toBeGreaterThan(0.5);
  });

  it('needs one of its hints in every text that it takes', () => {
    for (const text of ['litellm_settings: {}', 'fallbacks: [{ a: [b] }]', 'model_group_alias: { a: b }']) {
      expect(litellm.hints.some((hint) => text.includes(hint))).toBe(true);
    }
  });
});
