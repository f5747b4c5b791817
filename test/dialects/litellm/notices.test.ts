import { describe, expect, it } from 'vitest';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import { adapted } from '../adapted.ts';

const MODELS =
  'model_list: [{ model_name: a, litellm_params: { model: openai/m, api_base: os.environ/BASE } }]\n';
const seen = (text: string, env?: readonly string[]) =>
  adapted(litellm, text, env === undefined ? {} : { env }).seen;

describe('references to the environment', () => {
  it.each([
    ['$' + '{KEY}', 'litellm-foreign-env-syntax'],
    ['$' + '{KEY:-none}', 'litellm-foreign-env-syntax'],
    ['$KEY', 'litellm-foreign-env-syntax'],
    ['{{ .Values.key }}', 'litellm-foreign-env-syntax'],
    ['{env:KEY}', 'litellm-foreign-env-syntax'],
    ['%KEY%', 'litellm-foreign-env-syntax'],
    ["os.environ['KEY']", 'litellm-foreign-env-syntax'],
    ['os.getenv("KEY")', 'litellm-foreign-env-syntax'],
    ['Bearer os.environ/KEY', 'litellm-env-inside-text'],
  ])('%s is text to LiteLLM', (value, code) => {
    const found = seen(`general_settings: { master_key: ${JSON.stringify(value)} }`);
    expect(found).toEqual([`1 env-syntax ${code}`]);
  });

  it.each([['os.environ/KEY'], ['sk-1234'], ['$2b$12$abc'], ['a$b'], ['env'], ['100%'], ['{a}']])(
    '%s is no mistake',
    (value) => {
      expect(seen(`general_settings: { master_key: ${JSON.stringify(value)} }`)).toEqual([]);
    },
  );

  it('are looked for where LiteLLM would read them', () => {
    const dollar = '"$' + '{X}"';
    expect(
      seen(
        `general_settings: { master_key: a, pass_through_endpoints: [{ path: /x, headers: { a: "Bearer os.environ/K" } }] }`,
      ),
    ).toEqual([]);
    expect(seen(`litellm_settings: { a: 1 }\nmcp_servers: { m: { url: ${dollar} } }`)).toEqual([]);
    expect(seen(`litellm_settings: { system_prompt: ${dollar} }`)).toEqual([]);
  });

  it('are one finding with all its places', () => {
    const reference = '$'.concat('{K}');
    const text = `model_list:\n${['a', 'b', 'c'].map((name) => `  - { model_name: ${name}, litellm_params: { model: openai/m, api_key: "${reference}" } }`).join('\n')}\n`;
    const { model } = adapted(litellm, text);
    expect(model.observations.map(({ related, data }) => [related.length, data['count']])).toEqual([[2, 3]]);
  });

  it('to variables that the file itself sets come too early', () => {
    const set = (value: string) => `${MODELS}environment_variables: { BASE: "${value}" }\n`;
    expect(seen(set('http://localhost:8000'))).toEqual(['1 env-syntax litellm-env-set-too-late']);
    expect(seen(set('http://localhost:8000'), ['BASE'])).toEqual([]);
    expect(seen(set('os.environ/BASE'))).toEqual([]);
    expect(seen(set('$BASE'))).toEqual(['2 env-syntax litellm-foreign-env-syntax']);
  });
});

describe('sections', () => {
  it.each([
    ['litellm_settings: { routing_strategy: least-busy }', ['litellm-routing-in-wrong-section']],
    ['litellm_settings: { fallbacks: [], drop_params: true }', []],
    ['router_settings: { fallbacks: [], drop_params: true }', ['litellm-wrong-section']],
    ['general_settings: { master_key: a, num_retries: 1 }', ['litellm-wrong-section']],
    ['router_settings: { num_retries: 1, fallback_models: [a] }', ['litellm-no-fallbacks']],
    ['litellm_settings: { num_retries: 1, fallback: false }', []],
    ['general_settings: { master_key: a, success_callback: [x] }', ['litellm-wrong-section']],
    ['litellm_settings: {}\nfallbacks: [{ a: [b] }]', []],
  ])('%s', (text, codes) => {
    expect(seen(text)).toEqual(codes.map((code) => expect.stringContaining(code)));
  });

  it('of a whole config hold what stands at its root', () => {
    expect(seen(`${MODELS}default_fallbacks: [a]\n`)).toEqual([
      '2 ignored-value litellm-routing-in-wrong-section',
    ]);
  });
});

describe('dates', () => {
  it('leave a deployment out, and quotes mend it', () => {
    const text =
      'model_list: [{ model_name: a, litellm_params: { model: azure/m, api_version: 2025-01-01 } }]';
    const { model } = adapted(litellm, text);
    const [only] = model.observations;
    const { start = 0, end = 0 } = only?.fix?.span ?? {};
    const mended = text.slice(0, start) + (only?.fix?.text ?? '') + text.slice(end);
    expect(adapted(litellm, mended).seen).toEqual([]);
    expect(seen(text.replace('2025-01-01', '2025-01-01-preview'))).toEqual([]);
  });
});

describe('fixes', () => {
  it.each([
    ['router_settings: { fallbacks: [{ a: bc }] }'],
    ['router_settings: { default_fallbacks: "b c" }'],
    ['router_settings: { fallbacks: [{ a: "yes" }] }'],
    ['litellm_settings: { success_callback: langfuse }'],
  ])('mend %s', (text) => {
    const { model } = adapted(litellm, text);
    const fix = model.observations[0]?.fix;
    const mended = text.slice(0, fix?.span.start) + (fix?.text ?? '') + text.slice(fix?.span.end);
    expect(mended).not.toBe(text);
    expect(adapted(litellm, mended).seen).toEqual([]);
  });

  it('leave one letter alone, which is what it says', () => {
    expect(seen('router_settings: { fallbacks: [{ a: b }] }')).toEqual([]);
  });
});

describe('notes', () => {
  it('say what is not followed', () => {
    const { model } = adapted(
      litellm,
      `include: [more.yaml]\nmodel_list: [{ model_name: a, litellm_params: { model: openai/m, fallbacks: [openai/n], configurable_clientside_auth_params: [api_base] } }]\ngeneral_settings: { store_model_in_db: true, pass_through_endpoints: [{ path: /x }] }\nrouter_settings: { plugins: [a.b] }\n`,
    );
    expect(model.notModelled).toHaveLength(6);
  });
});
