import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packShape } from '../../.build/schemas/pack.ts';
import { readSchema } from '../../.build/schemas/shape.ts';
import { Pack } from '../../src/schema/pack.ts';
import type { Shape } from '../../src/schema/shape.ts';

/** A shape with all that is packed in it open; definitions are left out. */
function opened(shape: Shape, pack: Pack): Shape {
  pack.open(shape);
  const { definitions: _, ...rest } = shape;
  const inner = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? opened(value as Shape, pack) : value;
  const maps = ['properties', 'patternProperties'];
  const subschemas = ['not', 'items', 'additionalProperties', 'propertyNames'];
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => {
      if (maps.includes(key)) {
        return [
          key,
          Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, inner(one)])),
        ];
      }
      if (['anyOf', 'oneOf', 'allOf'].includes(key)) return [key, (value as unknown[]).map(inner)];
      return [key, subschemas.includes(key) ? inner(value) : value];
    }),
  );
}

describe.each(['hermes', 'litellm', 'smart-model-routing'])('the pack of %s', (name) => {
  const { shape } = readSchema(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')));
  const { definitions = {}, ...root } = shape as Shape;
  const pack = new Pack(packShape(shape));

  it('holds the whole schema', () => {
    expect(opened(pack.root, pack)).toEqual(root);
  });

  it('holds every definition, and no other', () => {
    for (const [key, definition] of Object.entries(definitions)) {
      const found = pack.definition(key);
      expect(found && opened(found, pack)).toEqual(definition);
    }
    expect(pack.definition('no such definition')).toBeUndefined();
  });
});

describe('packing', () => {
  it('writes equal subschemas once', () => {
    const text = { type: 'string' };
    const packed = packShape({ properties: { a: text, b: { items: text }, c: { items: { ...text } } } });
    expect(packed.split('\n')).toEqual(['{"type":"string"}', '{"items":0}', '{"properties":"a 0 b 1 c 1"}']);
  });

  it('refuses names that its text cannot hold', () => {
    expect(() => packShape({ properties: { 'a b': {} } })).toThrow('a b');
  });
});
