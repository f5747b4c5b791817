import { describe, expect, it } from 'vitest';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import { evaluate } from '../../../src/flow/evaluate.ts';
import type { Failure } from '../../../src/flow/flow.ts';
import { adapted } from '../adapted.ts';

// One deployment a group, named after its model.
function config(groups: string, settings: string): string {
  const models = groups
    .split(' ')
    .map((name) => `  - { model_name: "${name}", litellm_params: { model: "openai/m-${name}" } }`);
  return `model_list:\n${models.join('\n')}\n${settings}\n`;
}

const router = (text: string) => `router_settings: { ${text} }`;

// What answers when some models fail; `-` where the caller gets the error. As run with litellm itself.
function answers(text: string, lane: string, failing: Readonly<Record<string, Failure>>, version?: string) {
  const { model } = adapted(litellm, text, version === undefined ? {} : { version });
  const world = new Map(
    [...model.targets.values()].flatMap(({ id, model: name }) => {
      const failure = failing[name.replace(/^m-/, '')];
      return failure === undefined ? [] : [[id, failure] as const];
    }),
  );
  return evaluate(model, lane, world).map(({ target }) =>
    target === undefined ? '-' : (model.targets.get(target)?.model.replace(/^m-/, '') ?? '?'),
  );
}

const down = 'server-error';
const long = 'context-window';

