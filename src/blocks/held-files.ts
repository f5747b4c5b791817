import type { Span } from '../text/span.ts';
import { nestView, type Segment, type View } from '../text/view.ts';
import type { FilledText } from './cutting.ts';
import { formatOf } from './format.ts';
import { composed, unbraced } from './interpolation.ts';
import { mayHoldAnywhere } from './may-hold.ts';
import { type Entry, entriesOf, entryOf, itemsOf, type Node, type ScalarNode, textOf } from './node.ts';

/**
 * A file inside a file of another kind: a value of a ConfigMap's `data`, of a Secret's `stringData`, of a Compose file's
 * `configs`, of `configMaps` in the values of a chart, or what a task of Ansible or cloud-init writes; and a script, which
 * may write some.
 */
export interface HeldFile {
  /** The file's name: the key. Empty of a script. */
  readonly name: string;
  /** The text as the file will have it; undefined where its places cannot be told from the manifest. */
  readonly view: View | undefined;
  readonly text: string;
  /** See `Block.filled`. */
  readonly filled: readonly Span[] | undefined;
  /** The manifest's view, and the value's place in it. */
  readonly outer: View;
  readonly span: Span;
}

const HOLDS: Readonly<Record<string, string>> = { ConfigMap: 'data', Secret: 'stringData' };

/** Keys of the commands that CI, containers and machines run. */
const SCRIPTS = new Set(
  (
    'run script before_script after_script command commands cmd args entrypoint shell ansible.builtin.shell bash inline ' +
    'inlineScript runcmd bootcmd user_data userData'
  ).split(' '),
);

/** What may stand beside the `content` of a file, and names it. */
const PATHS = ['path', 'dest', 'destination', 'target', 'filename'];

/** Keys of a text that holds the values of a chart: `helm.values` of Argo CD, `valuesContent` of K3s. */
const VALUES = new Set(['values', 'valuesContent']);

/** No manifest nests deeper than this before it comes to a text. */
const DEEPEST = 16;

/** The files that a file of another kind holds; none for a config itself (`mayHoldFiles`). */
export function heldFiles(
  view: View,
  root: Node | undefined,
  hints: readonly string[] = [],
): readonly HeldFile[] {
  const kind = textOf(entryOf(root, 'kind')?.value) ?? '';
  if (kind === 'List') {
    return itemsOf(entryOf(root, 'items')?.value).flatMap((item) => heldFiles(view, item, hints));
  }
  const holder = HOLDS[kind];
  if (holder !== undefined) {
    return entriesOf(entryOf(root, holder)?.value).flatMap((entry) => heldFile(view, entry));
  }
  const isCompose = kind === '' && entryOf(root, 'services') !== undefined;
  const configs = isCompose
    ? entriesOf(entryOf(root, 'configs')?.value).flatMap(({ key, value }) => {
        // `configs.<name>.content`, mounted where a service says.
        const content = entriesOf(value).find((entry) => entry.key === 'content');
        return content ? heldFile(view, { ...content, key }, composed) : [];
      })
    : [];
  if (!(root && mayHoldAnywhere(view.text, root, hints))) return configs;
  const walk: Walk = { view, fill: isCompose ? composed : unbraced, seen: new Set() };
  return [...configs, ...within(walk, root, '', 0)];
}

interface Walk {
  readonly view: View;
  readonly fill: (view: View) => FilledText;
  readonly seen: Set<Node>;
}

// `key`: that of the value, or of the list it stands in.
function within(walk: Walk, node: Node | undefined, key: string, depth: number): readonly HeldFile[] {
  if (!node || depth > DEEPEST || walk.seen.has(node)) return [];
  walk.seen.add(node);
  if (node.kind === 'list') return node.items.flatMap((item) => within(walk, item, key, depth + 1));
  if (node.kind === 'scalar') {
    const isScript = SCRIPTS.has(key) && textOf(node)?.includes('<<') === true;
    return isScript ? heldFile(walk.view, { key: '', value: node, merged: false }, walk.fill) : [];
  }
  return node.entries.flatMap((entry) => {
    if (entry.key === 'configMaps') return chartFiles(walk, entry);
    const name = nameIn(node, entry, key);
    return name === undefined
      ? within(walk, entry.value, entry.key, depth + 1)
      : heldFile(walk.view, { ...entry, key: name }, walk.fill);
  });
}

// `configMaps.<name>.data` in the values of a chart.
function chartFiles({ view }: Walk, { value }: Entry): readonly HeldFile[] {
  return entriesOf(value).flatMap((map) =>
    entriesOf(entryOf(map.value, 'data')?.value).flatMap((entry) => heldFile(view, entry)),
  );
}

// The name of the file whose text a value is.
function nameIn(node: Node, { key, value }: Entry, outer: string): string | undefined {
  if (value.kind !== 'scalar') return undefined;
  if (VALUES.has(key)) return outer === 'helm' || key === 'valuesContent' ? 'values.yaml' : undefined;
  if (key !== 'content') return undefined;
  const name = PATHS.map((path) => textOf(entryOf(node, path)?.value)).find((path) => path !== undefined);
  return name !== undefined && formatOf(name) !== undefined ? name : undefined;
}

function heldFile(
  outer: View,
  { key, value, merged }: Pick<Entry, 'key' | 'value' | 'merged'>,
  fill?: Walk['fill'],
): readonly HeldFile[] {
  if (merged || value.kind !== 'scalar' || typeof value.value !== 'string') return [];
  const span = { start: value.start, end: value.end };
  const view = scalarView(outer, value, value.value);
  const text = view && fill ? fill(view) : { view, filled: [] };
  const filled = text.filled.length > 0 ? text.filled : undefined;
  return [{ name: key, text: value.value, outer, span, view: text.view, filled }];
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
