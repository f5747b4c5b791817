import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/schema/explain.ts';
import { unknownKeys } from '../../src/schema/unknown-keys.ts';
import { nodeOf } from './nodes.ts';
import { shapesOf } from './shapes.ts';

const target = {
  type: 'object',
  required: ['provider', 'model'],
  properties: {
    provider: { type: 'string', minLength: 2 },
    model: { type: 'string' },
    weight: { type: 'integer', minimum: 1 },
  },
};
const config = {
  type: 'object',
  definitions: { target },
  additionalProperties: false,
  properties: {
    model: { anyOf: [{ type: 'string' }, { $ref: '#/definitions/target' }] },
    fallbacks: { type: 'array', maxItems: 3, items: { $ref: '#/definitions/target' } },
    strategy: { enum: ['shuffle', 'least-busy', 'latency'] },
    mode: { anyOf: [{ type: 'boolean' }, { enum: ['auto', 'manual'] }] },
    cache: {
      anyOf: [
        {
          type: 'object',
          required: ['type', 'host'],
          properties: { type: { const: 'redis' }, host: { type: 'string' } },
        },
        {
          type: 'object',
          required: ['type', 'path'],
          properties: { type: { const: 'disk' }, path: { type: 'string' } },
        },
      ],
    },
    limits: {
      type: 'object',
      propertyNames: { pattern: '^[a-z]+$' },
      additionalProperties: { type: 'number', exclusiveMaximum: 10 },
    },
    size: { type: ['integer', 'string'], pattern: '^[0-9]+$' },
    tags: { type: 'array', uniqueItems: true, items: { type: 'string', maxLength: 4, pattern: '^t' } },
  },
};

const shapes = shapesOf(config);

function problems(value: unknown, fragment = false): readonly string[] {
  return explain(nodeOf(value), shapes.root, shapes, { fragment }).map(
    ({ code, path, expected, actual }) => `${path.join('.')} ${code}: ${actual} / ${expected}`,
  );
}

describe('explain', () => {
  it.each([
    [{ fallbacks: '[]' }, 'fallbacks type: a string / a list'],
    [{ model: ['a'] }, 'model type: a list / a string or a mapping'],
    [{ strategy: 'shufle' }, 'strategy enum: shufle / `shuffle`, `least-busy`, `latency`'],
    [{ mode: 'autom' }, 'mode enum: autom / `auto`, `manual`'],
    [{ limits: { tokens: 10 } }, 'limits.tokens range: 10 / less than 10'],
    [{ limits: { Tokens: 1 } }, 'limits.Tokens pattern: Tokens / ^[a-z]+$'],
    [{ size: 'many' }, 'size type: `many` / a whole number'],
    [{ tags: ['t', 't'] }, 'tags.1 unique: t / '],
    [{ tags: ['tooooo'] }, 'tags.0 length: tooooo / at most 4'],
    [
      { fallbacks: [{ provider: 'or', model: 'x', weight: 0.5 }] },
      'fallbacks.0.weight type: a number / a whole number',
    ],
  ])('says what is wrong with %j', (value, expected) => {
    expect(problems(value)).toEqual([expected]);
  });

  it('picks the branch of a union whose fixed value agrees', () => {
    expect(problems({ cache: { type: 'disk', host: 'x' } })).toEqual(['cache required:  / path']);
  });

  it('picks the branch that has the mapping’s keys', () => {
    expect(problems({ model: { provider: 'or' } })).toEqual(['model required:  / model']);
  });

  it('misses nothing in a fragment', () => {
    expect(problems({ model: { provider: 'or' } }, true)).toEqual([]);
    expect(problems({ model: { provider: 7 } }, true)).toEqual([
      'model.provider type: a whole number / a string',
    ]);
  });

  it.each(['${PORT}', 'os.environ/PORT', '<your-value>', '...', '', null])(
    'takes %j for a value filled in elsewhere',
    (open) => {
      expect(problems({ fallbacks: open, strategy: open, limits: { tokens: open } })).toEqual([]);
    },
  );

  it('finds something exactly when ajv does', () => {
    const ajv = new Ajv({ strict: false, allErrors: false });
    const valid = ajv.compile(config);
    const scalar = fc.oneof(
      fc.constantFrom('a', 'or', 't', 'tag', 'shuffle', 'auto', 'redis', 'disk', 'sixsix'),
      fc.integer({ min: -1, max: 12 }),
      fc.constantFrom(0.5, 9.5),
      fc.boolean(),
    );
    const key = fc.constantFrom(
      ...Object.keys(config.properties),
      'provider',
      'weight',
      'type',
      'host',
      'path',
      'tokens',
      'X',
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        scalar,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    const near = fc.record(Object.fromEntries(Object.keys(config.properties).map((name) => [name, value])), {
      requiredKeys: [],
    });
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(value, near), (data) => {
        const node = nodeOf(data);
        const found =
          explain(node, shapes.root, shapes, { fragment: false }).length +
          unknownKeys(node, shapes.root, shapes).length;
        const ok = valid(data);
        if (ok) accepted++;
        expect(found === 0).toBe(ok);
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

describe('unknownKeys', () => {
  const open = shapesOf({
    type: 'object',
    'x-routelint': { keys: 'suggest' },
    properties: {
      fallback_providers: { type: 'array', items: target },
      model: {},
      delegation: {
        type: 'object',
        'x-routelint': { keys: 'closed' },
        properties: { provider: {}, api_key: {}, old_key: { deprecated: true } },
      },
    },
  });
  const found = (value: unknown): readonly string[] =>
    unknownKeys(nodeOf(value), open.root, open).map(
      ({ code, path, suggestion }) => `${path.join('.')} ${code} ${suggestion}`,
    );

  it('reports any unknown key of a closed mapping', () => {
    expect(found({ delegation: { key_env: 'X' } })).toEqual(['delegation.key_env closed undefined']);
  });
  it('reports only near misses where the schema does not know all keys', () => {
    expect(found({ fallback_provider: [], telegram: 1, FALLBACK_PROVIDERS: 1 })).toEqual([
      'fallback_provider near-miss fallback_providers',
    ]);
  });
  it('suggests no key that is there already, and no deprecated one', () => {
    expect(found({ fallback_provider: [], fallback_providers: [] })).toEqual([]);
    expect(found({ delegation: { old_kye: 1 } })).toEqual(['delegation.old_kye closed undefined']);
  });
  it('passes over mappings nothing is said of, and extension keys', () => {
    expect(found({ model: { anything: 1 }, 'x-model': {}, delegation: { 'x-note': 1 } })).toEqual([]);
  });
});
