import type { Entry, ListNode, MapNode, Node } from '../blocks/node.ts';
import { MASK } from '../text/redact.ts';
import type { Span } from '../text/span.ts';
import { canonicalScalar, type Names } from './equal.ts';
import type { Place, Places } from './place.ts';
import { UNKNOWN_PLACE } from './place.ts';
import { isElision } from './placeholder.ts';
import { entry, type Said, type SaidItem, type SaidMap } from './said.ts';

/** Past these a tree is read as "and so on": aliases can make a small file say more than anyone compares. */
const MOST_PARTS = 200_000;
const DEEPEST = 100;

/** What reading a block needs to know of its dialect. */
export interface ReadContext {
  readonly places: Places;
  readonly names: Names;
}

interface Reading extends ReadContext {
  parts: number;
}

/** Reads a block's root into what it says, before a dialect's spellings are made one. `under` is what the root is the value of. */
export function readSaid(root: Node, under: readonly string[], context: ReadContext): SaidMap {
  const reading: Reading = { ...context, parts: 0 };
  let said = readNode(root, under, under.join('.'), undefined, reading);
  for (let depth = under.length - 1; depth >= 0; depth--) {
    const path = under.slice(0, depth);
    said = wrap(under[depth] ?? '', said, path, context.places(path));
  }
  return said.kind === 'map' ? said : wrap('', said, [], UNKNOWN_PLACE);
}

function wrap(key: string, said: Said, path: readonly string[], place: Place): SaidMap {
  const { span } = said;
  return {
    kind: 'map',
    path: path.join('.'),
    span,
    keySpan: undefined,
    place,
    entries: new Map([[key, said]]),
  };
}

function readNode(
  node: Node,
  keys: readonly string[],
  path: string,
  keySpan: Span | undefined,
  reading: Reading,
): Said {
  const part = { path, span: { start: node.start, end: node.end }, keySpan, place: reading.places(keys) };
  if (node.kind === 'scalar') return { kind: 'value', ...part, value: node.value };
  if (++reading.parts > MOST_PARTS || keys.length > DEEPEST) return { kind: 'value', ...part, value: '…' };
  if (node.kind === 'map') return { kind: 'map', ...part, entries: readEntries(node, keys, path, reading) };
  return { kind: 'list', ...part, items: readItems(node, keys, part.place, path, reading) };
}

function readEntries(
  node: MapNode,
  keys: readonly string[],
  path: string,
  reading: Reading,
): Map<string, Said> {
  const entries = new Map<string, Said>();
  for (const child of node.entries) {
    if (isElision(child.key)) continue;
    const said = readNode(
      child.value,
      [...keys, child.key],
      childPath(path, child.key),
      spanOf(child),
      reading,
    );
    entries.set(child.key, said);
  }
  return entries;
}

// A merged entry stands elsewhere, and so does its key.
function spanOf(child: Entry): Span {
  return { start: child.keySpan.start, end: child.keySpan.end };
}

/** The path of a key below another; keys that hold more than word characters stand in brackets. */
export function childPath(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

function readItems(
  list: ListNode,
  keys: readonly string[],
  place: Place,
  path: string,
  reading: Reading,
): readonly SaidItem[] {
  const nodes = list.items.filter((item) => !(item.kind === 'scalar' && isElision(String(item.value))));
  const identity = place.identity ?? guessIdentity(nodes);
  const labels = labelsOf(nodes, identity);
  return nodes.map((node, index) => {
    const secret = node.kind === 'scalar' && reading.places([...keys, '*']).meaning === 'secret';
    const label = secret ? String(index + 1) : (labels[index] ?? String(index + 1));
    const said = readNode(node, [...keys, '*'], `${path}[${label}]`, undefined, reading);
    return { identity: identityOf(said, identity, reading.names), label, said };
  });
}

/** The parts that make an item the same thing elsewhere; '' for a part it does not state, none when nothing identifies it. */
export function identityOf(said: Said, keys: readonly string[] | undefined, names: Names): readonly string[] {
  if (said.kind === 'value') {
    return said.place.meaning === 'secret'
      ? [MASK]
      : [canonicalScalar(said.value, said.place.meaning, names)];
  }
  if (said.kind !== 'map' || !keys) return [];
  const parts = keys.map((key) => {
    let here: Said | undefined = said;
    for (const step of key.split('.')) here = entry(here, step);
    return here?.kind === 'value' ? canonicalScalar(here.value, here.place.meaning, names) : '';
  });
  return parts.some((part) => part !== '') ? parts : [];
}

// Without a word from the dialect: a name that every item has, once.
function guessIdentity(nodes: readonly Node[]): readonly string[] | undefined {
  for (const key of ['name', 'id', 'key']) {
    const names = nodes.map((node) => textAt(node, key));
    if (names.every((name) => name !== undefined) && new Set(names).size === names.length) return [key];
  }
  return undefined;
}

function labelsOf(nodes: readonly Node[], identity: readonly string[] | undefined): readonly string[] {
  if (!identity) return nodes.map((node, index) => scalarText(node) ?? String(index + 1));
  const parts = nodes.map((node) =>
    identity.map((key) => textAt(node, key) ?? '').filter((part) => part !== ''),
  );
  const counts = new Map<string, number>();
  for (const [first = ''] of parts) counts.set(first, (counts.get(first) ?? 0) + 1);
  const pair = identity[0] === 'provider';
  return parts.map((each, index) => {
    const [first = ''] = each;
    if (first === '') return scalarText(nodes[index]) ?? String(index + 1);
    if (pair) return each.slice(0, 2).join('/');
    return (counts.get(first) ?? 0) > 1 ? each.slice(0, 2).join(': ') : first;
  });
}

function scalarText(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null && node.value !== '' ? String(node.value) : undefined;
}

function textAt(node: Node, key: string): string | undefined {
  let here: Node | undefined = node;
  for (const step of key.split('.')) {
    here = here?.kind === 'map' ? here.entries.find((child) => child.key === step)?.value : undefined;
  }
  return scalarText(here);
}
