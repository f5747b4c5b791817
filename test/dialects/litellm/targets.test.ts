import { describe, expect, it } from 'vitest';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import { adapted } from '../adapted.ts';

function target(params: string, more = '', env?: readonly string[]) {
  const text = `model_list:\n  - { model_name: g, litellm_params: { ${params} } }\n${more}`;
  const { model } = adapted(litellm, text, env === undefined ? {} : { env });
  const [only] = model.targets.values();
  return only;
}

describe('a deployment', () => {
  it.each([
    ['model: openai/gpt-4o', 'openai', 'gpt-4o', 'cloud'],
    ['model: gpt-4o', 'openai', 'gpt-4o', 'cloud'],
    ['model: gpt-oss-20b, api_base: "http://10.0.0.5:8000"', '', 'gpt-oss-20b', 'lan'],
    ['model: claude-sonnet-4-5, api_base: "http://localhost:9"', 'anthropic', 'claude-sonnet-4-5', 'unknown'],
    ['model: "ollama_chat/qwen3:8b"', 'ollama', 'qwen3:8b', 'device'],
    ['model: "ollama_chat/qwen3:480b-cloud"', 'ollama', 'qwen3:480b-cloud', 'cloud'],
    ['model: hosted_vllm/Qwen/Qwen3, api_base: "http://vllm:8000/v1"', 'hosted_vllm', 'Qwen/Qwen3', 'lan'],
    [
      'model: meta-llama/L3, custom_llm_provider: openai, api_base: "http://vllm:8000"',
      'openai',
      'meta-llama/L3',
      'lan',
    ],
    ['model: openai/m, custom_llm_provider: openai', 'openai', 'm', 'cloud'],
    [
      'model: gpt-4o, use_litellm_proxy: true, api_base: "http://localhost:4000"',
      'litellm_proxy',
      'gpt-4o',
      'unknown',
    ],
    [
      'model: bedrock/converse/apac.amazon.nova-pro-v1:0',
      'bedrock',
      'converse/apac.amazon.nova-pro-v1:0',
      'cloud',
    ],
    ['model: us.anthropic.claude-3', 'bedrock', 'us.anthropic.claude-3', 'cloud'],
    ['model: os.environ/MODEL, api_base: os.environ/BASE', '', 'the model in MODEL', 'unknown'],
    ['model: openai/m, base_url: "http://localhost:8000"', 'openai', 'm', 'device'],
    ['model: openai/m, api_base: null', 'openai', 'm', 'cloud'],
  ])('%s', (params, provider, model, locality) => {
    expect(target(params)).toMatchObject({ provider, model, locality: { value: locality } });
  });

  it('that is mocked leaves nothing', () => {
    expect(target('model: openai/m, mock_response: hello')).toMatchObject({
      mock: true,
      locality: { value: 'device' },
    });
    expect(target('model: openai/m, mock_response: null')?.mock).toBe(false);
  });

  it('keeps the name of its key and never the key', () => {
    const literal = 'sk-proj-Zk3vQ9pXw7Lr2TnB8sYd5HfJ';
    for (const params of [
      `model: openai/m, api_key: ${literal}`,
      `model: openai/m, api_base: "http://u:${literal}@h/v1?key=${literal}"`,
    ]) {
      const { model } = adapted(
        litellm,
        `model_list:\n  - { model_name: g, litellm_params: { ${params} } }\n`,
      );
      expect(JSON.stringify([model.lanes, [...model.targets], model.observations])).not.toContain(literal);
    }
    expect(target('model: openai/m, api_key: os.environ/MY_KEY')?.fate.credential).toBe('MY_KEY');
    expect(target('model: openai/m, api_key: os.environ/MY_KEY')?.credential.value).toBe('api-key');
  });

  it.each([
    ['model: openai/m, api_key: none, api_base: "http://localhost:1"', 'none'],
    ['model: xai/grok-4, use_xai_oauth: true', 'oauth'],
    ['model: azure/m, azure_ad_token: os.environ/T', 'token'],
    ['model: vertex_ai/gemini-2.5-pro, vertex_project: p', 'cloud-iam'],
    ['model: github_copilot/gpt-4o', 'token'],
  ])('%s is reached by %s', (params, credential) => {
    expect(target(params)?.credential.value).toBe(credential);
  });

  it('takes from a credential what it does not say itself', () => {
    const list =
      'credential_list: [{ credential_name: desk, credential_values: { api_base: "http://10.0.0.5:8000", api_key: os.environ/DESK } }]\n';
    expect(target('model: openai/m, litellm_credential_name: desk', list)).toMatchObject({
      endpoint: 'http://10.0.0.5:8000',
      locality: { value: 'lan' },
      fate: { credential: 'DESK' },
    });
    expect(
      target('model: openai/m, litellm_credential_name: desk, api_base: "http://localhost:1"', list)?.locality
        .value,
    ).toBe('device');
    expect(target('model: openai/m, litellm_credential_name: other', list)?.locality.value).toBe('cloud');
  });

  it('goes where the environment sends its provider', () => {
    const set = (value: string) => `environment_variables: { OPENAI_API_BASE: "${value}" }\n`;
    expect(target('model: openai/m', set('http://localhost:8000/v1'))?.locality.value).toBe('device');
    expect(target('model: openai/m', set('os.environ/ELSEWHERE'))?.locality.value).toBe('unknown');
    expect(target('model: openai/m', '', ['OPENAI_BASE_URL'])?.locality.value).toBe('unknown');
    expect(target('model: openai/m', '', [])?.locality.value).toBe('cloud');
    expect(target('model: groq/m', set('http://localhost:8000/v1'))?.locality.value).toBe('cloud');
  });

  it('has the context window of its `model_info`', () => {
    const text =
      'model_list: [{ model_name: g, litellm_params: { model: openai/m }, model_info: { max_input_tokens: 4096 } }]';
    expect([...adapted(litellm, text).model.targets.values()][0]?.contextWindow).toBe(4096);
  });

  it.each([
    ['model: openai/m', '{ mode: embedding }', 'embedding'],
    ['model: openai/m', '{ mode: audio_transcription }', 'audio'],
    ['model: openai/m', '{ mode: chat }', 'group'],
    ['model: openai/text-embedding-3-small', '{}', 'embedding'],
    ['model: cohere/rerank-v3', '{}', 'rerank'],
    ['model: openai/dall-e-3', '{}', 'image'],
    ['model: openai/gpt-4o-mini-tts', '{}', 'audio'],
    ['model: groq/whisper-large-v3', '{ mode: chat }', 'group'],
  ])('%s with %s takes %s', (params, info, kind) => {
    const text = `model_list: [{ model_name: g, litellm_params: { ${params} }, model_info: ${info} }]`;
    expect(adapted(litellm, text).model.lanes[0]?.kind).toBe(kind);
  });
});

