import type { NamedShapes } from './named-shapes.ts';

/** The names JSON Schema has for the kinds of value. */
export type TypeName = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object';

/** Our own annotations on a subschema; ajv passes over them. */
export interface Annotations {
  /**
   * What an unknown key of this mapping means: always a mistake (`closed`), one only when it is near a known one
   * (`suggest`), worth a note otherwise (`told`), or nothing.
   */
  readonly keys?: 'closed' | 'told' | 'suggest' | 'open';
  /** At the root: its mappings that a key may have been meant for when it stands in another of them, or beside them. */
  readonly sections?: readonly string[];
  /** Items of this list are the same thing when these keys agree. */
  readonly identity?: readonly string[];
  /** Whether the order of this list means something. */
  readonly order?: 'chain' | 'set';
  readonly kind?: 'secret' | 'url' | 'provider' | 'model' | 'env-ref' | 'path';
  /** The release that first reads the key. */
  readonly since?: string;
  /** How a value is written, where its type alone says little: `{ group: [fallback, …] }`. */
  readonly form?: string;
  /** A key that is written here and read elsewhere: what to do about it, as a clause in the imperative. */
  readonly elsewhere?: string;
  /** Beside an `enum`: what the program does with any other value, as a clause. */
  readonly effect?: string;
  /** Beside an `enum`: what people write, in lower case and without separators, and the value that does what they mean. */
  readonly meant?: Readonly<Record<string, string>>;
}

/**
 * A JSON Schema (draft-07) without its prose, as `.build/generate/validators.ts` writes it. Only these keywords may
 * stand in `schemas/`: the build fails on any other, so that no check is silently left out.
 */
export interface Shape {
  readonly $ref?: string;
  readonly definitions?: NamedShapes;
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly not?: Shape;
  readonly properties?: NamedShapes;
  readonly patternProperties?: NamedShapes;
  readonly additionalProperties?: boolean | Shape;
  readonly propertyNames?: Shape;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly 'x-routelint'?: Annotations;
}

/** One way to fit a shape: every part of it must hold. */
export type Alternative = readonly Shape[];

/** A schema's shape with its definitions at hand. */
export class Shapes {
  readonly root: Shape;
  readonly #flat = new Map<Shape, readonly Alternative[]>();

  constructor(root: Shape) {
    this.root = root;
  }

  /** The ways to fit a shape, references followed and `anyOf`, `oneOf` and `allOf` taken apart. */
  alternatives(shape: Shape): readonly Alternative[] {
    const known = this.#flat.get(shape);
    if (known) return known;
    // A schema that refers to itself without a step into the data in between would never end.
    this.#flat.set(shape, [[]]);
    const flat = this.#flatten(shape);
    this.#flat.set(shape, flat);
    return flat;
  }

  #flatten(shape: Shape): readonly Alternative[] {
    if (!(shape.$ref ?? shape.allOf ?? shape.anyOf ?? shape.oneOf)) return [[shape]];
    const { $ref, allOf, anyOf, oneOf, ...own } = shape;
    let ways: readonly Alternative[] = [[own]];
    if ($ref !== undefined) ways = product(ways, this.alternatives(this.#definition($ref)));
    for (const part of allOf ?? []) ways = product(ways, this.alternatives(part));
    for (const union of [anyOf, oneOf]) {
      if (union)
        ways = product(
          ways,
          union.flatMap((branch) => this.alternatives(branch)),
        );
    }
    return ways;
  }

  #definition($ref: string): Shape {
    if ($ref === '#') return this.root;
    return this.root.definitions?.get($ref.replace('#/definitions/', '')) ?? {};
  }
}

function product(left: readonly Alternative[], right: readonly Alternative[]): readonly Alternative[] {
  return left.flatMap((one) => right.map((other) => [...one, ...other]));
}
