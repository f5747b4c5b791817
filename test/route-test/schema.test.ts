import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/route-test.schema.json' with { type: 'json' };
import { FAILURES } from '../../src/flow/failures.ts';
import { KEYS, parseRouteTests } from '../../src/route-test/read/file.ts';
import { createDocument } from '../../src/text/document.ts';
import { broken } from '../project/broken.ts';

const validate = new Ajv({
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
}).compile(schema);
const errors = (value: unknown): readonly string[] =>
  parseRouteTests(createDocument('x.route-test.yaml', JSON.stringify(value)), [])
    .problems.filter((problem) => problem.severity === 'error')
    .map((problem) => problem.message);

// What a schema cannot say: which keys go together, and that names differ.
const NOT_SAID =
  /has the name of another one|stands beside `text`|allows none|no size is at least|with everything down/;

const some = <T>(...values: readonly T[]): fc.Arbitrary<T | null | undefined> =>
  fc.option(fc.constantFrom(...values), { nil: undefined, freq: 4 });
const oneOrMore = <T>(one: fc.Arbitrary<T>) => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));

const attributes = fc.constantFrom<object>(
  { locality: 'cloud' },
  { locality: ['device', 'lan', 'unknown'], access: 'free' },
  { provider: 'openrouter', target: null },
  { target: ['qwen*', 'gpt-4o'] },
  { host: 'localhost' },
);
const sizes = { chars: some(220, null), words: some(12), lines: some(3), tokens: some(9) };
const ranges = { words: some<unknown>(12, { min: 1 }, { max: 40 }, { min: 2, max: 2 }, null) };
const prompts = {
  lane: some<unknown>('main', ['*', '!delegation'], null),
  private: some(true, false, null),
  signals: some<unknown>('code', ['code', 'url'], { code: 'no', asked: 'unavailable', url: true }, {}, null),
};
const claims = fc.oneof(
  fc.tuple(
    fc.constantFrom('never', 'only', 'prefer'),
    oneOrMore(attributes),
    some<unknown>('all', 'up', { max_down: 1 }),
  ),
  fc.tuple(fc.constant('always'), fc.constant({ served: true }), some<unknown>('up', { max_down: 2 }, null)),
);
const policies = fc
  .tuple(claims, fc.option(fc.record({ ...prompts, ...ranges }), { nil: null }))
  .map(([[claim, of, worlds], forall]) => ({ name: '', forall, [claim]: of, worlds }));
const cases = fc.record({
  name: fc.constant(''),
  given: fc.oneof(
    fc.record({ ...prompts, ...sizes }),
    fc.constant({ text: 'hello there' }),
    fc.constant(null),
  ),
  down: some<unknown>('localhost', ['a', 'b'], [], null),
  fail: some({ openrouter: 'rate-limit' }, {}, null),
  expect: fc.constantFrom<object>(
    { served: false },
    { served: true, not_target: ['a', 'b'], locality: ['device', 'lan'] },
    { target: 'a', access: 'free' },
    { chain: ['a', ['b', 'c']], route: null },
    { route: 'main' },
  ),
});
const sound = fc
  .record({
    config: some<unknown>('config.yaml', ['a.yaml', 'backups'], null),
    policies: oneOrMore(policies),
    tests: oneOrMore(cases),
    'x-mine': some([1]),
  })
  .map((value) => {
    let made = 0;
    for (const one of [value.policies, value.tests].flat()) one.name = `test ${++made}`;
    return JSON.parse(JSON.stringify(value));
  });

describe('the schema and the reader agree', () => {
  test('on what is sound', () => {
    fc.assert(
      fc.property(sound, (value) => {
        expect(errors(value), JSON.stringify(value)).toEqual([]);
        expect(validate(value), JSON.stringify([validate.errors, value])).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('on what is not', () => {
    fc.assert(
      fc.property(sound, fc.gen(), (value, by) => {
        const mutant = broken(value, by);
        const found = errors(mutant);
        fc.pre(!found.some((message) => NOT_SAID.test(message) || message === 'the file holds no test'));
        expect(validate(mutant), `${JSON.stringify(mutant)}\n${found.join('\n')}`).toBe(found.length === 0);
      }),
      { numRuns: 1000 },
    );
  });

  test('on names', () => {
    expect(Object.keys(schema.properties)).toEqual([...KEYS]);
    const kinds = schema.definitions.case.properties.fail.additionalProperties.enum;
    expect([...kinds].sort()).toEqual([...FAILURES].sort());
  });
});
