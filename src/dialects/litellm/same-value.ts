import { entryOf, type Node } from '../../blocks/node.ts';

/** True when two values say the same, whatever their style and the order of their keys. */
export function sameValue(first: Node, second: Node): boolean {
  if (first.kind === 'scalar') return second.kind === 'scalar' && first.value === second.value;
  if (first.kind === 'list') {
    if (second.kind !== 'list' || first.items.length !== second.items.length) return false;
    return first.items.every((item, index) => {
      const other = second.items[index];
      return other !== undefined && sameValue(item, other);
    });
  }
  if (second.kind !== 'map' || first.entries.length !== second.entries.length) return false;
  return first.entries.every((entry) => {
    const other = entryOf(second, entry.key)?.value;
    return other !== undefined && sameValue(entry.value, other);
  });
}
