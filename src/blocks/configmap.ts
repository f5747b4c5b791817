import type { Span } from '../text/span.ts';
import { nestView, type Segment, type View } from '../text/view.ts';
import { type Entry, entriesOf, entryOf, itemsOf, type Node, type ScalarNode, textOf } from './node.ts';

/** A file inside a manifest: a value of a ConfigMap's `data`, of a Secret's `stringData`, of a Compose file's `configs`. */
export interface HeldFile {
  /** The file's name: the key. */
  readonly name: string;
  /** The text as the file will have it; undefined where its places cannot be told from the manifest. */
  readonly view: View | undefined;
  readonly text: string;
  /** The manifest's view, and the value's place in it. */
  readonly outer: View;
  readonly span: Span;
}

const HOLDS: Readonly<Record<string, string>> = { ConfigMap: 'data', Secret: 'stringData' };

/** The files that a Kubernetes manifest holds, also a `List` of manifests, or a Compose file; none for anything else. */
export function heldFiles(view: View, root: Node | undefined): readonly HeldFile[] {
  const kind = textOf(entryOf(root, 'kind')?.value) ?? '';
  if (kind === 'List') return itemsOf(entryOf(root, 'items')?.value).flatMap((item) => heldFiles(view, item));
  const holder = HOLDS[kind];
  if (holder !== undefined) {
    return entriesOf(entryOf(root, holder)?.value).flatMap((entry) => heldFile(view, entry));
  }
  // `configs.<name>.content`, mounted where a service says.
  return kind === '' && entryOf(root, 'services')
    ? entriesOf(entryOf(root, 'configs')?.value).flatMap(({ key, value }) => {
        const content = entriesOf(value).find((entry) => entry.key === 'content');
        return content ? heldFile(view, { ...content, key }) : [];
      })
    : [];
}

function heldFile(view: View, { key, value, merged }: Entry): readonly HeldFile[] {
  if (merged || value.kind !== 'scalar' || typeof value.value !== 'string') return [];
  const span = { start: value.start, end: value.end };
  return [{ name: key, text: value.value, outer: view, span, view: scalarView(view, value, value.value) }];
}

/**
 * A block scalar's text as a view: each line is the end of a line of the manifest. That fails where lines were folded
 * into one, and then there is no view.
 */
function scalarView(outer: View, node: ScalarNode, value: string): View | undefined {
  if (node.style !== 'literal' && node.style !== 'folded') return undefined;
  const segments: Segment[] = [];
  let text = '';
  let at = lineEnd(outer.text, node.start).next;
  for (const line of value.replace(/\n$/, '').split('\n')) {
    const { end, next } = lineEnd(outer.text, at);
    const host = end - line.length;
    if (host < at || outer.text.slice(host, end) !== line) return undefined;
    segments.push({ view: text.length, host, length: next - host });
    text += outer.text.slice(host, next);
    at = next;
  }
  return nestView(outer, text, segments);
}

function lineEnd(text: string, from: number): { readonly end: number; readonly next: number } {
  const found = /\r\n|\n|\r/g;
  found.lastIndex = from;
  const lineBreak = found.exec(text);
  if (!lineBreak) return { end: text.length, next: text.length };
  return { end: lineBreak.index, next: lineBreak.index + lineBreak[0].length };
}
