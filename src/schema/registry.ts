import { generatedSchemas } from '../generated/schemas.ts';
import { Pack } from './pack.ts';
import { Shapes } from './shape.ts';

/** The names of the schemas in `schemas/` and `schemas/dialects/`. */
export type SchemaName = keyof typeof generatedSchemas;

/** A schema as a run uses it. */
export interface LoadedSchema {
  readonly shapes: Shapes;
  /** ajv's verdict, from the validator compiled at build time. */
  readonly accepts: (value: unknown) => boolean;
}

const loaded = new Map<string, LoadedSchema>();

/** The schema of a name; undefined when there is none. Its parts are made on first use and kept. */
export function schemaNamed(name: string): LoadedSchema | undefined {
  const known = loaded.get(name);
  if (known) return known;
  if (!Object.hasOwn(generatedSchemas, name)) return undefined;
  const generated = generatedSchemas[name as SchemaName];
  let accepts: ((value: unknown) => boolean) | undefined;
  const schema: LoadedSchema = {
    shapes: new Shapes(new Pack(generated.shape()).root),
    accepts: (value) => {
      accepts ??= generated.validator();
      return accepts(value);
    },
  };
  loaded.set(name, schema);
  return schema;
}
