import { describe, expect, it } from 'vitest';
import { smartModelRouting } from '../../../src/dialects/smart-model-routing/index.ts';
import { adapted, rootOf } from '../adapted.ts';

const POST = `smart_model_routing:
  enabled: true
  cheap_model: "gemma3:4b"
  cheap_model_base_url: "http://localhost:11434/v1"
  thresholds:
    max_chars: 300
    max_words: 50
  primary_model: "gpt-5.3-codex"
`;

const routes = (text: string) => {
  const { model } = adapted(smartModelRouting, text);
  return (model.lanes[0]?.routes ?? []).map(({ when, chain }) => ({
    when: when.all.map((clause) =>
      clause.kind === 'size' ? `${clause.dimension}<=${clause.value}` : `${clause.name}=${clause.value}`,
    ),
    to: chain.map(({ targets }) => targets.map((id) => model.targets.get(id)?.label).join()),
    at: chain.map(({ targets }) => targets.map((id) => model.targets.get(id)?.locality.value).join()),
  }));
};

describe('a block of this name', () => {
  it("is another program's where nothing in it could be read", () => {
    const detect = (text: string) => smartModelRouting.detect(rootOf(text))?.dialect;
    expect(detect('smart_model_routing: { strategy: semantic, categories: { code: {} } }')).toBeUndefined();
    expect(detect('smart_model_routing: { enabled: false }')).toBe('smart-model-routing');
    expect(detect('smart_model_routing: { model_pairs: [] }')).toBe('smart-model-routing');
    expect(detect('smart_model_routing: {}')).toBe('smart-model-routing');
  });
});

describe('a block as posts show it', () => {
  it('sends short prompts to the cheap model and all others to the primary one', () => {
    expect(routes(POST)).toEqual([
      { when: ['chars<=300', 'words<=50'], to: ['gemma3:4b at localhost:11434'], at: ['device'] },
      { when: [], to: ['gpt-5.3-codex'], at: ['cloud'] },
    ]);
  });

  it('says why a bare name is in the cloud', () => {
    const { model } = adapted(smartModelRouting, POST);
    const primary = [...model.targets.values()].find(({ label }) => label === 'gpt-5.3-codex');
    expect(primary?.locality.because).toBe('only OpenAI serves `gpt-5.3-codex`');
  });

  it('has only the limits that it states', () => {
    expect(routes(POST.replace('    max_words: 50\n', ''))[0]?.when).toEqual(['chars<=300']);
    expect(routes(POST.replace('max_chars: 300', 'max_chars: many'))[0]?.when).toEqual(['words<=50']);
  });

  it('sends everything to the primary model when it is off', () => {
    expect(routes(POST.replace('true', 'false')).map(({ to }) => to)).toEqual([['gpt-5.3-codex']]);
  });

  it('may show only a part', () => {
    expect(routes('cheap_model: groq/llama-3.1-8b-instant\nthresholds: { max_chars: 9 }\n')).toEqual([
      { when: ['chars<=9'], to: ['llama-3.1-8b-instant via groq'], at: ['cloud'] },
      { when: [], to: ['the main model'], at: ['unknown'] },
    ]);
  });
});

describe('a block in the shape that Hermes read', () => {
  const UPSTREAM =
    'smart_model_routing: { enabled: true, cheap_model: { provider: openrouter, model: q/a, api_key_env: K } }\n';

  it("has Hermes's limits and conditions", () => {
    expect(routes(UPSTREAM)[0]).toMatchObject({
      when: ['chars<=160', 'words<=28', 'lines<=2', 'code=false', 'url=false', 'keyword=false'],
      to: ['q/a via openrouter'],
    });
  });

  it('is off unless it says on, and is told to be gone', () => {
    expect(routes(UPSTREAM.replace('enabled: true, ', ''))).toHaveLength(1);
    expect(adapted(smartModelRouting, UPSTREAM).seen).toEqual(['1 removed-key smart-upstream-shape']);
    expect(adapted(smartModelRouting, POST).seen).toEqual([]);
  });

  it('was turned off by a cheap model given as a text', () => {
    const text = 'smart_model_routing: { enabled: true, cheap_model: groq/a, max_simple_chars: 600 }\n';
    expect(routes(text)).toHaveLength(1);
    expect(adapted(smartModelRouting, text).seen).toEqual([
      '1 removed-key smart-upstream-shape',
      '1 ignored-value hermes-cheap-model-text',
    ]);
  });

  it('leaves what only forks read to them', () => {
    const text = UPSTREAM.replace('} }', '}, tiers: { a: b }, cheap_provider: x }');
    expect(adapted(smartModelRouting, text).model.notModelled.map(({ what }) => what)).toEqual([
      '`tiers` is read by forks of Hermes only',
    ]);
  });
});

describe('detection', () => {
  it.each([
    [POST, 0.95, 'whole'],
    ['smart_model_routing: {}', 0.95, 'whole'],
    [`model: { default: a }\n${POST}`, 0.6, 'fragment'],
    ['cheap_model: a\nmax_simple_chars: 9', 0.7, 'fragment'],
  ])('%j', (text, score, completeness) => {
    expect(smartModelRouting.detect(rootOf(text))).toMatchObject({ score, completeness });
  });

  it.each(['smart_model_routing: on', 'cheap_model: a', 'thresholds: {}\nprimary_model: a', '[]'])(
    'not in %j',
    (text) => {
      expect(smartModelRouting.detect(rootOf(text))).toBeUndefined();
    },
  );
});
