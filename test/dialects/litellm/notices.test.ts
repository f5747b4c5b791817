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
    ['os.env/KEY', 'litellm-env-misspelt'],
    ['os/environ/KEY', 'litellm-env-misspelt'],
    ['Os.Environ/KEY', 'litellm-env-misspelt'],
    ['os.environ:KEY', 'litellm-env-misspelt'],
    ['env/KEY', 'litellm-env-misspelt'],
    ['os.environ/ KEY', 'litellm-env-name'],
    ['os.environ/', 'litellm-env-name'],
    ['os.environ/$' + '{KEY}', 'litellm-env-name-in-name'],
  ])('%s is text to LiteLLM', (value, code) => {
    const found = seen(`general_settings: { master_key: ${JSON.stringify(value)} }`);
    expect(found).toEqual([`1 env-syntax ${code}`]);
  });

  it.each([
    ['os.environ/KEY'],
    ['sk-1234'],
    ['$2b$12$abc'],
    ['a$b'],
    ['env'],
    ['100%'],
    ['{a}'],
    ['os.path/x.y'],
    ['env/prod'],
    ['os.environ/vault/key-1'],
    ['oslo/dev'],
  ])('%s is no mistake', (value) => {
    expect(seen(`general_settings: { master_key: ${JSON.stringify(value)} }`)).toEqual([]);
  });

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
    ['litellm_settings: { model_fallbacks: [openai/m] }', []],
    ['router_settings: { model_fallbacks: [openai/m] }', ['litellm-no-fallbacks']],
    ['general_settings: { port: 4000 }', ['litellm-unread']],
    [
      'litellm_settings: { langfuse_host: a, langfuse_secret_key: os.environ/LANGFUSE_SECRET_KEY }',
      ['litellm-unread'],
    ],
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

describe('callbacks', () => {
  it.each([
    ['callbacks: [prometheus, own.handler, os.environ/C]', []],
    ['callbacks: own.handler', []],
    ['callbacks: prometheus', ['litellm-callback-text']],
    ['callbacks: [sentry]', ['litellm-callback-by-event']],
    ['callbacks: [promethius]', ['litellm-unknown-callback']],
    ['success_callback: [sentry, langfuse, own.handler]', []],
    ['failure_callback: [console]', ['litellm-unknown-event-callback']],
  ])('%s', (text, codes) => {
    expect(seen(`litellm_settings: { ${text} }`)).toEqual(codes.map((code) => expect.stringContaining(code)));
  });
});

describe('guardrails', () => {
  const guardrail = (params: string) =>
    seen(`${MODELS}guardrails: [{ guardrail_name: g, litellm_params: { ${params} } }]\n`);

  it.each([
    ['guardrail: presidio, mode: pre_call', []],
    ['guardrail: presidio, mode: [pre_call, post_call]', []],
    ['guardrail: presidio, mode: os.environ/MODE', []],
    ['guardrail: presidio, mode: { tags: { a: pre_call }, default: post_call }', []],
    ['guardrail: presidio, mode: { tags: { a: pre }, default: post_call }', ['litellm-guardrail-mode']],
    ['guardrail: presidio, mode: [pre-call]', ['litellm-guardrail-mode']],
    ['guardrail: presidio', ['litellm-guardrail-without-mode']],
    ['guardrail: own.Guard, mode: moderation', []],
    ['guardrail: own.Guard, mode: precall', ['litellm-guardrail-mode']],
    ['guardrail: presidioo, mode: pre_call', ['litellm-unknown-guardrail']],
    ['guardrail: of_next_year, mode: pre_call', []],
  ])('%s', (params, codes) => {
    expect(guardrail(params)).toEqual(codes.map((code) => expect.stringContaining(code)));
  });
});

describe('models without a provider', () => {
  const model = (name: string, more = '') =>
    seen(`model_list: [{ model_name: a, litellm_params: { model: "${name}"${more} } }]\n`);

  it.each([
    ['Qwen/Qwen3-8B', '', ['litellm-no-such-provider']],
    ['mcp/tools', '', ['litellm-no-such-provider']],
    ['Qwen/Qwen3-8B', ', api_base: os.environ/BASE', []],
    ['Qwen/Qwen3-8B', ', custom_llm_provider: openai', []],
    ['openai/Qwen/Qwen3-8B', '', []],
    ['<provider>/m', '', []],
    ['your-provider/m', '', []],
    ['512-x-512/gpt-image-1', '', []],
    ['meta-llama/Llama-2-7b-chat-hf', '', []],
  ])('%s%s', (name, more, codes) => {
    expect(model(name, more)).toEqual(codes.map((code) => expect.stringContaining(code)));
  });

  it('may be those of a map, here or in another file', () => {
    const one = 'model_list: [{ model_name: a, litellm_params: { model: own/m } }]\n';
    expect(seen(`include: [more.yaml]\n${one}`)).toEqual([]);
    expect(
      seen(`${one}litellm_settings: { custom_provider_map: [{ provider: own, custom_handler: a.b }] }\n`),
    ).toEqual([]);
  });
});

describe('tags in the entry', () => {
  const tags = 'model_list: [{ model_name: a, litellm_params: { model: openai/m }, tags: [b] }]\n';
  it('are read nowhere, and count where requests are routed by tags', () => {
    expect(seen(tags)).toEqual([expect.stringContaining('litellm-tags-outside')]);
    expect(seen(`${tags}router_settings: { enable_tag_filtering: true }\n`)).toEqual([
      expect.stringContaining('litellm-outside-litellm-params'),
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
    ['litellm_settings: { callbacks: langfuse }'],
    ['general_settings: { master_key: os.env/KEY }'],
    ['router_settings: { model_group_alias: { a: [b-1] } }'],
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
