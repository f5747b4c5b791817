import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../src/providers/index.ts';
import { makeTarget } from '../../src/providers/target.ts';
import { FAKE_FORMATS } from '../text/fake-keys.ts';
import { target } from './spec.ts';

describe('access', () => {
  it.each([
    [{ provider: 'openai', model: 'gpt-5' }, 'metered'],
    [{ provider: 'openai-codex' }, 'subscription'],
    [{ provider: 'copilot' }, 'subscription'],
    [{ provider: 'ollama-cloud' }, 'subscription'],
    [{ provider: 'opencode-go' }, 'subscription'],
    [{ provider: 'nous' }, 'unknown'],
    [{ provider: 'openrouter', model: 'qwen/qwen3-coder:free' }, 'free'],
    [{ provider: 'opencode-zen', model: 'glm-5-free' }, 'free'],
    [{ provider: 'zai', model: 'glm-4.7-flash' }, 'free'],
    [{ provider: 'zai', model: 'glm-5.3-flash' }, 'metered'],
    [{ provider: 'kilocode', model: 'kilo-auto/free' }, 'free'],
    [{ provider: 'openai', model: 'glm-5-free' }, 'metered'],
    [{ provider: 'ollama', endpoint: 'http://localhost:11434' }, 'free'],
    [{ provider: 'openai', endpoint: 'http://192.168.1.4:8000/v1' }, 'free'],
    [{ provider: 'openai', endpoint: 'https://llm.acme.dev/v1' }, 'unknown'],
    [{ provider: 'ollama', endpoint: 'https://llm.acme.dev' }, 'unknown'],
    [{ provider: 'openai', endpoint: 'https://api.groq.com/openai/v1' }, 'metered'],
    [{ provider: 'custom', endpoint: 'https://api.z.ai/api/paas/v4' }, 'metered'],
    [{ provider: 'zai', endpoint: 'https://api.z.ai/api/coding/paas/v4' }, 'subscription'],
    [{ provider: 'anthropic', endpoint: 'https://api.kimi.com/coding/' }, 'subscription'],
    [{ provider: 'openai', endpoint: 'https://opencode.ai/zen/go/v1' }, 'subscription'],
    [{ provider: 'openai', endpoint: 'https://opencode.ai/zen/v1' }, 'metered'],
    [{ provider: 'openai', endpoint: 'https://chatgpt.com/backend-api/codex' }, 'subscription'],
    [{ provider: 'custom', endpoint: 'https://portal.qwen.ai/v1' }, 'subscription'],
    [{ provider: 'xai' }, 'metered'],
    [{ provider: 'xai-oauth' }, 'subscription'],
    [{ provider: 'xai', credential: { kind: 'oauth', name: undefined } }, 'subscription'],
    [{ provider: 'anthropic', credential: { kind: 'oauth', name: undefined } }, 'unknown'],
    [{ provider: 'azure', endpoint: 'https://mine.openai.azure.com' }, 'metered'],
    [{ provider: 'copilot-acp' }, 'subscription'],
  ] as const)('%o: %s', (spec, expected) => {
    expect(target(spec).access.value).toBe(expected);
  });

  it('takes the adapter’s word before the catalogue’s, and the user’s before both', () => {
    const access = { value: 'metered', because: 'a login bills extra usage' } as const;
    expect(target({ provider: 'openai-codex', access }).access).toBe(access);
    const providers = [{ id: 'openai-codex', access: 'free' }] as const;
    expect(target({ provider: 'openai-codex', access }, { providers }).access.value).toBe('free');
  });
});

describe('credential', () => {
  it.each([
    [{ provider: 'openai' }, 'api-key'],
    [{ provider: 'openai-codex' }, 'oauth'],
    [{ provider: 'bedrock' }, 'cloud-iam'],
    [{ provider: 'openai', endpoint: 'http://localhost:8000' }, 'none'],
    [
      { provider: 'openai', endpoint: 'http://localhost:8000', credential: { kind: 'api-key', name: 'K' } },
      'api-key',
    ],
  ] as const)('%o: %s', (spec, expected) => {
    expect(target(spec).credential.value).toBe(expected);
  });
});

describe('what a target is called', () => {
  it.each([
    [{ provider: 'openai-codex', model: 'gpt-5.3-codex' }, 'gpt-5.3-codex via openai-codex'],
    [
      { provider: 'custom', model: 'qwen3:8b', endpoint: 'http://localhost:11434/v1' },
      'qwen3:8b at localhost:11434',
    ],
    [{ provider: 'openai-api', model: 'gpt-5' }, 'gpt-5 via openai-api'],
    [{ provider: 'openrouter', model: '' }, 'the default model via openrouter'],
    [{ provider: 'custom', model: 'a\u001b[31mb\u202ec' }, 'a\ufffd[31mb\ufffdc via custom'],
  ])('%o: %s', (spec, expected) => {
    expect(target(spec).label).toBe(expected);
  });

  it('has the catalogue’s id for a provider, and equal ids for equal specs', () => {
    const spec = { provider: 'ChatGPT', model: 'm', credential: { kind: 'oauth', name: 'work' } } as const;
    expect(target(spec).provider).toBe('openai-codex');
    expect(target(spec).id).toBe(target(spec).id);
    expect(target(spec).id).not.toBe(target({ ...spec, model: 'n' }).id);
    expect(target(spec).id).not.toBe(target({ ...spec, credential: { kind: 'oauth', name: 'home' } }).id);
  });

  it('shows no secret that the endpoint or any name holds', () => {
    const key = fc.oneof(...FAKE_FORMATS.map((format) => format.key));
    fc.assert(
      fc.property(key, (secret) => {
        const endpoint = `https://u:${secret}@llm.acme.dev/v1?key=${secret}`;
        const made = target({
          endpoint,
          model: secret,
          provider: secret,
          credential: { kind: 'api-key', name: secret },
        });
        const { span: _, ...shown } = made;
        expect(JSON.stringify(shown)).not.toContain(secret);
        expect(made.endpoint).toBe('https://llm.acme.dev/v1');
      }),
    );
  });
});

