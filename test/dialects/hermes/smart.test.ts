import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const MAIN =
  'model: { default: a, provider: anthropic }\nfallback_providers: [{ provider: nous, model: x }]\n';
const smart = (more = '') =>
  `${MAIN}smart_model_routing: { enabled: true, cheap_model: { provider: custom, model: c, base_url: "http://localhost:1/v1" }${more} }\n`;
const routes = (text: string, options?: Parameters<typeof adapted>[2]) =>
  adapted(hermes, text, options).model.lanes.find(({ id }) => id === 'main')?.routes ?? [];

describe('smart_model_routing', () => {
  it('routes short prompts in v0.3 to v0.10', () => {
    const { seen } = adapted(hermes, smart(), { version: '0.10' });
    const [cheap, main] = routes(smart(', max_simple_chars: 200'), { version: '0.10' });
    expect(seen).toEqual([]);
    expect(
      cheap?.when.all.map((clause) =>
        clause.kind === 'size'
          ? `${clause.dimension} ${clause.operator} ${clause.value}`
          : `${clause.name} ${clause.value}`,
      ),
    ).toEqual(['chars <= 200', 'words <= 28', 'lines <= 2', 'code false', 'url false', 'keyword false']);
    expect(cheap?.chain.map(({ on }) => on.length)).toEqual([0, 1, 9]);
    expect(main?.when.all).toEqual([]);
  });

  it.each([
    ['0.11', 'hermes-smart-model-routing'],
    ['2026.9.14', 'hermes-smart-model-routing'],
    [undefined, 'hermes-smart-model-routing-maybe'],
  ])('does nothing in %s', (version, code) => {
    const options = version === undefined ? {} : { version };
    expect(routes(smart(), options).map(({ id }) => id)).toEqual(['main']);
    expect(adapted(hermes, smart(), options).seen).toEqual([`3 removed-key ${code}`]);
  });

  it('leaves a proof open where the version is not known', () => {
    expect(adapted(hermes, smart()).model.notModelled).toHaveLength(1);
    expect(adapted(hermes, smart(), { version: '0.11' }).model.notModelled).toEqual([]);
  });

  it('is a leftover when it is off', () => {
    const off = smart().replace('true', 'false');
    expect(adapted(hermes, off).seen).toEqual(['3 removed-key hermes-smart-model-routing-placeholder']);
    expect(adapted(hermes, off, { version: '0.10' }).seen).toEqual([]);
    expect(routes(off, { version: '0.10' })).toHaveLength(1);
  });

  it('was turned off by a cheap model given as a text', () => {
    const text = `${MAIN}smart_model_routing: { enabled: true, cheap_model: "qwen3:8b" }\n`;
    expect(routes(text, { version: '0.10' })).toHaveLength(1);
    expect(adapted(hermes, text, { version: '0.10' }).seen).toEqual([
      '3 ignored-value hermes-cheap-model-text',
    ]);
  });
});
