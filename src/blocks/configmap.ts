import type { Span } from '../text/span.ts';
import { nestView, type Segment, type View } from '../text/view.ts';
import { type Entry, entriesOf, entryOf, itemsOf, type Node, type ScalarNode, textOf } from './node.ts';

/**
 * A file inside a manifest: a value of a ConfigMap's `data`, of a Secret's `stringData`, of a Compose file's `configs`, of
 * `configMaps` in the values of a chart, or what a task of Ansible or cloud-init writes.
 */
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
  if (kind === '' && entryOf(root, 'services')) {
    return entriesOf(entryOf(root, 'configs')?.value).flatMap(({ key, value }) => {
      const content = contentOf(value);
      return content ? heldFile(view, { ...content, key }) : [];
    });
  }
  return CHARTS_AND_TASKS.test(view.text) ? deepFiles(view, root, 0) : [];
}

/** What a file must hold to be walked through. */
const CHARTS_AND_TASKS = /\bconfigMaps:|\bcontent:\s*[|>]/;
/** `spec.values.configMaps` of Flux; `[play].tasks.[task].block.[task].copy` of Ansible. */
const DEEPEST = 10;

// `configMaps.<name>.data` of the chart bjw-s/app-template, and `{ dest | path, content }` of Ansible and cloud-init.
function deepFiles(view: View, node: Node | undefined, depth: number): readonly HeldFile[] {
  if (depth > DEEPEST || node === undefined || node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap((item) => deepFiles(view, item, depth + 1));
  const content = contentOf(node);
  const target = textOf(entryOf(node, 'dest')?.value) ?? textOf(entryOf(node, 'path')?.value);
  if (content && target !== undefined) {
    return heldFile(view, { ...content, key: target.slice(target.lastIndexOf('/') + 1) });
  }
  return node.entries.flatMap(({ key, value, merged }) => {
    if (merged) return [];
    if (key !== 'configMaps') return deepFiles(view, value, depth + 1);
    return entriesOf(value).flatMap((map) =>
      entriesOf(entryOf(map.value, 'data')?.value).flatMap((entry) => heldFile(view, entry)),
    );
  });
}

function contentOf(node: Node): Entry | undefined {
  return entriesOf(node).find((entry) => entry.key === 'content');
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
