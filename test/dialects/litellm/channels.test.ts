import { describe, expect, it } from 'vitest';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import { adapted } from '../adapted.ts';

const MODELS = `model_list:
  - { model_name: here, litellm_params: { model: "ollama_chat/qwen3:8b" } }
  - { model_name: there, litellm_params: { model: groq/llama-3.1-8b-instant } }
`;

function channels(more: string, env?: readonly string[]): readonly string[] {
  const { model } = adapted(litellm, `${MODELS}${more}`, env === undefined ? {} : { env });
  return model.sideChannels.map(
    ({ kind, name, locality, sees }) => `${kind} ${name}: ${locality.value}, ${sees}`,
  );
}

const settings = (text: string) => `litellm_settings: { ${text} }\n`;

describe('callbacks', () => {
  it.each([
    ['callbacks: [datadog]', ['callback Datadog: cloud, the full prompt and answer']],
    ['callbacks: datadog', ['callback Datadog: cloud, the full prompt and answer']],
    ['success_callback: datadog', []],
    ['success_callback: [prometheus], service_callback: [datadog]', []],
    ['failure_callback: [sentry]', ['callback Sentry: unknown, prompts whose request fails']],
    [
      'callbacks: [otel], success_callback: [otel]',
      ['callback OpenTelemetry: unknown, the full prompt and answer'],
    ],
    ['callbacks: [my.logger]', ['callback my.logger: unknown, the full prompt and answer']],
    ['callbacks: [datadog], turn_off_message_logging: true', []],
    ['callbacks: [toString, __proto__, nothing-known]', []],
    [
      'success_callback: [s3], s3_callback_params: { s3_endpoint_url: "http://minio:9000" }',
      ['callback Amazon S3: lan, the full prompt and answer'],
    ],
  ])('%s', (text, expected) => {
    expect(channels(settings(text))).toEqual(expected);
  });

  it('of a service that many run themselves are where the environment says', () => {
    const langfuse = settings('callbacks: [langfuse]');
    const at = (place: string) => [`callback Langfuse: ${place}, the full prompt and answer`];
    expect(channels(langfuse)).toEqual(at('unknown'));
    expect(channels(langfuse, [])).toEqual(at('cloud'));
    expect(channels(langfuse, ['LANGFUSE_HOST'])).toEqual(at('unknown'));
    expect(channels(`${langfuse}environment_variables: { LANGFUSE_HOST: "http://langfuse:3000" }\n`)).toEqual(
      at('lan'),
    );
    expect(channels(`${langfuse}environment_variables: { LANGFUSE_HOST: os.environ/HOST }\n`, [])).toEqual(
      at('unknown'),
    );
  });

  it('may be kept from prompts one by one', () => {
    expect(
      channels(`${settings('callbacks: [otel]')}callback_settings: { otel: { message_logging: false } }\n`),
    ).toEqual([]);
  });

  it('of your own are not followed', () => {
    const { model } = adapted(litellm, `${MODELS}${settings('callbacks: [my.logger]')}`);
    expect(model.notModelled).toHaveLength(1);
  });
});

describe('stores', () => {
  it.each([
    [
      'general_settings: { store_prompts_in_spend_logs: true, database_url: "postgresql://u:p@db:5432/x" }',
      ['trace spend logs: lan, the full prompt and answer'],
    ],
    [
      'general_settings: { store_prompts_in_spend_logs: true, database_url: os.environ/DB }',
      ['trace spend logs: unknown, the full prompt and answer'],
    ],
    ['general_settings: { store_prompts_in_spend_logs: false }', []],
    [
      'general_settings: { alerting: [slack] }',
      ['callback Slack alerts: cloud, the first 100 characters of prompts that are slow or hang'],
    ],
    [
      'general_settings: { alerting: [slack] }\nlitellm_settings: { redact_messages_in_exceptions: true }',
      [],
    ],
  ])('%s', (text, expected) => {
    expect(channels(`${text}\n`)).toEqual(expected);
  });
});