describe('fallbacks', () => {
  it('are tried in order, and those of a fallback after it', () => {
    const text = config('a b c d', router('fallbacks: [{ a: [b, d] }, { b: [c] }]'));
    expect(answers(text, 'group:a', {})).toEqual(['a']);
    expect(answers(text, 'group:a', { a: down })).toEqual(['b']);
    expect(answers(text, 'group:a', { a: down, b: down })).toEqual(['c']);
    expect(answers(text, 'group:a', { a: down, b: down, c: down })).toEqual(['d']);
    expect(answers(text, 'group:a', { a: down, b: down, c: down, d: down })).toEqual(['-']);
  });

  it('go five deep unless `max_fallbacks` says otherwise', () => {
    const chain = (names: string) =>
      names
        .split('')
        .slice(1)
        .map((name, index) => `{ ${names[index]}: [${name}] }`)
        .join(', ');
    const fail = (names: string): Record<string, Failure> =>
      Object.fromEntries(names.split('').map((name) => [name, down] as const));
    const six = config('a b c d e f g', router(`fallbacks: [${chain('abcdefg')}]`));
    expect(answers(six, 'group:a', fail('abcdef'))).toEqual(['-']);
    const five = config('a b c d e g', router(`fallbacks: [${chain('abcdeg')}]`));
    expect(answers(five, 'group:a', fail('abcde'))).toEqual(['g']);
    const one = config('a b c', router('max_fallbacks: 1, fallbacks: [{ a: [b] }, { b: [c] }]'));
    expect(answers(one, 'group:a', fail('ab'))).toEqual(['-']);
    const list = config('a b c d', router('max_fallbacks: 1, fallbacks: [{ a: [b, c, d] }]'));
    expect(answers(list, 'group:a', fail('abc'))).toEqual(['d']);
  });

  it('that name a deployment by its id keep to the tags of a request, since 1.110', () => {
    const text = `model_list:
  - { model_name: a, litellm_params: { model: "openai/m-a", tags: [free] } }
  - { model_name: b, litellm_params: { model: "openai/m-b" }, model_info: { id: id-b } }
${router('enable_tag_filtering: true, fallbacks: [{ a: [id-b] }]')}`;
    const tagged = (version: string) => {
      const { model } = adapted(litellm, text, { version });
      const signals = new Map([["the request's tag `free`", 'yes'] as const]);
      const prompt = { chars: 5, words: 1, lines: 1, tokens: 1, private: false, signals };
      const [first] = [...model.targets.keys()];
      return evaluate(model, 'group:a', new Map([[first ?? '', down]]), prompt).map(({ target }) => target);
    };
    expect(tagged('1.110.2')).toEqual([undefined]);
    expect(tagged('1.109.3')).toEqual([expect.any(String)]);
  });

  it('come from the first entry of a name', () => {
    const text = config('a b c', router('fallbacks: [{ a: [b] }, { a: [c] }]'));
    expect(answers(text, 'group:a', { a: down, b: down })).toEqual(['-']);
  });

  it('come from the last entry for every name', () => {
    const text = config('a b c', router('fallbacks: [{ "*": [c] }], default_fallbacks: [b]'));
    expect(answers(text, 'group:a', { a: down })).toEqual(['b']);
  });

  it('of every name are not those of a name with an entry', () => {
    const text = config('a b c', router('fallbacks: [{ a: [b] }], default_fallbacks: [c]'));
    expect(answers(text, 'group:a', { a: down, b: down }, '1.106.2')).toEqual(['-']);
    expect(answers(text, 'group:a', { a: down, b: down }, '1.95.0')).toEqual(['c']);
    expect(answers(text, 'group:b', { b: down }, '1.106.2')).toEqual(['c']);
  });

  it('that depend on the release say so', () => {
    const text = config('a b c', router('fallbacks: [{ a: [b] }], default_fallbacks: [c]'));
    const steps =
      adapted(litellm, text).model.lanes.find(({ id }) => id === 'group:a')?.routes[0]?.chain ?? [];
    expect(steps.map((step) => step.implied?.depends)).toEqual([undefined, undefined, ['version']]);
  });

  it('are found by a name without its provider, and since 1.104 with it', () => {
    const stripped = config('openai/gg b', router('fallbacks: [{ gg: [b] }]'));
    expect(answers(stripped, 'group:openai/gg', { 'openai/gg': down }, '1.80.0')).toEqual(['b']);
    const prefixed = config('gpt-4o b', router('fallbacks: [{ openai/gpt-4o: [b] }]'));
    expect(answers(prefixed, 'group:gpt-4o', { 'gpt-4o': down }, '1.106.2')).toEqual(['b']);
    expect(answers(prefixed, 'group:gpt-4o', { 'gpt-4o': down }, '1.95.0')).toEqual(['-']);
  });

  it('stand in `litellm_settings`, too, unless `router_settings` has some', () => {
    const settings = 'litellm_settings: { fallbacks: [{ a: [c] }] }';
    expect(answers(config('a b c', settings), 'group:a', { a: down })).toEqual(['c']);
    const both = config('a b c', `${settings}\n${router('fallbacks: [{ b: [c] }]')}`);
    expect(answers(both, 'group:a', { a: down })).toEqual(['-']);
    const empty = config('a b c', `${settings}\n${router('fallbacks: []')}`);
    expect(answers(empty, 'group:a', { a: down })).toEqual(['c']);
  });

  it('may be mappings, whose other keys are noted', () => {
    const text = config('a b', router('fallbacks: [{ a: [{ model: b }] }]'));
    expect(answers(text, 'group:a', { a: down })).toEqual(['b']);
    expect(adapted(litellm, text).model.notModelled).toEqual([]);
    const more = config('a b', router('fallbacks: [{ a: [{ model: b, api_base: "http://x" }] }]'));
    expect(adapted(litellm, more).model.notModelled.map(({ what }) => what)).toEqual([
      'a fallback to `b` also changes `api_base`',
    ]);
  });

  it('that are a text lead nowhere', () => {
    const text = config('a bc', router('fallbacks: [{ a: bc }]'));
    expect(answers(text, 'group:a', { a: down })).toEqual(['-']);
  });

  it('to the group itself stay, for a rule to report', () => {
    const text = config('a b', router('fallbacks: [{ a: [a, b] }]'));
    expect(adapted(litellm, text).chain('group:a')).toEqual(['m-a via openai', '-> group:a', '-> group:b']);
    expect(answers(text, 'group:a', { a: down })).toEqual(['b']);
    expect(adapted(litellm, config('a b', router('default_fallbacks: [a]'))).chain('group:a')).toEqual([
      'm-a via openai',
    ]);
  });
});