describe('a model without a provider', () => {
  const seen = (params: string, more = '') =>
    adapted(
      litellm,
      `model_list:\n  - { model_name: g, litellm_params: { ${params} } }\n${more}`,
    ).model.observations.map(({ data }) => data['suggestion']);

  it.each([
    ['model: "qwen3:8b", api_base: "http://localhost:11434"', ['ollama_chat/qwen3:8b']],
    ['model: Qwen/Qwen3-8B, api_base: "http://vllm:8000/v1"', ['openai/Qwen/Qwen3-8B']],
    ['model: lmstudio/qwen3, api_base: "http://localhost:1234/v1"', ['lm_studio/qwen3']],
    ['model: "qwen3:8b", api_base: "http://localhost:11434", custom_llm_provider: ollama', []],
    ['model: mistral-large-latest, api_base: "https://api.mistral.ai/v1"', []],
    ['model: qwen.qwen3-32b-v1:0, api_base: "http://localhost:1"', []],
    ['model: "qwen3:8b", api_base: os.environ/BASE', []],
    ['model: own-name, api_base: "http://localhost:1"', []],
  ])('%s', (params, suggestions) => {
    expect(seen(params)).toEqual(suggestions);
  });

  it('may be one of a provider that the owner wrote', () => {
    const own = 'litellm_settings: { custom_provider_map: [{ provider: local, custom_handler: a.b }] }\n';
    expect(seen('model: local/m, api_base: "http://localhost:1"', own)).toEqual([]);
    expect(seen('model: local/m, api_base: "http://localhost:1"')).toEqual(['openai/local/m']);
  });
});
