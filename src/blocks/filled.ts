import { joinSpans, overlaps, type Span } from '../text/span.ts';
import { locate } from '../text/view.ts';
import type { Block } from './block.ts';
import { entriesOf, itemsOf, type Node } from './node.ts';

/** A value, or a key, of which a shell fills in at least a part. */
export interface FilledPlace {
  /** The key that the value, or the list it is in, stands under; undefined of a key that is filled in itself. */
  readonly key: string | undefined;
  /** The key with its value, or an item of a list. Spans are of the document. */
  readonly span: Span;
  /** What the shell fills in there. */
  readonly filled: readonly Span[];
}

/** The values and keys of a block that a shell fills in. What it fills in elsewhere (comments, lines) is not among them. */
export function filledPlaces(block: Block): readonly FilledPlace[] {
  const { filled = [], root, view } = block;
  if (filled.length === 0 || !root) return [];
  const seen = new Set<Node>();
  const at = (node: Span): Span => locate(view, { start: node.start, end: node.end }).span;
  const inside = (span: Span) => filled.filter((place) => overlaps(place, span));
  function walk(node: Node, key: string | undefined, span: Span): readonly FilledPlace[] {
    if (seen.has(node)) return [];
    seen.add(node);
    if (node.kind === 'scalar') {
      const found = inside(at(node));
      return found.length > 0 ? [{ key, span: at(span), filled: found }] : [];
    }
    return [
      ...itemsOf(node).flatMap((item) => walk(item, key, item)),
      ...entriesOf(node).flatMap((entry) => {
        const { keySpan, value } = entry;
        const own = inside(at(keySpan));
        // The value of an alias stands elsewhere.
        const whole = value.start >= keySpan.end ? joinSpans(keySpan, value) : value;
        return [
          ...(own.length > 0 ? [{ key: undefined, span: at(keySpan), filled: own }] : []),
          ...walk(value, entry.key, whole),
        ];
      }),
    ];
  }
  return walk(root, undefined, root);
}
