import type { Entry, MapNode, Node } from '../node.ts';
import type { Merge } from './frame.ts';

/**
 * A mapping's entries with those of its merge keys, as PyYAML's `flatten_mapping` orders them: merged ones first,
 * a later `<<` over an earlier one, in a list the first over the last, and the mapping's own over all. `bad` is
 * called for each merge whose value is neither a mapping nor a list of mappings.
 */
export function mergeEntries(
  own: readonly Entry[],
  merges: readonly Merge[],
  bad: (merge: Merge, found: Node) => void,
): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const merge of merges) {
    for (const source of mappings(merge, bad)) {
      for (const { key, keySpan, value } of source.entries)
        entries.set(key, { key, keySpan, value, merged: true });
    }
  }
  for (const entry of own) entries.set(entry.key, entry);
  return [...entries.values()];
}

function mappings(merge: Merge, bad: (merge: Merge, found: Node) => void): readonly MapNode[] {
  const { source } = merge;
  const sources = source.kind === 'list' ? source.items.toReversed() : [source];
  return sources.filter((node): node is MapNode => {
    if (node.kind !== 'map') bad(merge, node);
    return node.kind === 'map';
  });
}
