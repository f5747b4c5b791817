import { describe, expect, it } from 'vitest';
import { changesOf, driftOf } from './told.ts';

const CHAIN = `fallback_providers:
  - { provider: ollama-cloud, model: a }
  - { provider: openrouter, model: b }
  - { provider: nous, model: c }
`;

describe('a partial claim', () => {
  it('contradicts live where live has another value, on both sides’ lines', () => {
    const live = 'agent: {}\nmodel:\n  provider: minimax\n  default: MiniMax-M3\n';
    expect(driftOf('model:\n  default: gpt-5.4\n  provider: minimax\n', live)).toEqual([
      '2 contradicts/value model.default: gpt-5.4 -> MiniMax-M3 (live 4)',
    ]);
  });

  it('says nothing of what it leaves out, unless it is complete', () => {
    const documented = 'model: { provider: codex }\n';
    const live = `model: { provider: codex, default: x }\n${CHAIN}`;
    expect(driftOf(documented, live)).toEqual([]);
    expect(driftOf(documented, live, { markers: { complete: true } })).toEqual([
      '1 omits/value model.default: nothing -> x (live 1)',
      '1 omits/entry fallback_providers[ollama-cloud/a]: nothing -> provider: ollama-cloud, model: a (live 3)',
      '1 omits/entry fallback_providers[openrouter/b]: nothing -> provider: openrouter, model: b (live 4)',
      '1 omits/entry fallback_providers[nous/c]: nothing -> provider: nous, model: c (live 5)',
    ]);
  });

  it('that is complete need not show what routes nothing, nor what its piece is a part of', () => {
    const complete = { markers: { complete: true } };
    const live = `model: { default: x, context_length: 5 }\ndisplay: { skin: dark }\n${CHAIN}`;
    expect(driftOf(`model: { default: x }\n${CHAIN}`, live, complete)).toEqual([]);
    const first = '- { provider: ollama-cloud, model: a }\n';
    const told = driftOf(first, live, { ...complete, under: 'fallback_providers' });
    expect(told.map((line) => line.split(':')[0])).toEqual([
      '1 omits/entry fallback_providers[openrouter/b]',
      '1 omits/entry fallback_providers[nous/c]',
    ]);
  });

  it('names an entry that live does not have, once', () => {
    const documented = 'providers:\n  box: { base_url: "http://box:8000/v1", model: q }\n';
    expect(driftOf(documented, 'providers: { other: { base_url: "http://o" } }')).toEqual([
      '2 not-live/entry providers.box: base_url: http://box:8000/v1, model: q -> nothing (live 1)',
    ]);
    expect(driftOf(documented, 'model: { default: x }')).toEqual([
      '2 not-live/entry providers.box: base_url: http://box:8000/v1, model: q -> nothing',
    ]);
  });

  it('says that there is nothing with an empty list, and nothing with an empty mapping', () => {
    expect(driftOf('fallback_providers: []', CHAIN)).toEqual([
      '1 contradicts/not-empty fallback_providers: none -> ollama-cloud/a, openrouter/b, nous/c (live 1)',
    ]);
    expect(
      driftOf('providers: {}\nfallback_providers:', `providers: { a: { api: "http://a" } }\n${CHAIN}`),
    ).toEqual([]);
  });

  it('names each hop that live does not have', () => {
    expect(driftOf(CHAIN, 'fallback_providers: [{ provider: openrouter, model: b }]')).toEqual([
      '2 not-live/item fallback_providers[ollama-cloud/a]: ollama-cloud/a -> openrouter/b (live 1)',
      '4 not-live/item fallback_providers[nous/c]: nous/c -> openrouter/b (live 1)',
    ]);
    expect(driftOf(CHAIN, 'fallback_providers: []')).toHaveLength(3);
  });

  it('may show some hops of a chain, in their order', () => {
    expect(driftOf('fallback_providers: [{ provider: nous, model: c }]', CHAIN)).toEqual([]);
    const swapped =
      'fallback_providers: [{ provider: nous, model: c }, { provider: ollama-cloud, model: a }]';
    expect(driftOf(swapped, CHAIN)).toEqual([
      '1 contradicts/order fallback_providers: nous/c, ollama-cloud/a -> ollama-cloud/a, openrouter/b, nous/c (live 1)',
    ]);
  });

  it('compares a hop beyond what identifies it', () => {
    const documented = 'fallback_providers: [{ provider: custom, model: q, base_url: "http://a:1/v1" }]';
    const live = 'fallback_providers: [{ provider: ollama, model: q, base_url: "http://a:2/v1" }]';
    expect(driftOf(documented, live)).toEqual([
      '1 contradicts/value fallback_providers[custom/q].base_url: http://a:1/v1 -> http://a:2/v1 (live 1)',
    ]);
  });

  it('does not care for the order of a set', () => {
    expect(driftOf('toolsets: [b, a]', 'toolsets: [a, b, c]')).toEqual([]);
    expect(driftOf('toolsets: [b, d]', 'toolsets: [a, b]')).toEqual([
      '1 not-live/item toolsets[d]: d -> a, b (live 1)',
    ]);
  });

  it('matches entries without a name by what they say', () => {
    const live = 'x: { rules: [{ if: a, then: b }, { if: c, then: d }] }';
    expect(driftOf('x: { rules: [{ then: d }] }', live)).toEqual([]);
    expect(driftOf('x: { rules: [{ if: a, then: z }] }', 'x: { rules: [{ if: a, then: b }] }')).toEqual([
      '1 contradicts/value x.rules[1].then: z -> b (live 1)',
    ]);
  });

  it('says when one side has a list or mapping where the other has a value', () => {
    expect(driftOf('x: { a: [1, 2] }', 'x: { a: one }')).toEqual([
      '1 contradicts/shape x.a: 1, 2 -> one (live 1)',
    ]);
    expect(driftOf('x: { a: "..." }', 'x: { a: [1] }')).toEqual([]);
  });

  it('is read in its place when it is only a piece', () => {
    const documented = '- { provider: nous, model: z }\n';
    expect(driftOf(documented, CHAIN, { under: 'fallback_providers' })).toEqual([
      '1 not-live/item fallback_providers[nous/z]: nous/z -> ollama-cloud/a, openrouter/b, nous/c (live 1)',
    ]);
    expect(
      driftOf('provider: openrouter', 'auxiliary: { vision: { provider: nous } }', {
        under: 'auxiliary.vision',
      }),
    ).toEqual(['1 contradicts/value auxiliary.vision.provider: openrouter -> nous (live 1)']);
  });

  it('leaves an entry to fill in alone, also where live has no such entry', () => {
    const documented = `fallback_providers:
  - { provider: openrouter, model: YOUR_MODEL }
  - ...
custom_providers:
  - { name: my-server, base_url: "http://<host>/v1" }
`;
    expect(driftOf(documented, 'model: { default: x }')).toEqual([]);
  });

  it('never shows a secret', () => {
    const key = ['sk', 'or', 'v1', '0123456789abcdef'.repeat(4)].join('-');
    const text = driftOf(
      `x: { y: "${key}" }\nproviders: { "${key}": { base_url: "http://u:p4ss@h", api_key: "${key}" } }`,
      'x: { y: a }',
    ).join();
    expect(text).not.toContain('0123456789');
    expect(text).not.toContain('p4ss');
  });
});

