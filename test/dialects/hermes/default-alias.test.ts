import { describe, expect, it } from 'vitest';
import { hermes } from '../../../src/dialects/hermes/index.ts';
import { adapted } from '../adapted.ts';

describe('a main model that is called as a shortcut is', () => {
  const seen = (text: string) => adapted(hermes, text).seen.filter((line) => line.includes('is-alias'));
  const ALIASES =
    'model_aliases: { Desk: { model: "qwen3:8b", provider: custom }, gpt-5: { model: gpt-5 } }\n';

  it('is no model that anyone has', () => {
    expect(seen(`model: desk\n${ALIASES}`)).toEqual(['1 ignored-value hermes-default-is-alias']);
    expect(seen(`model: { model: DESK, provider: nous }\n${ALIASES}`)).toHaveLength(1);
    expect(seen('model: { default: quick, aliases: { quick: nous/hermes-4 } }\n')).toHaveLength(1);
  });

  it('is fine where it is the name of what the shortcut stands for, and of nothing', () => {
    for (const model of ['gpt-5', '"qwen3:8b"', '""'])
      expect(seen(`model: ${model}\n${ALIASES}`)).toEqual([]);
    expect(seen('model: { default: hermes-4, aliases: { hermes-4: nous/hermes-4 } }\n')).toEqual([]);
    expect(seen('model: { default: desk }\nmodel_aliases: { desk: { model: desk } }\n')).toEqual([]);
  });
});
