import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { type ValidateOptions, validateBlock, validateWith } from '../../src/schema/validate.ts';
import { blockOf } from './block.ts';
import { shapesOf } from './shapes.ts';

const SCHEMA = {
  type: 'object',
  required: ['model'],
  'x-routelint': { keys: 'suggest' },
  properties: {
    model: { type: 'string' },
    strategy: { enum: ['simple-shuffle', 'least-busy'] },
    fallbacks: { type: 'array', items: { $ref: '#/definitions/entry' } },
    settings: {
      type: 'object',
      properties: { retries: { type: 'integer' }, entry: { $ref: '#/definitions/entry' } },
    },
  },
  definitions: {
    entry: {
      type: 'object',
      required: ['provider', 'model'],
      'x-routelint': { keys: 'closed' },
      properties: { provider: { type: 'string' }, model: { type: 'string' } },
    },
  },
};

const ajv = new Ajv({ strict: false });
const schema = { shapes: shapesOf(SCHEMA), accepts: (value: unknown) => ajv.validate(SCHEMA, value) };

function violations(text: string, options: ValidateOptions = { completeness: 'whole' }) {
  return validateWith(schema, blockOf(text), options).map((violation) => ({
    ...violation,
    text: text.slice(violation.span.start, violation.span.end),
  }));
}

describe('validateWith', () => {
  it('points at a scalar itself, and at the key of what runs over lines', () => {
    expect(violations('model: 5\n')).toMatchObject([
      { rule: 'schema', code: 'type', path: 'model', text: '5' },
    ]);
    const [first] = violations('model:\n  - a\n');
    expect(first?.text).toBe('model');
    expect(first?.data).toMatchObject({
      key: 'model',
      subject: '`model`',
      actual: 'a list',
      expected: 'a string',
    });
  });

  it('points at the first key of an item that lacks something', () => {
    expect(
      violations('model: m\nfallbacks:\n  - provider: x\n  - { model: y, provider: z }\n'),
    ).toMatchObject([
      {
        code: 'required',
        path: 'fallbacks[0]',
        text: 'provider',
        data: { allowed: '`model`', subject: 'item 1 of `fallbacks`' },
      },
    ]);
  });

  it('points at the key of a mapping that lacks something, and at the first key of the config', () => {
    expect(violations('settings: {entry: {model: x}}\n')).toMatchObject([
      { code: 'required', path: '', text: 'settings', data: { allowed: '`model`', subject: 'the config' } },
      { code: 'required', path: 'settings.entry', text: 'entry' },
    ]);
  });

  it('suggests the value that was meant, in the quotes that are there', () => {
    const [first, ...more] = violations('model: m\nstrategy: "simple-shufle"\n');
    expect(first).toMatchObject({
      code: 'enum-near',
      text: '"simple-shufle"',
      data: { suggestion: 'simple-shuffle' },
    });
    expect(first?.fix).toMatchObject({ text: '"simple-shuffle"', title: 'write `simple-shuffle`' });
    expect(more).toEqual([]);
  });

  it('hints at the value that was perhaps meant, and writes nothing', () => {
    const [first] = violations('model: m\nstrategy: least\n');
    expect(first).toMatchObject({ code: 'enum-near', data: { suggestion: 'least-busy' } });
    expect(first?.fix).toBeUndefined();
  });

  it('suggests the key that was meant, in the quotes that are there', () => {
    const [first, ...more] = violations("model: m\n'falbacks': []\nunrelated: 1\n");
    expect(first).toMatchObject({ rule: 'unknown-key', code: 'near-miss', text: "'falbacks'" });
    expect(first?.data).toMatchObject({ key: 'falbacks', place: 'the top level', suggestion: 'fallbacks' });
    expect(first?.fix?.text).toBe("'fallbacks'");
    expect(more).toEqual([]);
  });

  it('reports any unknown key where all are known', () => {
    expect(violations('model: m\nfallbacks: [{provider: x, model: y, weight: 1}]\n')).toMatchObject([
      {
        rule: 'unknown-key',
        code: 'closed',
        text: 'weight',
        path: 'fallbacks[0].weight',
        data: { place: '`fallbacks[0]`' },
      },
    ]);
  });

  it('misses nothing in a fragment, also in one whose parent is not shown', () => {
    expect(violations('strategy: least-busy\n', { completeness: 'fragment' })).toEqual([]);
    const options = { completeness: 'fragment', under: 'settings.entry' } as const;
    expect(violations('provider: x\n', options)).toEqual([]);
    expect(violations('provider: 7\n', options)).toMatchObject([
      { path: 'settings.entry.provider', code: 'type' },
    ]);
    const list = { completeness: 'fragment', under: 'fallbacks' } as const;
    expect(violations('- {provider: x, model: 3}\n', list)).toMatchObject([
      { path: 'fallbacks[0].model', text: '3' },
    ]);
    expect(violations('just text\n', list)).toMatchObject([
      { path: 'fallbacks', code: 'type', data: { subject: '`fallbacks`', actual: 'a string' } },
    ]);
  });

  it('lets references and placeholders stand for any value', () => {
    expect(
      violations(
        'model: m\nfallbacks: ${FALLBACKS}\nstrategy: os.environ/STRATEGY\nsettings: <your settings>\n',
      ),
    ).toEqual([]);
  });

  it('reports what an alias or a merge key repeats once', () => {
    const text = 'model: m\nfallbacks:\n  - &a { provider: 1, model: x }\n  - *a\n  - { <<: *a, model: y }\n';
    expect(violations(text)).toMatchObject([{ path: 'fallbacks[0].provider', text: '1' }]);
  });

  it('prints no secret that stands where it should not', () => {
    const [first] = violations('model: m\nstrategy: sk-3f9a1c27d5e84b60a2f1c9d7e5b3a486\n');
    expect(first?.code).toBe('enum');
    expect(JSON.stringify(first?.data)).not.toContain('3f9a');
  });

  it('is silent about nothing', () => {
    expect(violations('')).toEqual([]);
  });
});

