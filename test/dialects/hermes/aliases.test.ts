import { describe, expect, it } from 'vitest';
import { hermesProvider, isHermesId, slugOf } from '../../../src/dialects/hermes/aliases.ts';
import { createCatalogue } from '../../../src/providers/index.ts';

const IDS =
  'openrouter nous openai-codex openai-api xai-oauth xai qwen-oauth minimax-oauth anthropic copilot copilot-acp lmstudio ollama-cloud gemini vertex bedrock azure-foundry zai kimi-coding kimi-coding-cn minimax minimax-cn alibaba alibaba-coding-plan stepfun deepseek nvidia huggingface ai-gateway opencode-zen opencode-go kilocode xiaomi arcee gmi tencent-tokenhub actual commandcode deepinfra fireworks novita upstage'.split(
    ' ',
  );

describe('provider names', () => {
  it.each(IDS)('%s is an id that the catalogue knows, too', (id) => {
    expect(isHermesId(id)).toBe(true);
    expect(hermesProvider(id, 'main')).toBe(id);
    expect(createCatalogue().find(id)).toBeDefined();
  });

  it.each([
    ['Ollama', 'custom'],
    ['llama.cpp', 'custom'],
    ['codex', 'openai-codex'],
    ['zhipu', 'zai'],
    ['kimi', 'kimi-coding'],
    [' Claude ', 'anthropic'],
  ])('%j is an alias of %s', (name, id) => {
    expect(hermesProvider(name, 'main')).toBe(id);
    expect(isHermesId(name)).toBe(false);
  });

  it('have one that only side tasks know', () => {
    expect(hermesProvider('openai', 'main')).toBeUndefined();
    expect(hermesProvider('openai', 'side')).toBe('openai-api');
  });

  it('do not include what objects inherit', () => {
    expect(hermesProvider('constructor', 'main')).toBeUndefined();
    expect(isHermesId('toString')).toBe(false);
  });

  it('have slugs', () => {
    expect(slugOf(' My Big Desk ')).toBe('my-big-desk');
  });
});