it('never shows secrets in a list either', () => {
  const documented = 'x: { api_keys: [hunter2-a, hunter2-b], tokens: [hunter2-c] }';
  expect(driftOf(documented, 'x: { api_keys: [hunter2-d, hunter2-e], tokens: [] }').join()).not.toContain(
    'hunter2',
  );
  expect(changesOf(documented, 'y: { passwords: [hunter2-f] }').join()).not.toContain('hunter2');
});

describe('two whole configs', () => {
  it('report what came, what went and what changed', () => {
    const before = `model: { default: a, provider: nous }\nzeta: { turns: 5 }\n${CHAIN}`;
    const after =
      'model: { default: b, provider: nous }\nproviders: { box: { base_url: "http://box/v1" } }\n';
    expect(changesOf(before, after)).toEqual([
      '1 contradicts/value model.default: a -> b (live 1)',
      '2 not-live/entry zeta: turns: 5 -> nothing',
      '4 not-live/item fallback_providers[ollama-cloud/a]: ollama-cloud/a -> none',
      '5 not-live/item fallback_providers[openrouter/b]: openrouter/b -> none',
      '6 not-live/item fallback_providers[nous/c]: nous/c -> none',
      '1 omits/entry providers.box: nothing -> base_url: http://box/v1 (live 2)',
    ]);
  });

  it('report a chain in another order once', () => {
    const [first, ...rest] = CHAIN.split('\n');
    expect(changesOf(CHAIN, [first, rest[1], rest[0], rest[2]].join('\n'))).toEqual([
      '1 contradicts/order fallback_providers: ollama-cloud/a, openrouter/b, nous/c -> openrouter/b, ollama-cloud/a, nous/c (live 1)',
    ]);
  });

  it('do not differ by what says nothing', () => {
    expect(changesOf('x: {}\ny: []\nz: null\n', 'w: ""\nmodel: { default: "" }\n')).toEqual([]);
    expect(changesOf('x: []', 'x: [a]')).toEqual(['1 omits/entry x: nothing -> a (live 1)']);
  });
});
