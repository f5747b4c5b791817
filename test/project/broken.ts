import fc from 'fast-check';

/** The value with one thing in it made something else. */
export function broken(value: unknown, by: fc.GeneratorValue): unknown {
  const junk = () => by(fc.constantFrom, 5, 'zebra', true, [], {}, [[1]], { zebra: 1 }, { files: 3 });
  if (typeof value !== 'object' || value === null || by(fc.boolean)) return junk();
  const keys = Object.keys(value);
  const key = by(fc.constantFrom, ...keys, ...(keys.length === 0 ? ['zebra'] : []));
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  return Object.assign(copy, { [key]: broken(Reflect.get(value, key), by) });
}
