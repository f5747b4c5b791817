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

/** Keywords that say something to routelint, and nothing to ajv. */
const NOTES = new Set(['x-routelint', 'default', 'deprecated']);

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
/** Keywords that hold subschemas by name, in a list, and by themselves. */
export const MAPS = new Set(['definitions', 'properties', 'patternProperties']);
export const LISTS = new Set(['anyOf', 'oneOf', 'allOf']);
export const SCHEMAS = new Set(['not', 'items', 'additionalProperties', 'propertyNames']);

/** A schema in its two uses: without its prose for routelint, and with nothing but its checks for ajv. */
export interface ReadSchema {
  readonly shape: object;
  readonly checks: object;
  /** Keywords that routelint would pass over. */
  readonly unknown: readonly string[];
}

/** Takes a schema apart for its two uses. */
export function readSchema(schema: unknown): ReadSchema {
  const unknown = new Set<string>();
  const shape = strip(schema, PROSE, unknown) as object;
  return { shape, checks: strip(shape, NOTES, unknown) as object, unknown: [...unknown] };
}

function strip(schema: unknown, without: ReadonlySet<string>, unknown: Set<string>): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = (part: unknown): unknown => strip(part, without, unknown);
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (without.has(key)) continue;
    if (!KNOWN.has(key)) unknown.add(key);
    if (MAPS.has(key)) result[key] = mapValues(value as Record<string, unknown>, inner);
    else if (LISTS.has(key)) result[key] = (value as unknown[]).map(inner);
    else result[key] = SCHEMAS.has(key) ? inner(value) : value;
  }
  return result;
}

function mapValues(
  map: Record<string, unknown>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
