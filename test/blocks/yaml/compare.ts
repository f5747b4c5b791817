import type { Node } from '../../../src/blocks/node.ts';
import type { PythonValue } from './python.ts';

/** The first place at which a node is not what PyYAML made; undefined when there is none. */
export function difference(node: Node | undefined, value: PythonValue, path = '$'): string | undefined {
  const other = `${path}: ${JSON.stringify(value)} is read as ${node === undefined ? 'nothing' : JSON.stringify(node)}`;
  if (node === undefined) return value === null ? undefined : other;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return node.kind === 'scalar' && node.type !== 'timestamp' && node.value === value ? undefined : other;
  }
  if (isList(value)) {
    if (node.kind !== 'list' || node.items.length !== value.length) return other;
    return firstOf(node.items.map((item, i) => difference(item, value[i] ?? null, `${path}[${i}]`)));
  }
  if ('map' in value) {
    if (node.kind !== 'map' || node.entries.length !== value.map.length) return other;
    return firstOf(
      node.entries.map((entry, i) => {
        const [key = null, inner = null] = value.map[i] ?? [];
        if (key !== null && key !== entry.key) return `${path}: the key ${key} is read as ${entry.key}`;
        return difference(entry.value, inner, `${path}.${entry.key}`);
      }),
    );
  }
  if (node.kind !== 'scalar') return other;
  if ('timestamp' in value) return node.type === 'timestamp' ? undefined : other;
  if ('bytes' in value) return node.type === 'string' ? undefined : other;
  if (!('number' in value)) return other;
  const wanted = Number(value.number.replace('inf', 'Infinity').replace('nan', 'NaN'));
  return node.type === 'number' && (node.value === wanted || Object.is(node.value, wanted))
    ? undefined
    : other;
}

function isList(value: PythonValue): value is readonly PythonValue[] {
  return Array.isArray(value);
}

function firstOf(differences: readonly (string | undefined)[]): string | undefined {
  return differences.find((found) => found !== undefined);
}
