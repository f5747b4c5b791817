import type { Shape } from './shape.ts';

/**
 * A schema as the build packs it (`.build/schemas/pack.ts`): a line of JSON for each different subschema, the last for
 * the whole. In it subschemas are numbers of lines, and named ones a text: "model 3 api_base 7". A file needs few of them, and parsing them all takes a millisecond of a cold start. The properties of a
 * mapping stay text until `open` is asked for them.
 */
export class Pack {
  readonly #lines: readonly string[];
  readonly #made = new Map<number, Shape>();

  constructor(text: string) {
    this.#lines = text.split('\n');
  }

  /** The whole. */
  get root(): Shape {
    return this.#shape(this.#lines.length - 1);
  }

  /** Unpacks the properties of a shape, in place. */
  open(shape: Shape): void {
    const packed = shape as { properties?: unknown; patternProperties?: unknown };
    if (typeof packed.properties === 'string') packed.properties = this.#named(packed.properties);
    if (typeof packed.patternProperties === 'string')
      packed.patternProperties = this.#named(packed.patternProperties);
  }

  /** A definition by its name; undefined where there is none. */
  definition(name: string): Shape | undefined {
    const { definitions } = this.root as { definitions?: unknown };
    if (typeof definitions !== 'string') return undefined;
    const words = definitions.split(' ');
    const at = words.findIndex((word, index) => index % 2 === 0 && word === name);
    return at < 0 ? undefined : this.#shape(Number(words[at + 1]));
  }

  #named(text: string): Readonly<Record<string, Shape>> {
    const words = text === '' ? [] : text.split(' ');
    // Without a prototype it is a hash table at once: V8 would first give it a shape for each of its many keys.
    const named: Record<string, Shape> = Object.create(null);
    for (let at = 0; at < words.length; at += 2) named[words[at] ?? ''] = this.#shape(Number(words[at + 1]));
    return named;
  }

  #shape(number: number): Shape {
    const known = this.#made.get(number);
    if (known) return known;
    const shape: Record<string, unknown> = JSON.parse(this.#lines[number] ?? '{}');
    this.#made.set(number, shape);
    for (const key of ['not', 'items', 'additionalProperties', 'propertyNames']) {
      const inner = shape[key];
      if (typeof inner === 'number') shape[key] = this.#shape(inner);
    }
    for (const key of ['anyOf', 'oneOf', 'allOf']) {
      const inner = shape[key];
      if (Array.isArray(inner)) shape[key] = inner.map((one: number) => this.#shape(one));
    }
    return shape;
  }
}
