import { packShape } from '../../.build/schemas/pack.ts';
import { Pack } from '../../src/schema/pack.ts';
import { Shapes } from '../../src/schema/shape.ts';

/** A JSON Schema as a run has it. */
export function shapesOf(schema: object): Shapes {
  return new Shapes(new Pack(packShape(schema)).root);
}
