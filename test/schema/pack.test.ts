import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packShape } from '../../.build/schemas/pack.ts';
import { readSchema } from '../../.build/schemas/shape.ts';
import { NamedShapes } from '../../src/schema/named-shapes.ts';
import { Pack } from '../../src/schema/pack.ts';
import type { Shape } from '../../src/schema/shape.ts';

/** A shape with all that is packed in it unpacked. */
function opened(shape: Shape): unknown {
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    if (value instanceof NamedShapes) return named(value);
    return typeof value === 'object' && value !== null ? opened(value as Shape) : value;
  };
  const subschemas = ['not', 'items', 'additionalProperties', 'propertyNames', 'anyOf', 'oneOf', 'allOf'];
  const maps = ['properties', 'patternProperties', 'definitions'];
  return Object.fromEntries(
    Object.entries(shape).map(([key, value]) => {
      return [key, [...subschemas, ...maps].includes(key) ? inner(value) : value];
    }),
  );
}

function named(shapes: NamedShapes): unknown {
  return Object.fromEntries(shapes.names().map((name) => [name, opened(shapes.get(name) ?? {})]));
}

describe.each(['hermes', 'litellm', 'smart-model-routing'])('the pack of %s', (name) => {
  it('holds the whole schema', () => {
    const { shape } = readSchema(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')));
    expect(opened(new Pack(packShape(shape)).root)).toEqual(shape);
  });
});

describe('the subschemas of a mapping', () => {
  const text = { type: 'string' };
  const { properties } = new Pack(packShape({ properties: { a: text, old: { deprecated: true }, '7': {} } }))
    .root;

  it('are found by whole names, and by nothing else', () => {
    expect(properties?.get('a')).toEqual(text);
    expect(properties?.get('7')).toEqual({});
    for (const other of ['0', '1', '', ',', 'ol', 'd', 'a 0,old', '!', 'constructor', '__proto__'])
      expect(properties?.get(other)).toBeUndefined();
  });

  it('are listed with and without those that are deprecated', () => {
    expect([...(properties?.names() ?? [])].sort()).toEqual(['7', 'a', 'old']);
    expect([...(properties?.names('current') ?? [])].sort()).toEqual(['7', 'a']);
  });
});

describe('packing', () => {
  it('writes equal subschemas once', () => {
    const text = { type: 'string' };
    const packed = packShape({ properties: { a: text, b: { items: text }, c: { items: { ...text } } } });
    expect(packed.split('\n')).toEqual([
      '{"type":"string"}',
      '{"items":0}',
      '{"properties":",a 0,b 18,c 18"}',
    ]);
  });

  it('refuses names that its text cannot hold', () => {
    for (const name of ['a b', 'a,b', ''])
      expect(() => packShape({ properties: { [name]: {} } })).toThrow('cannot be packed');
  });
});