describe('the lists for one error', () => {
  it('leave the general one to that error where they are not set', () => {
    const text = config('a b', router('fallbacks: [{ a: [b] }], context_window_fallbacks: []'));
    expect(answers(text, 'group:a', { a: long })).toEqual(['b']);
  });

  it('take the general one away from groups they do not name', () => {
    const text = config('a b c', router('fallbacks: [{ a: [b] }], context_window_fallbacks: [{ b: [c] }]'));
    expect(answers(text, 'group:a', { a: long }, '1.109.3')).toEqual(['-']);
    expect(answers(text, 'group:a', { a: long }, '1.110.0')).toEqual(['b']);
    expect(answers(text, 'group:a', { a: down })).toEqual(['b']);
    expect(answers(text, 'group:a', { a: 'content-policy' })).toEqual(['b']);
  });

  it('for prompts that are too long leave what no name on the way is in to the rest, since 1.110', () => {
    const tiers = '{ model_name: a, litellm_params: { model: "openai/m-a2", order: 2 } }';
    const text = config(
      'b c d',
      router('fallbacks: [{ a: [b] }, { b: [d] }], context_window_fallbacks: [LISTS]'),
    ).replace(
      'model_list:\n',
      `model_list:\n  - { model_name: a, litellm_params: { model: "openai/m-a", order: 1 } }\n  - ${tiers}\n`,
    );
    const all = (lists: string, failing: string) => {
      const kinds = { a: long, a2: long, b: long, ...(failing === '' ? {} : { [failing]: down }) } as const;
      return answers(text.replace('LISTS', lists), 'group:a', kinds, '1.110.2');
    };
    expect(all('{ c: [d] }', '')).toEqual(['d']);
    expect(all('{ a: [c] }', '')).toEqual(['c']);
    // The list of the name that the prompt came in by is one on the way.
    expect(all('{ a: [c] }', 'a')).toEqual(['c']);
    expect(all('{ "*": [a] }', '')).toEqual(['-']);
  });

  it('take it away even when empty, in `litellm_settings`', () => {
    const text = config(
      'a b',
      `litellm_settings: { context_window_fallbacks: [] }\n${router('fallbacks: [{ a: [b] }]')}`,
    );
    expect(answers(text, 'group:a', { a: long }, '1.109.3')).toEqual(['-']);
    expect(answers(text, 'group:a', { a: long }, '1.110.2')).toEqual(['b']);
    const refused = text.replace('context_window', 'content_policy');
    expect(answers(refused, 'group:a', { a: 'content-policy' }, '1.109.3')).toEqual(['-']);
    expect(answers(refused, 'group:a', { a: 'content-policy' }, '1.110.2')).toEqual(['b']);
  });

  it('hide the default fallbacks, too', () => {
    const text = config('a b c', router('default_fallbacks: [b], content_policy_fallbacks: [{ c: [b] }]'));
    expect(answers(text, 'group:a', { a: 'content-policy' })).toEqual(['-']);
    expect(answers(text, 'group:a', { a: down })).toEqual(['b']);
  });

  it('know `*` since 1.104', () => {
    const text = config('a b', router('context_window_fallbacks: [{ "*": [b] }]'));
    expect(answers(text, 'group:a', { a: long }, '1.106.2')).toEqual(['b']);
    expect(answers(text, 'group:a', { a: long }, '1.95.0')).toEqual(['-']);
  });

  it('count the first key of an entry only', () => {
    const text = config('a b c', router('context_window_fallbacks: [{ a: [b], c: [b] }]'));
    expect(answers(text, 'group:a', { a: long })).toEqual(['b']);
    expect(answers(text, 'group:c', { c: long })).toEqual(['-']);
  });
});

describe('entries whose parts are named', () => {
  const seen = (text: string) =>
    adapted(litellm, config('a b', router(text))).model.observations.map(
      ({ code, data }) => `${code} ${data['meant']}`,
    );

  it.each([
    ['fallbacks: [{ model: a, fallbacks: [b] }]', ['litellm-fallback-spelt-out a: [b]']],
    [
      'fallbacks: [{ model_name: a, fallback_models: [b] }, { source: b, to: a }]',
      ['litellm-fallback-spelt-out a: [b]'],
    ],
    ['context_window_fallbacks: [{ match: long, to_model: b }]', ['litellm-fallback-spelt-out-unused ']],
  ])('%s', (text, expected) => {
    expect(seen(text)).toEqual(expected);
  });
});
