import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import { matchPattern, wildcardModel } from '../../../src/dialects/litellm/wildcards.ts';
import { adapted } from '../adapted.ts';

const MODELS = `model_list:
  - { model_name: a, litellm_params: { model: openai/m-a }, model_info: { id: a-1 } }
  - { model_name: b, litellm_params: { model: openai/m-b } }
`;
const WILD = `${MODELS}  - { model_name: "openai/*", litellm_params: { model: "openai/*" } }\n`;
const router = (text: string) => `router_settings: { ${text} }\n`;
const made = (text: string, version?: string) =>
  adapted(litellm, text, version === undefined ? {} : { version });
const lanes = (text: string) => made(text).model.lanes.map(({ id }) => id);

describe('aliases', () => {
  it('stand for the deployments of a group, and not for its fallbacks', () => {
    const { chain } = made(`${MODELS}${router('model_group_alias: { x: a }, fallbacks: [{ a: [b] }]')}`);
    expect(chain('alias:x')).toEqual(['m-a via openai']);
    expect(chain('group:a')).toEqual(['m-a via openai', '-> group:b']);
  });

  it('have fallbacks of their own, and may be fallbacks', () => {
    const { chain } = made(
      `${MODELS}${router('model_group_alias: { x: { model: a, hidden: true } }, fallbacks: [{ x: [b] }, { b: [x] }]')}`,
    );
    expect(chain('alias:x')).toEqual(['m-a via openai', '-> group:b']);
    expect(chain('group:b')).toEqual(['m-b via openai', '-> alias:x']);
  });

  it('take the callers of a group of their name', () => {
    const { chain, model } = made(`${MODELS}${router('model_group_alias: { b: a }')}`);
    expect(chain('alias:b')).toEqual(['m-a via openai']);
    expect(model.lanes.some(({ id }) => id === 'group:b')).toBe(false);
  });

  it('of their own name change nothing', () => {
    const { model, seen } = made(`${MODELS}${router('model_group_alias: { a: a }')}`);
    expect(model.lanes.map(({ id }) => id)).toEqual(['group:a', 'group:b']);
    expect(seen).toEqual([]);
  });
});

describe('names of one deployment', () => {
  it('are its id and its model', () => {
    const { chain, seen } = made(`${MODELS}${router('fallbacks: [{ b: [a-1, openai/m-a] }]')}`);
    expect(chain('group:b')).toEqual(['m-b via openai', '-> deployment:a-1', '-> model:openai/m-a']);
    expect(chain('deployment:a-1')).toEqual(['m-a via openai']);
    expect(seen).toEqual([]);
  });
});

