import { describe, expect, it } from 'vitest';
import { driftOf } from './told.ts';

const MAIN = 'model: { default: m, provider: custom, base_url: "http://localhost:11434/v1" }\n';

describe('what is equal', () => {
  it.each([
    ['a value', 'agent: { max_turns: 90 }', 'agent: { max_turns: 90 }'],
    ['a number as text', 'agent: { max_turns: "90" }', 'agent: { max_turns: 90 }'],
    ['a number with a fraction', 'compression: { threshold: 0.50 }', 'compression: { threshold: .5 }'],
    ['a switch as text', 'checkpoints: { enabled: "true" }', 'checkpoints: { enabled: yes }'],
    ['a provider in another case', 'model: { provider: OpenRouter }', 'model: { provider: openrouter }'],
    ['a provider by its alias', 'model: { provider: codex }', 'model: { provider: openai-codex }'],
    [
      'a named endpoint with and without custom:',
      'model: { provider: "custom:my box" }',
      'model: { provider: my-box }',
    ],
    ['a tag that Ollama adds', 'model: { default: "qwen3:latest" }', 'model: { default: qwen3 }'],
    [
      'a slash at the end of a URL',
      'model: { base_url: "http://a:1/v1/" }',
      'model: { base_url: "http://a:1/v1" }',
    ],
    [
      'the default port',
      'model: { base_url: "https://A.net:443/v1" }',
      'model: { base_url: "https://a.net/v1" }',
    ],
    [
      'two names of this machine',
      'model: { base_url: "http://127.0.0.1:1" }',
      'model: { base_url: "http://localhost:1" }',
    ],
    ['space inside a text', 'agent: { environment_hint: "a  b" }', 'agent: { environment_hint: "a b" }'],
    ['no value and an empty one', 'model: { default: "" }', 'model: { default: null }'],
    ['no value and no key', 'zzz: { a: "", b: null, c: [], d: {} }', 'yyy: {}'],
    [
      "a provider's own endpoint and none",
      'model: { provider: openrouter, base_url: "https://openrouter.ai/api/v1" }',
      'model: { provider: openrouter }',
    ],
    [
      'none and a provider’s own endpoint',
      'model: { provider: openrouter, base_url: "" }',
      'model: { provider: openrouter, base_url: "https://openrouter.ai/api/v1" }',
    ],
    [
      'an API mode that follows from the provider',
      'model: { provider: codex, api_mode: codex_responses }',
      'model: { provider: codex }',
    ],
  ])('%s', (_, documented, live) => {
    expect(driftOf(documented, live)).toEqual([]);
    expect(driftOf(live, documented).filter((line) => !line.includes('not-set'))).toEqual([]);
  });

  it.each([
    ['a model in another case', 'model: { default: MiniMax-M3 }', 'model: { default: minimax-m3 }'],
    [
      'a longer number than numbers can tell apart',
      'a: { id: "12345678901234567" }',
      'a: { id: "12345678901234568" }',
    ],
    ['a path in a URL', 'model: { base_url: "http://a/v1" }', 'model: { base_url: "http://a" }'],
    ['a port', 'model: { base_url: "http://a:1/v1" }', 'model: { base_url: "http://a:2/v1" }'],
    [
      'an endpoint of another provider',
      'model: { provider: openrouter, base_url: "https://openrouter.ai/api/v1" }',
      'model: { provider: openrouter, base_url: "http://localhost:1/v1" }',
    ],
    ['ollama-cloud and ollama', 'model: { provider: ollama-cloud }', 'model: { provider: ollama }'],
    ['a text and a number', 'a: { b: x }', 'a: { b: 1 }'],
  ])('not %s', (_, documented, live) => {
    expect(driftOf(documented, live)).toHaveLength(1);
  });
});

describe('what stands for a value that is not written', () => {
  it.each([
    '<your-model>',
    'YOUR_MODEL_NAME',
    'your-model-here',
    '${MODEL}',
    '$MODEL',
    'os.environ/MODEL',
    '{{ model }}',
    '{env:MODEL}',
    '...',
    'claude-…',
    'REDACTED',
    '[redacted]',
    'sk-***',
    'xxxxxxxx',
    'changeme',
    'TODO',
    '~',
  ])('%s', (placeholder) => {
    expect(driftOf(`model: { default: ${JSON.stringify(placeholder).replace('"~"', '~')} }`, MAIN)).toEqual(
      [],
    );
  });

  it.each([
    'http://<host>:4000/v1',
    'https://YOUR_API_ENDPOINT/v1',
    'http://localhost:${PORT}/v1',
    'https://llm.example.com/v1',
  ])('%s as a URL', (placeholder) => {
    expect(driftOf(`model: { base_url: "${placeholder}" }`, MAIN)).toEqual([]);
  });

  it.each(['gpt-5.4', 'yourbase', 'example-model', 'to-do'])('and %s does not', (model) => {
    expect(driftOf(`model: { default: ${model} }`, MAIN)).toHaveLength(1);
  });

  it('compares two hosts that are both for documentation', () => {
    expect(
      driftOf('model: { base_url: "https://a.example.com" }', 'model: { base_url: "https://b.example.com" }'),
    ).toHaveLength(1);
  });

  it('is a secret whatever it holds', () => {
    const live = 'providers: { a: { base_url: "http://a", api_key: "gho_something-else", key_env: B_KEY } }';
    expect(
      driftOf('providers: { a: { base_url: "http://a", api_key: "sk-or-v1-real", key_env: A_KEY } }', live),
    ).toEqual([]);
  });
});
