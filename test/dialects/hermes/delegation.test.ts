import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

const MAIN = 'model: { default: a, provider: anthropic }\n';
const lane = (text: string, options?: Parameters<typeof adapted>[2]) => {
  const { chain, seen, model } = adapted(hermes, text, options);
  return { chain: chain('delegation'), seen, model };
};

describe('the lane of subagents', () => {
  it('is the main lane when nothing pins it', () => {
    const { chain, model } = lane(`${MAIN}delegation: { model: '', provider: '', max_iterations: 20 }`);
    expect(chain).toEqual(['-> main']);
    expect(model.lanes.find(({ id }) => id === 'delegation')?.implied?.because).toContain('main model');
  });

  it('is there when the file says nothing of it', () => {
    expect(lane(MAIN).chain).toEqual(['-> main']);
  });

  it.each([
    ['{ model: b }', 'b via anthropic'],
    ['{ provider: deepseek, model: b }', 'b via deepseek'],
    ['{ provider: main, model: b }', 'b via anthropic'],
    ['{ base_url: "http://localhost:1/v1", model: b }', 'b at localhost:1'],
    ['{ base_url: "http://localhost:1/v1" }', 'a at localhost:1'],
  ])('goes where %s says', (value, wanted) => {
    expect(lane(`${MAIN}delegation: ${value}`)).toMatchObject({ chain: [wanted], seen: [] });
  });

  it('takes the URL before the provider', () => {
    const text = `${MAIN}delegation: { provider: openrouter, base_url: "http://localhost:1/v1", model: b }`;
    expect(lane(text)).toMatchObject({
      chain: ['b at localhost:1'],
      seen: ['2 shadowed-key hermes-delegation-provider'],
    });
  });

  it('says nothing of an entry with that URL, or of one that is not there', () => {
    const piece = 'delegation: { provider: "custom:desk", base_url: "http://localhost:1/v1", model: b }\n';
    const entry = (url: string) => `${MAIN}custom_providers: [{ name: desk, base_url: "${url}" }]\n${piece}`;
    expect(lane(entry('http://localhost:1/v1/')).seen).toEqual([]);
    expect(lane(entry('http://localhost:2/v1')).seen).toEqual(['3 shadowed-key hermes-delegation-provider']);
    expect(adapted(hermes, piece, { piece: true }).seen).toEqual([]);
  });

  it("says nothing of a URL that is the provider's own", () => {
    const text =
      'model: { default: a, provider: deepseek }\ndelegation: { provider: deepseek, base_url: "https://api.deepseek.com/v1", model: b }';
    expect(lane(text)).toMatchObject({ chain: ['b at api.deepseek.com'], seen: [] });
  });

  it('ends at OpenRouter for a custom provider without a URL', () => {
    const { chain, seen, model } = lane(`${MAIN}delegation: { provider: custom, model: b }`);
    expect(chain).toEqual(['b via openrouter']);
    expect(seen).toEqual(['2 ignored-value hermes-delegation-without-url']);
    expect(
      [...model.targets.values()].find(({ label }) => label === 'b via openrouter')?.implied?.depends,
    ).toEqual(['environment']);
  });

  it("takes the main model's own endpoint for a custom provider without a URL", () => {
    const text =
      'model: { default: a, provider: custom, base_url: "http://localhost:1/v1" }\ndelegation: { provider: custom, model: b }';
    expect(lane(text)).toMatchObject({ chain: ['b at localhost:1'], seen: [] });
  });

  it('sends the main key to another service when none is stated', () => {
    const text = `${MAIN}delegation: { base_url: "https://api.groq.com/openai/v1", model: b, key_env: GROQ }`;
    expect(lane(text).seen).toEqual([
      '2 credential-sent-elsewhere hermes-delegation-parent-key',
      '2 ignored-value hermes-delegation-key-env',
    ]);
    expect(lane(text, { version: '0.12' }).seen[0]).toBe(
      '2 credential-sent-elsewhere hermes-delegation-openai-key',
    );
    expect(lane(text.replace('key_env: GROQ', 'api_key: x')).seen).toEqual([]);
  });

  it('is not known on auto, which does not inherit', () => {
    expect(lane(`${MAIN}delegation: { provider: auto }`)).toMatchObject({
      chain: ['whatever provider subagents get'],
      seen: ['2 ignored-value hermes-delegation-auto'],
    });
  });

  it('borrows the main fallbacks, depending on the version', () => {
    const text = `${MAIN}fallback_providers: [{ provider: nous, model: x }, { provider: deepseek, model: b }]\ndelegation: { provider: deepseek, model: b }`;
    const { chain, model } = lane(text);
    expect(chain).toEqual(['b via deepseek', 'x via nous']);
    const steps = model.lanes.find(({ id }) => id === 'delegation')?.routes[0]?.chain;
    expect(steps?.map(({ implied }) => implied?.depends)).toEqual([undefined, ['version']]);
  });

  it('has fallbacks of its own where they are stated', () => {
    const text = `${MAIN}fallback_providers: [{ provider: nous, model: x }]\ndelegation: { provider: deepseek, model: b, fallback_providers: [{ provider: deepseek, model: b }, { provider: zai, model: g }] }`;
    expect(lane(text)).toMatchObject({
      chain: ['b via deepseek', 'g via zai'],
      seen: ['3 self-fallback hermes-equals-primary'],
    });
    expect(lane(text.replace(/\[\{ provider: deepseek[^\]]*\]/, '[]')).chain).toEqual(['b via deepseek']);
  });
});
