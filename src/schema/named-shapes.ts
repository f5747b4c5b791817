import type { Shape } from './shape.ts';

/**
 * The subschemas of a mapping by their names. Kept as the text that the build packs them in, `,model 3,old_name 7!`: a
 * name, where the line of its subschema starts, and a mark where that is deprecated. A file has few of the names, and making the
 * shapes of all of them would take a cold start a millisecond.
 */
export class NamedShapes {
  readonly #text: string;
  readonly #shapeOf: (line: number) => Shape;
  readonly #made = new Map<string, Shape>();

  constructor(text: string, shapeOf: (line: number) => Shape) {
    this.#text = text;
    this.#shapeOf = shapeOf;
  }

  /** The subschema of a name; undefined where there is none. */
  get(name: string): Shape | undefined {
    const known = this.#made.get(name);
    if (known) return known;
    // Between a comma and the next blank there is always one whole name.
    const at = name.includes(' ') ? -1 : this.#text.indexOf(`,${name} `);
    if (at < 0) return undefined;
    const made = this.#shapeOf(Number.parseInt(this.#text.slice(at + name.length + 2), 10));
    this.#made.set(name, made);
    return made;
  }

  /** All names, or those that are not deprecated. */
  names(which: 'all' | 'current' = 'all'): readonly string[] {
    const parts = this.#text.split(',').slice(1);
    const wanted = which === 'all' ? parts : parts.filter((part) => !part.endsWith('!'));
    return wanted.map((part) => part.slice(0, part.indexOf(' ')));
  }
}
