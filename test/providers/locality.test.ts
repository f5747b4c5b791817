import { describe, expect, it } from 'vitest';
import { isOllamaCloudModel, isPlaintextToPublic } from '../../src/providers/locality.ts';
import { target } from './spec.ts';

describe('locality of an endpoint', () => {
  it.each([
    ['http://localhost:11434/v1', 'device'],
    ['http://127.0.0.1:1234/v1', 'device'],
    ['http://127.8.9.1/v1', 'device'],
    ['http://127.1:8080', 'device'],
    ['http://[::1]:8080/v1', 'device'],
    ['http://[::ffff:127.0.0.1]:8080/v1', 'device'],
    ['http://0.0.0.0:8000', 'device'],
    ['http://models.localhost:8000', 'device'],
    ['localhost:11434', 'device'],
    ['HTTP://LocalHost:11434', 'device'],
    ['http://user:pw@localhost:11434/v1?x=1#y', 'device'],
    ['http://host.docker.internal:11434/v1', 'device'],
    ['http://host.containers.internal:8000', 'device'],
    ['http://host.lima.internal:8000', 'device'],
    ['http://model-runner.docker.internal/engines/v1', 'device'],
    ['http://localhost:${PORT}/v1', 'device'],
    ['http://ollama:11434', 'lan'],
    ['http://192.168.1.20:11434', 'lan'],
    ['http://10.0.0.7/v1', 'lan'],
    ['http://172.31.9.9/v1', 'lan'],
    ['http://169.254.1.1', 'lan'],
    ['http://100.64.3.2:8000', 'lan'],
    ['http://[fe80::1]:8000', 'lan'],
    ['http://[fd7a:115c:a1e0::1]:8000', 'lan'],
    ['http://gpu.tail1234.ts.net:8000', 'lan'],
    ['http://nas.local:11434', 'lan'],
    ['http://spark.home.arpa', 'lan'],
    ['http://vllm.models.svc.cluster.local:8000/v1', 'lan'],
    ['http://vllm.models.svc.k8s.example.edu:8000/v1', 'lan'],
    ['https://svc.example.edu/v1', 'cloud'],
    ['https://llm.svc.example.edu/v1', 'cloud'],
    ['http://vllm.corp.internal:8000/v1', 'lan'],
    ['http://qwen3.6:8000/v1', 'lan'],
    ['http://llama-3.2-1b-instruct:8080/v1', 'lan'],
    ['vllm:8000', 'lan'],
    ['https://api.openai.com/v1', 'cloud'],
    ['https://172.32.0.1/v1', 'cloud'],
    ['https://100.128.0.1/v1', 'cloud'],
    ['https://8.8.8.8/v1', 'cloud'],
    ['https://[2606:4700::1]/v1', 'cloud'],
    ['https://llm.acme.dev/v1', 'cloud'],
    ['https://localhost.acme.dev/v1', 'cloud'],
    ['https://10.acme.dev/v1', 'cloud'],
    ['https://${RESOURCE}.openai.azure.com', 'cloud'],
    ['${OLLAMA_URL}', 'unknown'],
    ['${OLLAMA_URL:-http://localhost:11434}', 'unknown'],
    ['os.environ/API_BASE', 'unknown'],
    ['http://os.environ/HOST:8000/v1', 'unknown'],
    ['{env:API_BASE}/v1', 'unknown'],
    ['$API_BASE/v1', 'unknown'],
    ['http://${HOST}:11434', 'unknown'],
    ['http://<your-host>:11434', 'unknown'],
    ['https://YOUR_API_ENDPOINT/v1', 'unknown'],
    ['http://your-server.example.com/v1', 'unknown'],
    ['http://192.168.x.x:11434', 'unknown'],
    ['http://my-llm.example.com/v1', 'unknown'],
    ['not a url', 'unknown'],
    ['', 'unknown'],
    ['ollama', 'unknown'],
    ['/v1/models', 'unknown'],
  ])('%s is %s', (endpoint, expected) => {
    const { locality } = target({ endpoint });
    expect(locality.value).toBe(expected);
    expect(locality.because).not.toBe('');
  });

  it('names the variable that hides the endpoint', () => {
    expect(target({ endpoint: 'http://${GPU_HOST}:11434' }).locality.because).toContain('`GPU_HOST`');
  });

  it('takes what the reader is to fill in for the whole address', () => {
    expect(target({ endpoint: '<your-url>/v1' }).locality.because).toBe('the endpoint is a placeholder');
  });

  it('needs no endpoint for a service whose accounts have one each', () => {
    const { locality, access } = target({ provider: 'azure', endpoint: 'os.environ/AZURE_API_BASE' });
    expect([locality.value, access.value]).toEqual(['cloud', 'metered']);
    expect(locality.because).toContain('`AZURE_API_BASE`');
    expect(target({ provider: 'anthropic', endpoint: 'os.environ/BASE' }).locality.value).toBe('unknown');
  });

  it('points at the endpoint', () => {
    const endpointSpan = { start: 3, end: 9 };
    expect(target({ endpoint: 'http://localhost:1', endpointSpan }).locality.span).toEqual(endpointSpan);
  });
});

