import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedSchemas } from '../../src/generated/schemas.ts';
import { explain } from '../../src/schema/explain.ts';
import { schemaNamed } from '../../src/schema/registry.ts';
import type { Shape, Shapes } from '../../src/schema/shape.ts';
import { unknownKeys } from '../../src/schema/unknown-keys.ts';
import { nodeOf } from './nodes.ts';

const ANY = fc.oneof(
  fc.constantFrom<unknown>('text', 'simple-shuffle', 'auto', 'a/b', -1, 0, 7, 0.5, 1e9, true, false),
  fc.array(fc.constantFrom<unknown>('text', 3, true), { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('model', 'provider', 'x'), fc.constantFrom<unknown>('text', 3, true), {
    maxKeys: 2,
  }),
);

/** Values that mostly follow a schema, with one thing here and there that does not. */
function near(shape: Shape, shapes: Shapes, depth: number): fc.Arbitrary<unknown> {
  const way = shapes.alternatives(shape);
  if (depth === 0 || way.length === 0) return ANY;
  const follows = way.map((parts) => {
    const properties: Record<string, Shape> = {};
    for (const { properties: own } of parts)
      for (const key of own?.names() ?? []) properties[key] = own?.get(key) ?? {};
    const items = parts.map((part) => part.items).find((part) => part !== undefined);
    const values = parts.map((part) => part.enum).find((part) => part !== undefined);
    const more = parts.map((part) => part.additionalProperties).find((part) => typeof part === 'object');
    if (values) return fc.constantFrom(...values);
    if (items) return fc.array(near(items, shapes, depth - 1), { maxLength: 3 });
    if (more) return fc.dictionary(fc.constantFrom('a', 'b'), near(more, shapes, depth - 1), { maxKeys: 2 });
    const keys = Object.keys(properties);
    if (keys.length === 0) return ANY;
    return fc
      .subarray(keys, { maxLength: Math.min(5, keys.length) })
      .chain((chosen) =>
        fc.record(
          Object.fromEntries(chosen.map((key) => [key, near(properties[key] ?? {}, shapes, depth - 1)])),
        ),
      );
  });
  return fc.oneof({ weight: 1, arbitrary: ANY }, ...follows.map((arbitrary) => ({ weight: 4, arbitrary })));
}

describe.each(Object.keys(generatedSchemas))('the validator of %s', (name) => {
  const source = JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as object;
  const ajv = new Ajv({ strict: false }).compile(source);
  const schema = schemaNamed(name);
  if (!schema) throw new Error(`no schema ${name}`);

  it('says what ajv says, and so do the walks over the nodes', () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(near(schema.shapes.root, schema.shapes, 4), (value) => {
        const ok = ajv(value);
        if (ok) accepted++;
        else refused++;
        expect(schema.accepts(value)).toBe(ok);
        const node = nodeOf(value);
        const problems = explain(node, schema.shapes.root, schema.shapes, { fragment: false });
        if (ok) expect(problems).toEqual([]);
        else
          expect(
            problems.length + unknownKeys(node, schema.shapes.root, schema.shapes).length,
          ).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(20);
  });
});