describe('caches', () => {
  it.each([
    ['cache: true', []],
    ['cache: false, cache_params: { type: s3 }', []],
    ['cache: true, cache_params: { type: redis, host: redis }', ['cache redis cache: lan, the answers']],
    ['cache: true, cache_params: { type: redis, host: os.environ/HOST }', []],
    ['cache: true, cache_params: { type: s3 }', ['cache s3 cache: cloud, the answers']],
    [
      'cache: true, cache_params: { type: redis-semantic }',
      ['cache embeddings of the redis-semantic cache: cloud, the full prompt, by `text-embedding-ada-002`'],
    ],
    [
      'cache: true, cache_params: { type: redis-semantic, redis_semantic_cache_embedding_model: here, host: localhost }',
      [
        'cache embeddings of the redis-semantic cache: device, the full prompt, by `here`',
        'cache redis-semantic cache: device, the full prompt and answer',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(channels(settings(text))).toEqual(expected);
  });
});

describe('guardrails', () => {
  const guard = (params: string) => `guardrails: [{ guardrail_name: pii, litellm_params: { ${params} } }]\n`;

  it.each([
    ['guardrail: lakera_v2, mode: pre_call, default_on: true', ['guardrail pii: cloud, the full prompt']],
    ['guardrail: bedrock, mode: post_call, default_on: true', ['guardrail pii: cloud, the answer']],
    [
      'guardrail: presidio, mode: [pre_call, post_call]',
      ['guardrail pii: unknown, the full prompt, of requests that ask for it'],
    ],
    [
      'guardrail: presidio, mode: pre_call, presidio_analyzer_api_base: "http://localhost:5002", default_on: true',
      ['guardrail pii: device, the full prompt'],
    ],
    [
      'guardrail: aim, api_base: "http://10.0.0.9", mode: pre_call, default_on: true',
      ['guardrail pii: lan, the full prompt'],
    ],
    ['guardrail: my.Guard, mode: pre_call, default_on: true', ['guardrail pii: unknown, the full prompt']],
    ['guardrail: hide-secrets, mode: pre_call', []],
    ['guardrail: toString, mode: pre_call, default_on: true', ['guardrail pii: unknown, the full prompt']],
  ])('%s', (params, expected) => {
    expect(channels(guard(params))).toEqual(expected);
  });
});

describe('routers', () => {
  const router = (params: string) => `model_list:
  - { model_name: here, litellm_params: { model: "ollama_chat/qwen3:8b" } }
  - { model_name: there, litellm_params: { model: groq/llama-3.1-8b-instant } }
  - { model_name: embed, litellm_params: { model: openai/text-embedding-3-small } }
  - { model_name: auto, litellm_params: { ${params} } }
router_settings: { fallbacks: [{ auto: [here] }] }
`;
  const made = (params: string) => {
    const { model } = adapted(litellm, router(params));
    const lane = model.lanes.find(({ id }) => id === 'group:auto');
    return {
      routes: lane?.routes.map(({ id, chain }) => `${id} ${chain.map((step) => step.enters).join(' ')}`),
      channels: model.sideChannels.map(({ kind, locality }) => `${kind} ${locality.value}`),
      notes: model.notModelled.length,
      seen: model.observations.length,
    };
  };

  it('by meaning show prompts to their embedder', () => {
    const params =
      'model: auto_router/auto, auto_router_default_model: here, auto_router_embedding_model: embed';
    expect(made(`${params}, auto_router_config_path: routes.json`)).toEqual({
      routes: ['otherwise group:here group:here'],
      channels: ['embedding-router cloud'],
      notes: 1,
      seen: 0,
    });
    const inline = `auto_router_config: '{"routes": [{"name": "there"}, {"name": "nobody"}]}'`;
    expect(made(`${params}, ${inline}`)).toEqual({
      routes: [
        'pick:there group:there group:here',
        'pick:nobody group:here',
        'otherwise group:here group:here',
      ],
      channels: ['embedding-router cloud'],
      notes: 0,
      seen: 1,
    });
  });

  it('by complexity ask nobody, unless their classifier is a model', () => {
    const tiers = 'tiers: { SIMPLE: here, COMPLEX: [there, { model_name: here }] }';
    expect(made(`model: auto_router/complexity_router, complexity_router_config: { ${tiers} }`)).toEqual({
      routes: [
        'pick:here group:here group:here',
        'pick:there group:there group:here',
        'otherwise group:here group:here',
      ],
      channels: [],
      notes: 0,
      seen: 0,
    });
    const asks = 'classifier_type: llm, classifier_llm_config: { model: there }';
    expect(
      made(`model: auto_router/complexity_router, complexity_router_config: { ${tiers}, ${asks} }`).channels,
    ).toEqual(['embedding-router cloud']);
  });

  it('by quality pick from a list', () => {
    expect(
      made('model: auto_router/quality_router, quality_router_config: { available_models: [here, there] }')
        .routes,
    ).toEqual([
      'pick:here group:here group:here',
      'pick:there group:there group:here',
      'otherwise group:here group:here',
    ]);
  });
});

describe('copies', () => {
  it('go to silent models', () => {
    const text =
      'model_list: [{ model_name: a, litellm_params: { model: "ollama/x", silent_model: [b, gpt-4o] } }, { model_name: b, litellm_params: { model: "ollama/y" } }]';
    const { model } = adapted(litellm, text);
    expect(model.sideChannels.map(({ kind, locality }) => `${kind} ${locality.value}`)).toEqual([
      'mirror device',
      'mirror cloud',
    ]);
  });
});