describe('fate', () => {
  it('is shared by targets of one account, and by targets of one host', () => {
    const one = target({ provider: 'openrouter', model: 'a/b' }).fate;
    const other = target({ provider: 'custom', endpoint: 'https://openrouter.ai/api/v1' }).fate;
    expect(one).toEqual(other);
    expect(one).toEqual({ host: 'openrouter.ai', account: 'openrouter', credential: undefined });
  });
  it('has no account at home', () => {
    expect(target({ endpoint: 'http://localhost:11434' }).fate).toEqual({
      host: 'localhost:11434',
      account: undefined,
      credential: undefined,
    });
  });
});

describe('contradiction', () => {
  const cloud = 'https://api.groq.com/openai/v1';
  const home = 'http://localhost:11434';
  it.each([
    ['local-qwen', cloud, 'device'],
    ['localQwen', cloud, 'device'],
    ['on-prem/llama', cloud, 'device'],
    ['Offline Model', cloud, 'device'],
    ['cloud-big', home, 'cloud'],
  ])('%s at %s', (name, endpoint, says) => {
    expect(target({ endpoint, names: ['fast', name] }).contradiction).toMatchObject({ name, says });
  });
  it.each([
    ['local-qwen', home],
    ['cloud-big', cloud],
    ['non-local', cloud],
    ['local-fallback', cloud],
    ['local-or-cloud', cloud],
    ['localai', cloud],
    ['nextcloud', home],
    ['localhost-test', cloud],
    ['local-x', 'http://localhost:4000'],
    ['local-x', '${URL}'],
  ])('none for %s at %s', (name, endpoint) => {
    expect(target({ endpoint, names: [name] }).contradiction).toBeUndefined();
  });
});

describe('judging a target a second time', () => {
  const catalogue = createCatalogue();
  const spec = {
    provider: 'openai',
    model: 'gpt-5',
    endpoint: 'https://api.openai.com/v1',
    endpointSpan: { start: 1, end: 2 },
    credential: undefined,
    names: [{ text: 'local-chat', span: { start: 3, end: 4 } }],
    contextWindow: 8000,
    mock: false,
    span: { start: 5, end: 6 },
    implied: undefined,
  };

  it('gives the same judgement with the places of the one that is asked for', () => {
    const first = makeTarget(spec, catalogue);
    const names = [{ text: 'local-chat', span: { start: 30, end: 40 } }];
    const second = makeTarget(
      { ...spec, names, endpointSpan: undefined, span: { start: 7, end: 8 } },
      catalogue,
    );
    expect(second).toEqual({
      ...first,
      span: { start: 7, end: 8 },
      locality: { value: first.locality.value, because: first.locality.because },
      contradiction: { name: 'local-chat', says: 'device', span: { start: 30, end: 40 } },
    });
    expect(first.locality.span).toEqual({ start: 1, end: 2 });
  });

  it('judges a target once, whatever its owner calls it', () => {
    const named = (text: string) => ({ ...spec, names: [{ text, span: { start: 3, end: 4 } }] });
    expect(makeTarget(named('chat-1'), catalogue).access).toBe(makeTarget(named('chat-2'), catalogue).access);
  });

  it('gives what a catalogue that has judged nothing gives', () => {
    const specs = fc.record({
      provider: fc.constantFrom('openai', 'ollama', 'custom', ''),
      model: fc.constantFrom('gpt-5', 'qwen3', 'gpt-oss:120b-cloud'),
      endpoint: fc.constantFrom(undefined, 'http://localhost:8080/v1', 'https://api.openai.com/v1'),
      credential: fc.constantFrom(undefined, { kind: 'oauth', name: undefined } as const),
      access: fc.constantFrom(
        { value: 'free', because: 'x' } as const,
        { value: 'metered', because: 'x' } as const,
      ),
      names: fc.array(
        fc
          .constantFrom('chat', 'local-chat', 'my-proxy', 'litellm')
          .map((text) => ({ text, span: spec.span })),
        { maxLength: 3 },
      ),
      mock: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(specs, { maxLength: 8 }), (all) => {
        const judged = createCatalogue();
        for (const one of all)
          expect(makeTarget({ ...spec, ...one }, judged)).toEqual(
            makeTarget({ ...spec, ...one }, createCatalogue()),
          );
      }),
      { numRuns: 60 },
    );
  });

  it('takes nothing from another catalogue', () => {
    const endpoints = {
      'api.openai.com': { locality: 'lan', access: undefined, credential: undefined },
    } as const;
    expect(makeTarget(spec, catalogue).locality.value).toBe('cloud');
    expect(makeTarget(spec, createCatalogue({ providers: [], endpoints })).locality.value).toBe('lan');
  });
});
