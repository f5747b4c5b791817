import type { Node, ScalarNode } from '../../src/blocks/node.ts';

const NOWHERE = { start: 0, end: 0 };

/** The node that a reader would make of a plain value, with spans that point nowhere. */
export function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) return { ...NOWHERE, kind: 'list', items: value.map(nodeOf) };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => ({
      key,
      keySpan: NOWHERE,
      value: nodeOf(inner),
      merged: false,
    }));
    return { ...NOWHERE, kind: 'map', entries };
  }
  const scalar = value as ScalarNode['value'];
  const type = scalar === null ? 'null' : (typeof scalar as 'string' | 'number' | 'boolean');
  return { ...NOWHERE, kind: 'scalar', value: scalar, type, style: 'plain' };
}
