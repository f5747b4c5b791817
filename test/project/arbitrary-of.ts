import fc, { type Arbitrary } from 'fast-check';

/** The keywords of a JSON Schema that `arbitraryOf` builds from. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** Values that fit a schema. `special` stands in for definitions and keys that a schema cannot say all about. */
export function arbitraryOf(
  root: Schema,
  special: Readonly<Record<string, Arbitrary<unknown>>>,
): Arbitrary<unknown> {
  const build = (schema: Schema): Arbitrary<unknown> => {
    if (schema.$ref) {
      const name = schema.$ref.replace('#/definitions/', '');
      return special[name] ?? build(root.definitions?.[name] ?? {});
    }
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map(build));
    return fc.oneof(...[schema.type ?? 'null'].flat().map((type) => ofType(type, schema)));
  };
  const ofType = (type: string, schema: Schema): Arbitrary<unknown> => {
    if (type === 'object') return objectOf(schema);
    if (type === 'array')
      return fc.array(build(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
    if (type === 'integer') return fc.integer({ min: schema.minimum ?? 0 });
    if (type === 'null') return fc.constant(null);
    return schema.pattern
      ? fc
          .constantFrom('1.2', 'v0.11', '1.80.5-stable')
          .filter((text) => new RegExp(schema.pattern ?? '').test(text))
      : fc.constant('text');
  };
  const objectOf = (schema: Schema): Arbitrary<unknown> => {
    const fields = Object.entries(schema.properties ?? {}).map(
      ([key, value]) => [key, special[key] ?? build(value)] as const,
    );
    const known = fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
    if (typeof schema.additionalProperties !== 'object') return known;
    const names = special['names of keys'] ?? fc.constant('name');
    const free = fc.dictionary(names as Arbitrary<string>, build(schema.additionalProperties), {
      maxKeys: 2,
    });
    return fc.tuple(known, free).map(([first, second]) => ({ ...second, ...(first as object) }));
  };
  return build(root);
}
