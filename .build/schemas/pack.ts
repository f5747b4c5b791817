// Writes a schema's shape so that a run parses only the parts it comes to. See `src/schema/pack.ts`, which reads it.
import type { Shape } from '../../src/schema/shape.ts';
import { LISTS, MAPS, SCHEMAS } from './shape.ts';

/** The shape as lines of JSON, one for each different subschema, known by where it starts; the last line is the whole. */
export function packShape(shape: object): string {
  let text = '';
  const known = new Map<string, number>();
  const pack = (part: object): number => {
    const packed = Object.entries(part).map(([key, value]) => [key, packValue(key, value, pack)]);
    const line = JSON.stringify(Object.fromEntries(packed));
    const start = known.get(line);
    if (start !== undefined) return start;
    known.set(line, text.length);
    text += `${line}\n`;
    return text.length - line.length - 1;
  };
  pack(shape);
  return text.trimEnd();
}

// Neither deprecated nor read elsewhere: a key that others may be a slip of.
function isCurrent(part: object): boolean {
  const { deprecated, 'x-routelint': notes }: Pick<Shape, 'deprecated' | 'x-routelint'> = part;
  return !deprecated && notes?.elsewhere === undefined;
}

function packValue(key: string, value: unknown, pack: (part: object) => number): unknown {
  if (MAPS.has(key)) {
    const names = Object.entries(value as Record<string, object>);
    const odd = names.find(([name]) => /[\s",\\]/.test(name) || name === '');
    if (odd) throw new Error(`${odd[0]}: a name with blanks or commas cannot be packed`);
    return names.map(([name, part]) => `,${name} ${pack(part)}${isCurrent(part) ? '' : '!'}`).join('');
  }
  if (LISTS.has(key)) return (value as object[]).map(pack);
  return SCHEMAS.has(key) && typeof value === 'object' && value !== null ? pack(value) : value;
}
