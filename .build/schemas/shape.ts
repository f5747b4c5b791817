/** Keywords that say something to people only. */
const PROSE = new Set([
  '$schema',
  '$id',
  '$comment',
  'title',
  'description',
  'examples',
  'markdownDescription',
  'enumDescriptions',
]);

/** Keywords that `src/schema` checks or reads; see `src/schema/shape.ts`. */
const KNOWN = new Set([
  '$ref',
  'definitions',
  'type',
  'enum',
  'const',
  'anyOf',
  'oneOf',
  'allOf',
  'not',
  'properties',
  'patternProperties',
  'additionalProperties',
  'propertyNames',
  'required',
  'minProperties',
  'maxProperties',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'pattern',
  'default',
  'deprecated',
  'x-routelint',
]);
const MAPS = new Set(['definitions', 'properties', 'patternProperties']);
const LISTS = new Set(['anyOf', 'oneOf', 'allOf']);
const SCHEMAS = new Set(['not', 'items', 'additionalProperties', 'propertyNames']);

/** A schema without its prose, and the keywords in it that routelint would pass over. */
export function shapeOf(schema: unknown): { readonly shape: object; readonly unknown: readonly string[] } {
  const unknown = new Set<string>();
  return { shape: strip(schema, unknown) as object, unknown: [...unknown] };
}

function strip(schema: unknown, unknown: Set<string>): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (PROSE.has(key)) continue;
    if (!KNOWN.has(key)) unknown.add(key);
    if (MAPS.has(key)) result[key] = mapValues(value as Record<string, unknown>, unknown);
    else if (LISTS.has(key)) result[key] = (value as unknown[]).map((part) => strip(part, unknown));
    else result[key] = SCHEMAS.has(key) ? strip(value, unknown) : value;
  }
  return result;
}

function mapValues(map: Record<string, unknown>, unknown: Set<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, strip(value, unknown)]));
}
