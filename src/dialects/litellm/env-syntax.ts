import {
  entriesOf,
  type ListNode,
  type MapNode,
  type Node,
  type ScalarNode,
  textOf,
} from '../../blocks/node.ts';
import { remembered } from '../../text/remembered.ts';
import { spanOf } from '../values.ts';
import { isMisspelt, observeSpelling } from './env-spelling.ts';
import { isReference } from './provider.ts';
import { type Reading, shown } from './reading.ts';

/** A way of pointing at the environment that LiteLLM does not read, with the variable's name. */
interface Foreign {
  readonly syntax: string;
  readonly name: string;
  readonly node: ScalarNode;
}

/** Ways in which other programs point at a variable. The whole value, or a part of it where that can be nothing else. */
const SYNTAXES: readonly (readonly [pattern: RegExp, syntax: string])[] = [
  [/\$\{(?:env[:.])?([A-Za-z_]\w*)(?::?[-=?+][^}]*)?\}/, '$' + '{…}'],
  [/^\$([A-Z_][A-Z0-9_]*)$/, '$…'],
  [/\{\{-?\s*(?:env\.|\.Values\.|\.Env\.)?([A-Za-z_][\w.]*)\s*-?\}\}/, '{{…}}'],
  [/^\{env:([A-Za-z_]\w*)\}$/, '{env:…}'],
  [/^env[:.]([A-Z_][A-Z0-9_]*)$/, 'env:…'],
  [/^env\(\s*['"]?([A-Za-z_]\w*)['"]?\s*\)$/, 'env(…)'],
  [/^%([A-Z_][A-Z0-9_]*)%$/, '%…%'],
  [/^os\.(?:environ\[['"]?|getenv\(['"]?|environ\.(?:get\(['"]?)?)([A-Za-z_]\w*)/, 'os.environ[…]'],
];

/** Words in the names of texts for people and models, where such a mark may stand for anything. */
const PROSE =
  'prompt content message template description instruction utterance custom_code mock_response metadata'.split(
    ' ',
  );

/** Sections and keys with a syntax of their own, or whose values are not ours to read. */
const ELSEWHERE = new Set([
  'pass_through_endpoints',
  'mcp_servers',
  'prompts',
  'policies',
  'agents',
  'agent_list',
]);

/** Reports references to the environment that LiteLLM takes as they stand. One for each syntax, with its other places. */
export function observeEnvironment(reading: Reading): void {
  const scalars: ScalarNode[] = [];
  const { root, models, router } = reading.sections;
  const seen = new Set<Node>();
  for (const node of root ? [root] : router ? [router] : models) collect(node, scalars, seen);
  observeForeign(reading, scalars);
  observeEmbedded(reading, scalars);
  observeSpelling(reading, scalars);
  observeLate(reading, scalars);
}

// Aliases share a node: each is looked at once. The order of a stack is that of the text, as children go on it last first.
function collect(start: Node, scalars: ScalarNode[], seen: Set<Node>): void {
  const stack: Node[] = [start];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'scalar') {
      if (typeof node.value !== 'string' || !mayPoint(node.value) || seen.has(node)) continue;
      scalars.push(node);
    } else if (seen.has(node)) continue;
    else pushParts(node, stack);
    seen.add(node);
  }
}

function pushParts(node: MapNode | ListNode, stack: Node[]): void {
  if (node.kind === 'list') {
    for (let at = node.items.length - 1; at >= 0; at--) {
      const item = node.items[at];
      if (item) stack.push(item);
    }
    return;
  }
  for (let at = node.entries.length - 1; at >= 0; at--) {
    const entry = node.entries[at];
    if (entry && isOurs(entry.key)) stack.push(entry.value);
  }
}

function mayPoint(text: string): boolean {
  return (
    text.includes('$') || text.includes('env') || text.includes('{') || text.includes('%') || isMisspelt(text)
  );
}

const isOurs = remembered((key) => {
  const lower = key.toLowerCase();
  return !(ELSEWHERE.has(key) || lower === 'text' || PROSE.some((word) => lower.includes(word)));
});

function observeForeign(reading: Reading, scalars: readonly ScalarNode[]): void {
  const found = new Map<string, Foreign[]>();
  for (const node of scalars) {
    const foreign = foreignIn(node);
    if (!foreign) continue;
    const known = found.get(foreign.syntax);
    if (known) known.push(foreign);
    else found.set(foreign.syntax, [foreign]);
  }
  for (const [syntax, [first, ...rest]] of found) {
    if (!first) continue;
    reading.out.observe({
      rule: 'env-syntax',
      code: 'litellm-foreign-env-syntax',
      span: spanOf(first.node),
      related: rest.slice(0, 30).map(({ node }) => ({ span: spanOf(node), label: 'and here' })),
      data: { syntax, name: shown(first.name), count: rest.length + 1 },
    });
  }
}

function foreignIn(node: ScalarNode): Foreign | undefined {
  const text = String(node.value);
  if (isReference(text)) return undefined;
  for (const [pattern, syntax] of SYNTAXES) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined) return { syntax, name, node };
  }
  return undefined;
}

// Only a value that starts with `os.environ/` is looked up (`_check_for_os_environ_vars`, litellm 1.60.0 to 1.106.2).
function observeEmbedded(reading: Reading, scalars: readonly ScalarNode[]): void {
  const embedded = scalars.filter(({ value }) => {
    const text = String(value);
    return text.indexOf('os.environ/', 1) > 0 && /.os\.environ\/\w/.test(text);
  });
  const [first, ...rest] = embedded;
  if (!first) return;
  reading.out.observe({
    rule: 'env-syntax',
    code: 'litellm-env-inside-text',
    span: spanOf(first),
    related: rest.slice(0, 30).map((node) => ({ span: spanOf(node), label: 'and here' })),
    data: { name: shown(/os\.environ\/(\w+)/.exec(String(first.value))?.[1] ?? ''), count: embedded.length },
  });
}

/**
 * `environment_variables` is set after every `os.environ/` of the file has been looked up, so a variable that only it
 * sets is found empty (`load_config`, run with litellm 1.106.2; the order is the same in 1.60.0 and 1.80.0).
 */
function observeLate(reading: Reading, scalars: readonly ScalarNode[]): void {
  const { environment } = reading.sections;
  const set = new Map(entriesOf(environment).map((entry) => [entry.key, entry]));
  const late = scalars.filter((node) => {
    const text = String(node.value);
    if (!isReference(text) || isWithin(node, environment)) return false;
    const name = text.slice('os.environ/'.length);
    // `X: os.environ/X` and `X: $X` pass on what the environment already holds.
    const entry = set.get(name);
    if (!entry || reading.env?.has(name)) return false;
    const own = textOf(entry.value) ?? '';
    return own !== text && own !== `$${name}` && own !== `$\u007b${name}}`;
  });
  const [first, ...rest] = late;
  if (!first) return;
  const name = String(first.value).slice('os.environ/'.length);
  const setter = set.get(name);
  reading.out.observe({
    rule: 'env-syntax',
    code: 'litellm-env-set-too-late',
    span: spanOf(first),
    related: [
      ...(setter ? [{ span: spanOf(setter.keySpan), label: 'set here, after it is read' }] : []),
      ...rest.slice(0, 30).map((node) => ({ span: spanOf(node), label: 'the same here' })),
    ],
    data: { name: shown(name), count: late.length },
  });
}

function isWithin(node: Node, outer: Node | undefined): boolean {
  return outer !== undefined && node.start >= outer.start && node.end <= outer.end;
}
