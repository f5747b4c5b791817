import type { Block } from '../blocks/block.ts';
import type { Node, ScalarNode } from '../blocks/node.ts';
import { isSecretName } from '../text/redact.ts';
import { remembered } from '../text/remembered.ts';
import { isKeyLike, isLiteralSecret, passwordInUrl } from '../text/secret-value.ts';
import { findSecrets } from '../text/secrets.ts';
import type { Span } from '../text/span.ts';
import { pathText } from './path.ts';
import { placeAt } from './place.ts';
import type { Step } from './problem.ts';

/** A secret that stands in a block as it is; the fields are an observation's, for the rule `secret-literal`. */
export interface SecretFact {
  readonly rule: 'secret-literal';
  readonly code: 'known-format' | 'literal-in-key-field' | 'password-in-url' | 'comment';
  readonly span: Span;
  readonly related: readonly [];
  /**
   * `kind` has its article; `holder` is the key that holds the secret, or "the file"; `path` is '' where no key
   * does. Never the secret itself.
   */
  readonly data: { readonly kind: string; readonly holder: string; readonly path: string };
}

/**
 * The secrets of a block, in the order of the text: keys of known formats wherever they stand, and what key fields
 * (`api_key`, `master_key`, …) hold that is no reference, no filler and no word. Comments count, also those that
 * switch a setting off.
 */
export function secretFacts(block: Block): readonly SecretFact[] {
  const { root } = block;
  const { start, end } = block.span ?? { start: 0, end: block.view.text.length };
  const text = block.view.text.slice(start, end);
  const facts: SecretFact[] = [];
  for (const { span, kind } of findSecrets(text)) {
    const here = moved(span, start);
    const place = placeAt(root, here.start);
    const code = place?.node.kind !== 'scalar' && root && inComment(text, span) ? 'comment' : 'known-format';
    facts.push(fact(code, here, kind, place?.node.kind === 'scalar' ? place.path : []));
  }
  const isFree = (span: Span): boolean =>
    !facts.some((known) => known.span.start < span.end && span.start < known.span.end);
  const held: ScalarNode[] = [];
  if (root) literals(root, NO_HOLDER, new Set(), held);
  for (const node of held) {
    const password = passwordInUrl(String(node.value));
    const at = password === undefined ? -1 : block.view.text.indexOf(`:${password}@`, node.start) + 1;
    const span = password && at > 0 ? { start: at, end: at + password.length } : node;
    const [code, kind] =
      password === undefined
        ? (['literal-in-key-field', LITERAL] as const)
        : (['password-in-url', 'a password'] as const);
    const { start: from, end: to } = span;
    if (isFree(span))
      facts.push(fact(code, { start: from, end: to }, kind, placeAt(root, node.start)?.path ?? []));
  }
  for (const { span, key } of assignmentsInComments(text)) {
    const here = moved(span, start);
    if (isFree(here) && placeAt(root, here.start)?.node.kind !== 'scalar') {
      facts.push(fact('comment', here, LITERAL, [key]));
    }
  }
  return facts.sort((a, b) => a.span.start - b.span.start);
}

// What a syntax error hides is in no value either, and is no comment.
function inComment(text: string, { start }: Span): boolean {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return line.includes('#') || line.includes('//') || /\/\*|^\s*\*/.test(line);
}

function moved(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

const LITERAL = 'a literal secret';

function fact(code: SecretFact['code'], span: Span, kind: string, path: readonly Step[]): SecretFact {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  const holder = key === '' ? 'the file' : `\`${key}\``;
  return { rule: 'secret-literal', code, span, related: [], data: { kind, holder, path: pathText(path) } };
}

/** Names of key fields that are too common to count wherever they stand; their value must look like a key. */
const VAGUE = new Set(['api', 'key', 'token']);

const NO_HOLDER = '';
// Keys are the same few in every file, so what their names say is found out once.
const holderOf = remembered((key): string => {
  const name = key.toLowerCase();
  return VAGUE.has(name) || isSecretName(name) ? name : NO_HOLDER;
});
// `holder` is the name of the key in lower case, where that may hold a secret. Aliases share nodes, so a node that was
// met is passed over.
function literals(node: Node, holder: string, met: Set<Node>, found: ScalarNode[]): void {
  if (node.kind === 'scalar') {
    if (typeof node.value === 'string' && isHeld(holder, node.value)) found.push(node);
    return;
  }
  if (met.has(node)) return;
  met.add(node);
  if (node.kind === 'list') for (const item of node.items) literals(item, holder, met, found);
  else for (const { key, value } of node.entries) literals(value, holderOf(key), met, found);
}

function isHeld(holder: string, value: string): boolean {
  return (holder !== NO_HOLDER && isLiteral(holder, value)) || passwordInUrl(value) !== undefined;
}

function isLiteral(name: string, value: string): boolean {
  return VAGUE.has(name) ? isKeyLike(value) : isLiteralSecret(name, value);
}

const COMMENTED = /(?:^|[\s,{])(?:#|\/\/)[^\n]*?\b([\w-]+)["']?[ \t]*[:=][ \t]*["']?([^\s"',#]{12,})/g;

function* assignmentsInComments(text: string): Generator<{ readonly span: Span; readonly key: string }> {
  if (!(assignsBehind('#', text) || assignsBehind('//', text))) return;
  for (const match of text.matchAll(COMMENTED)) {
    const [whole, key = '', value = ''] = match;
    if (!isSecretName(key) || !isKeyLike(value)) continue;
    const end = match.index + whole.length;
    yield { span: { start: end - value.length, end }, key };
  }
}

// Most comments are prose: only a line with `:` or `=` behind the sign is worth the expression.
function assignsBehind(sign: string, text: string): boolean {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at)) {
    const end = text.indexOf('\n', at);
    const rest = text.slice(at + sign.length, end < 0 ? text.length : end);
    if ((rest.includes(':') || rest.includes('=')) && startsComment(text, at)) return true;
    at += sign.length;
  }
  return false;
}

function startsComment(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return before <= 32 || before >= 128 || before === 44 || before === 123;
}