describe('wildcards', () => {
  it('take the names that fallbacks give', () => {
    const { chain } = made(`${WILD}${router('fallbacks: [{ a: [openai/x, gpt-5.1] }, { openai/y: [b] }]')}`);
    expect(chain('group:a')).toEqual(['m-a via openai', '-> group:openai/x', '-> group:gpt-5.1']);
    expect(chain('group:openai/x')).toEqual(['x via openai']);
    expect(chain('group:gpt-5.1')).toEqual(['gpt-5.1 via openai']);
    expect(chain('group:openai/y')).toEqual(['y via openai', '-> group:b']);
    expect(chain('group:openai/*')).toEqual(['openai/* via openai']);
  });

  it('may know a bare name that we do not', () => {
    expect(made(`${WILD}${router('fallbacks: [{ a: [who-knows] }]')}`).seen).toEqual([]);
    expect(made(`${WILD}${router('fallbacks: [{ a: [nobody/knows] }]')}`).seen).toEqual([
      '5 unknown-target litellm-unknown-fallback',
    ]);
  });

  it('that take everything are a catch-all', () => {
    const { model } = made(`${MODELS}  - { model_name: "*", litellm_params: { model: "*" } }\n`);
    expect(model.lanes.at(-1)).toMatchObject({ id: 'group:*', kind: 'catch-all' });
  });

  it('hand the name on, provider and all, where the model is `*` as well', () => {
    const open = 'model_list:\n  - { model_name: "*", litellm_params: { model: "*" } }\n';
    const { chain, places } = made(`${open}${router('fallbacks: [{ "*": [anthropic/x, ollama/y] }]')}`);
    expect([chain('group:*')[0], places('group:*')[0]]).toEqual([
      'whatever model the caller names',
      'unknown',
    ]);
    expect(chain('group:anthropic/x')[0]).toBe('x via anthropic');
    expect(places('group:ollama/y')[0]).toBe('device');
    const placed = open.replace('"*" }', '"*", api_base: "http://desk:1/v1" }');
    expect(made(placed).chain('group:*')).toEqual(['* at desk:1']);
    const named = open.replace('"*" }', '"*", custom_llm_provider: groq }');
    expect(made(named).chain('group:*')).toEqual(['* via groq']);
  });

  it('make the proxy let unknown names through, to the default fallbacks', () => {
    const { chain } = made(`${WILD}${router('default_fallbacks: [b, a], fallbacks: [{ old-name: [a] }]')}`);
    // The deployments of the first stand in for the name, and are then asked as a fallback again.
    expect(chain('catch-all')).toEqual([...chain('group:b').slice(0, 1), '-> group:b', '-> group:a']);
    expect(chain('name:old-name').slice(0, 2)).toEqual([...chain('group:b').slice(0, 1), '-> group:a']);
    expect(lanes(`${MODELS}${router('default_fallbacks: [b]')}`)).toEqual(['group:a', 'group:b']);
  });

  it('match as the regular expression that LiteLLM makes of them', () => {
    const piece = fc.constantFrom('a', 'b', '*', '/', '.', 'ab');
    const text = (max: number) => fc.array(piece, { maxLength: max }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text(6), text(8), (pattern, name) => {
        const source = pattern.replace(/[.]/g, '\\.').replaceAll('*', '(.*)');
        const match = new RegExp(`^${source}`, 's').exec(name);
        expect(matchPattern(pattern, name)).toEqual(match ? match.slice(1) : undefined);
      }),
      { numRuns: 5000 },
    );
  });

  it('match long names with many stars in no time', () => {
    expect(matchPattern(`${'*a'.repeat(200)}b`, 'a'.repeat(50_000))).toBeUndefined();
  });

  it.each([
    ['openai/*', ['gpt'], 'x/gpt', 'openai/gpt'],
    ['openai/fixed', ['gpt'], 'x/gpt', 'openai/fixed'],
    ['openai/*', ['a', 'b'], 'openai/a-b', 'a-b'],
    ['*/v-*', ['a', '$&'], 'x', 'a/v-$&'],
  ])('ask %s for the model', (upstream, matched, name, model) => {
    expect(wildcardModel(upstream, matched, name)).toBe(model);
  });
});

describe('`completion_model`', () => {
  it('takes every request', () => {
    const { chain, model, seen } = made(
      `${MODELS}  - { model_name: c, litellm_params: { model: openai/m-c } }\n${router('fallbacks: [{ b: [c] }]')}general_settings: { completion_model: b }\n`,
    );
    expect(chain('main')).toEqual(['-> group:b']);
    expect(model.lanes.map(({ id }) => id)).toEqual(['main', 'group:b', 'group:c']);
    expect(seen).toEqual(['6 ignored-value litellm-completion-model-takes-all']);
  });

  it('leaves images alone', () => {
    const text = `${MODELS}  - { model_name: pic, litellm_params: { model: openai/dall-e-3 } }\ngeneral_settings: { completion_model: a }\n`;
    expect(lanes(text)).toEqual(['main', 'group:a', 'group:pic']);
  });
});

describe('routing groups', () => {
  it('are the deployments of their members', () => {
    const { chain } = made(
      `${MODELS}${router('routing_groups: [{ group_name: both, models: [a, b], routing_strategy: least-busy }]')}`,
    );
    expect(chain('group:both')).toEqual(['m-a via openai | m-b via openai']);
  });

  it('have an order by priority', () => {
    const { chain } = made(
      `${MODELS}${router('routing_groups: [{ group_name: both, models: [a, b], routing_strategy: priority, model_priorities: { a: 2, b: 1 } }]')}`,
    );
    expect(chain('group:both')).toEqual(['m-b via openai', 'm-a via openai']);
  });
});

describe('names that are not in the file', () => {
  it.each([['include: [more.yaml]\n'], ['general_settings: { store_model_in_db: true }\n']])(
    'may be elsewhere: %j',
    (more) => {
      expect(made(`${more}${MODELS}${router('fallbacks: [{ q: [a] }, { a: [q] }]')}`).seen).toEqual([]);
    },
  );

  it('may be in the environment', () => {
    const { model, seen } = made(
      `${MODELS}  - { model_name: os.environ/N, litellm_params: { model: os.environ/M } }\n${router('fallbacks: [{ a: [q] }]')}`,
    );
    expect(seen).toEqual([]);
    expect(model.lanes.at(-1)?.id).toBe('group:os.environ/N');
  });

  it('are not looked for in a piece of a config', () => {
    expect(made('fallbacks: [{ a: [b] }]').seen).toEqual([]);
    expect(made(router('fallbacks: [{ a: [b] }]')).seen).toEqual([]);
  });
});