describe('locality behind a private endpoint', () => {
  it.each([
    [{ endpoint: 'http://localhost:4000' }, 'port 4000 is where LiteLLM listens'],
    [{ endpoint: 'http://127.0.0.1:20128/v1' }, '9Router'],
    [{ endpoint: 'http://litellm:8080/v1' }, 'named like a gateway'],
    [{ endpoint: 'http://localhost:9000', names: ['claude-bridge'] }, '`claude-bridge`'],
    [{ endpoint: 'http://localhost:9000', provider: 'cliproxyapi' }, 'named like a gateway'],
    [{ endpoint: 'http://localhost:8080/v1', model: 'gpt-4o-mini' }, 'only OpenAI serves'],
    [{ endpoint: 'http://localhost:8080/v1', model: 'anthropic/claude-sonnet-4.5' }, 'only Anthropic serves'],
    [{ endpoint: 'http://192.168.1.4:8080/v1', model: 'gemini-3-flash' }, 'only Google serves'],
    [{ endpoint: 'http://host.docker.internal:8088/v1', model: 'opus' }, 'only Anthropic serves'],
    [{ endpoint: 'http://localhost:9000', provider: 'litellm_proxy' }, 'another LiteLLM'],
  ])('%o is unknown', (spec, because) => {
    const { locality, access } = target(spec);
    expect(locality.value).toBe('unknown');
    expect(locality.because).toContain(because);
    expect(access.value).toBe('unknown');
  });

  it.each([
    { endpoint: 'http://localhost:11434', model: 'gpt-oss:20b' },
    { endpoint: 'http://localhost:1234/v1', model: 'openai/gpt-oss-120b' },
    { endpoint: 'http://localhost:8080/v1', model: 'google/gemma-3-12b' },
    { endpoint: 'http://localhost:8080/v1', model: 'grok-2' },
    { endpoint: 'http://localhost:8080/v1', model: 'gpt4all-j' },
    { endpoint: 'http://localhost:8080/v1', model: 'o1js-coder' },
    { endpoint: 'http://gateway.docker.internal:11434', model: 'qwen3' },
    { endpoint: 'http://localhost:40000', model: 'qwen3' },
  ])('%o is on the device', (spec) => {
    expect(target(spec).locality.value).toBe('device');
  });

  it('believes what is declared of the endpoint before any evidence', () => {
    const endpoints = {
      'localhost:4000': { locality: 'device', access: 'free', credential: undefined },
    } as const;
    const { locality, access } = target(
      { endpoint: 'http://localhost:4000/v1', model: 'gpt-5' },
      { endpoints },
    );
    expect([locality.value, access.value]).toEqual(['device', 'free']);
    expect(locality.because).toContain('routelint.yaml');
  });

  it.each(['http://127.0.0.1:4000/v1', 'http://[::1]:4000', 'LOCALHOST:4000'])(
    'takes %s for the declared localhost:4000',
    (endpoint) => {
      const endpoints = {
        'http://localhost:4000/v1': { locality: 'cloud', access: undefined, credential: undefined },
      } as const;
      expect(target({ endpoint }, { endpoints }).locality.value).toBe('cloud');
    },
  );

  it('believes a declaration for a host on every port of it', () => {
    const endpoints = {
      'LLM.acme.dev': { locality: 'lan', access: undefined, credential: undefined },
    } as const;
    expect(target({ endpoint: 'https://llm.acme.dev:8443/v1' }, { endpoints }).locality.value).toBe('lan');
  });
});

describe('locality by model and provider', () => {
  it.each(['minimax-m2:cloud', 'gpt-oss:120b-cloud', 'qwen3-coder:480b-cloud'])(
    '%s leaves through a local Ollama',
    (model) => {
      for (const endpoint of ['http://localhost:11434', 'http://ollama:11434', undefined]) {
        const { locality, access, fate } = target({ provider: 'ollama', model, endpoint });
        expect([locality.value, access.value, fate.account]).toEqual([
          'cloud',
          'subscription',
          'ollama-cloud',
        ]);
      }
    },
  );
  it.each(['qwen3:8b', 'cloud-9b', 'nextcloud:latest', 'local:cloudy'])('%s stays', (model) => {
    expect(isOllamaCloudModel(model)).toBe(false);
  });

  it.each([
    ['ollama', 'device'],
    ['ollama_chat', 'device'],
    ['lm_studio', 'device'],
    ['openrouter', 'cloud'],
    ['bedrock', 'cloud'],
    ['hosted_vllm', 'unknown'],
    ['custom', 'unknown'],
    ['nobody-knows', 'unknown'],
    ['', 'unknown'],
  ])('%s without an endpoint is %s', (provider, expected) => {
    expect(target({ provider }).locality.value).toBe(expected);
  });

  it('believes what is declared of a provider', () => {
    const providers = [{ id: 'nobody-knows', locality: 'lan', access: 'free' }] as const;
    const { locality, access } = target({ provider: 'nobody-knows' }, { providers });
    expect([locality.value, access.value]).toEqual(['lan', 'free']);
  });

  it('keeps a fixed answer in the process', () => {
    expect(target({ provider: 'openai', mock: true }).locality.value).toBe('device');
  });
});

describe('isPlaintextToPublic', () => {
  it.each([
    ['http://llm.acme.dev/v1', 'cloud', true],
    ['https://llm.acme.dev/v1', 'cloud', false],
    ['http://192.168.1.4/v1', 'lan', false],
    ['http://localhost:11434', 'cloud', false],
    ['http://nas:11434', 'cloud', false],
    [undefined, 'cloud', false],
  ] as const)('%s, %s: %s', (endpoint, locality, expected) => {
    expect(isPlaintextToPublic(endpoint, locality)).toBe(expected);
  });
});
