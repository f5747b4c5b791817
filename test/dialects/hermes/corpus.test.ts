import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const CORPUS = new URL('../../../../shared/corpus/hermes/', import.meta.url).pathname;
const read = (name: string) => adapted(hermes, readFileSync(`${CORPUS}${name}.yaml`, 'utf8'));

describe.skipIf(!existsSync(CORPUS))('real configs (skipped where ../shared is missing)', () => {
  it('OpenRouter with a loopback URL goes to OpenRouter', () => {
    const { chain, places, seen } = read('10-industrial-v23-openrouter-loopback');
    expect(chain('main')).toEqual(['stealth/ox-alpha via openrouter']);
    expect(places('main')).toEqual(['cloud']);
    expect(seen).toEqual(['3 shadowed-key hermes-openrouter-base-url', '4 shadowed-key hermes-model-alias']);
  });

  it('a named entry hides the URL of the main model', () => {
    const { places, seen } = read('15-channingwalton-v27-lan');
    expect(places('main')).toEqual(['lan']);
    expect(seen).toEqual(['3 shadowed-key hermes-named-entry-base-url']);
  });

  it('a fallback is the main model', () => {
    const { chain, seen } = read('17-tankaizokuo-v29-root-provider');
    expect(chain('main')).toEqual(['claude-sonnet-5 via anthropic']);
    expect(seen).toEqual(['627 self-fallback hermes-equals-primary', '705 renamed-key hermes-legacy-root']);
  });

  it('subagents have half an endpoint', () => {
    const { chain, seen } = read('19-b08x-v29-three-legacy-forms');
    expect(chain('delegation')[0]).toBe('mistral-medium-latest via openrouter');
    expect(chain('main')).toEqual([
      'stepfun/step-3.7-flash:free via nous',
      'mistral-medium-latest at api.mistral.ai',
    ]);
    expect(seen).toEqual(['374 ignored-value hermes-delegation-without-url']);
  });

  it.each([
    ['03-elvertoni-v17-20260420', 98],
    ['04-elvertoni-v19-20260422', 104],
    ['05-elvertoni-v22-20260429', 362],
    ['06-juliuss1907-v19', 108],
  ])('%s holds what is left of smart_model_routing', (name, line) => {
    const { model, seen } = read(name);
    expect(seen).toEqual([`${line} removed-key hermes-smart-model-routing-placeholder`]);
    expect(model.observations[0]?.data).toMatchObject({ since: '0.11' });
  });

  it('side tasks of a local model reach hosted services, by release', () => {
    const text = readFileSync(`${CORPUS}12-qnoe-v33-vllm.yaml`, 'utf8');
    const hops = (version: string) => adapted(hermes, text, { version }).places('auxiliary.compression');
    expect(hops('0.19')).toEqual([
      'device',
      'cloud',
      'cloud',
      'device',
      '-> auxiliary.compression.fallbacks',
    ]);
    expect(hops('2026.9.14')).toEqual(['device']);
  });

  it('a local main model keeps what its file pins elsewhere', () => {
    const { chain } = read('13-reederey87-v33-vllm');
    expect(chain('auxiliary.vision')).toEqual([
      'gpt-5.5 via openai-api',
      'deepseek-v4-flash-dspark at 127.0.0.1:8000',
    ]);
    expect(chain('auxiliary.compression')).toEqual(['deepseek-v4-flash-dspark at 127.0.0.1:8000']);
  });
});
