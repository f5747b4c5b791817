import { Ajv } from 'ajv';
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/routelint.schema.json' with { type: 'json' };
import { KEYS } from '../../src/project/parse/settings-file.ts';
import { parseSettings } from '../../src/project/parse-settings.ts';
import { PRESET_IDS } from '../../src/project/presets.ts';
import { DEFAULT_LIMITS } from '../../src/project/settings.ts';
import { createDocument } from '../../src/text/document.ts';
import { arbitraryOf } from './arbitrary-of.ts';
import { broken } from './broken.ts';
import { KNOWN } from './known.ts';

const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
const errors = (value: unknown): readonly string[] =>
  parseSettings(createDocument('routelint.yaml', JSON.stringify(value)), KNOWN)
    .problems.filter((problem) => problem.severity === 'error')
    .map((problem) => problem.message);

// What only the loader knows: ids of rules, days of the calendar, which keys go together.
const special: Readonly<Record<string, Arbitrary<unknown>>> = {
  levels: fc.dictionary(
    fc.constantFrom(...KNOWN.rules.map((rule) => rule.id)),
    fc.constantFrom('off', 'info', { severity: 'error' }),
  ),
  glob: fc.constantFrom('docs/**', '~/.hermes/config.yaml', '${X:-a}/*.md'),
  date: fc.constant(undefined),
  status: fc.constantFrom('current', 'historical', 'proposal', 'example', null),
  endpoint: fc.constantFrom('https://llm.example.com/v1', null),
  name: fc.constantFrom('OPENROUTER_API_KEY', '_x'),
  extended: fc.constantFrom('strict', './team.yaml', '~/x.yml'),
  'names of keys': fc.constantFrom('live', 'localhost:4000', 'mine'),
};
const sound = arbitraryOf(schema, special).map((value) => JSON.parse(JSON.stringify(value)));

describe('the schema and the loader agree', () => {
  test('on what is sound', () => {
    fc.assert(
      fc.property(sound, (value) => {
        expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
        expect(errors(value)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('on what is not', () => {
    fc.assert(
      fc.property(sound, fc.gen(), (value, by) => {
        const mutant = broken(value, by);
        // Rule ids are data to the schema, so that custom rules can be configured.
        const found = errors(mutant).filter((message) => !message.startsWith('there is no rule'));
        fc.pre(found.length === errors(mutant).length);
        expect(validate(mutant), `${JSON.stringify(mutant)}\n${found.join('\n')}`).toBe(found.length === 0);
      }),
      { numRuns: 1000 },
    );
  });

  test('on names and defaults', () => {
    expect(Object.keys(schema.properties)).toEqual([...KEYS]);
    expect(schema.definitions.extended.anyOf[0]?.enum).toEqual([...PRESET_IDS]);
    const limits = Object.entries(schema.properties.limits.properties).map(([key, value]) => [
      key,
      value.default,
    ]);
    expect(Object.fromEntries(limits)).toEqual(DEFAULT_LIMITS);
    expect(Object.keys(schema.properties.versions.properties)).toEqual([...KNOWN.dialects]);
  });
});

test('every key of the schema is described', () => {
  const missing: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const here = `${path}/${key}`;
      if (path.endsWith('/properties') && !describedBy(value)) missing.push(here);
      visit(value, here);
    }
  };
  const describedBy = (value: { description?: string; $ref?: string }): boolean => {
    const target = value.$ref?.replace('#/definitions/', '') ?? '';
    return (
      'description' in value ||
      'description' in (Object.entries(schema.definitions).find(([name]) => name === target)?.[1] ?? {})
    );
  };
  visit(schema, '');
  expect(missing).toEqual([]);
});