describe('validateBlock', () => {
  it('knows the schemas of the dialects, and is silent about others', () => {
    const block = blockOf('model: {default: qwen3, provider: [a]}\n');
    expect(validateBlock('hermes', block, { completeness: 'whole' })).toMatchObject([
      { rule: 'schema', code: 'type', path: 'model.provider' },
    ]);
    expect(validateBlock('nobody', block, { completeness: 'whole' })).toEqual([]);
  });
});

describe('sections', () => {
  const LITELLM = 'model_list: [{ model_name: a, litellm_params: { model: openai/m } }]\n';
  const seen = (text: string, options: ValidateOptions = { completeness: 'whole' }) =>
    validateBlock('litellm', blockOf(text), options).map(
      ({ code, data }) => `${code} ${data['key']} ${code === 'misplaced' ? data['home'] : ''}`,
    );

  it.each([
    ['general_settings: { stream_timeout: 5 }', ['misplaced stream_timeout `router_settings`']],
    ['router_settings: { disable_spend_logs: true }', ['misplaced disable_spend_logs `general_settings`']],
    ['litellm_settings: { mcp_servers: {} }', ['misplaced mcp_servers the top level']],
    ['router_settings: { general_settings: {} }', ['misplaced general_settings the top level']],
    ['router_settings: { sticky: true }', ['closed sticky ']],
    ['litellm_settings: { sticky: true }', ['unread sticky ']],
    ['litellm_settings: { drop_parms: true }', ['near-miss drop_parms ']],
    ['litellm_settings: { api_key: a, email: b, use_client: true }', []],
    ['general_settings: { api_key: a }', ['unread api_key ']],
    ['routes: []', ['unread routes ']],
    ['x-routes: []', []],
    ['routes: &routes [a]', []],
    ['routes:\n  - &one { a: 1 }', []],
    ['stream_timeout: 5', ['misplaced stream_timeout `router_settings`']],
  ])('%s', (text, expected) => {
    expect(seen(`${LITELLM}${text}\n`)).toEqual(expected);
  });

  it('of a piece of a config stand beside keys that are not its own', () => {
    const piece = { completeness: 'fragment' } as const;
    expect(seen('general_settings: { routes: 1 }\nservices: {}\n', piece)).toEqual(['unread routes ']);
  });

  it.each([
    ['timeout: 30s', ['type timeout ']],
    ['timeout: "30"', []],
    ['timeout: 1.5', []],
    ['timeout: "1e2"', []],
    ['timeout: os.environ/T', []],
    ['timeout: "$' + '{T}"', []],
    ['allowed_fails: three', ['type allowed_fails ']],
  ])('take numbers that are texts: %s', (text, expected) => {
    expect(seen(`${LITELLM}router_settings: { ${text} }\n`)).toEqual(expected);
  });
});
