import { NamedShapes } from './named-shapes.ts';
import type { Shape } from './shape.ts';

/**
 * A schema as the build packs it (`.build/schemas/pack.ts`): a line of JSON for each different subschema, the last for
 * the whole. In it a subschema is the offset of its line, and those of a mapping are a text (`NamedShapes`). A file needs
 * few of them, and parsing them all takes a millisecond of a cold start.
 */
export class Pack {
  readonly root: Shape;
  readonly #text: string;
  readonly #made = new Map<number, Shape>();

  constructor(text: string) {
    this.#text = text;
    this.root = this.#shape(text.lastIndexOf('\n') + 1);
  }

  #shape(start: number): Shape {
    const known = this.#made.get(start);
    if (known) return known;
    const end = this.#text.indexOf('\n', start);
    const shape: Record<string, unknown> = JSON.parse(this.#text.slice(start, end < 0 ? undefined : end));
    this.#made.set(start, shape);
    const shapeOf = (line: number): Shape => this.#shape(line);
    for (const key of ['properties', 'patternProperties', 'definitions']) {
      const inner = shape[key];
      if (typeof inner === 'string') shape[key] = new NamedShapes(inner, shapeOf);
    }
    for (const key of ['not', 'items', 'additionalProperties', 'propertyNames']) {
      const inner = shape[key];
      if (typeof inner === 'number') shape[key] = this.#shape(inner);
    }
    for (const key of ['anyOf', 'oneOf', 'allOf']) {
      const inner = shape[key];
      if (Array.isArray(inner)) shape[key] = inner.map(shapeOf);
    }
    return shape;
  }
}
