import type { Block } from '../blocks/block.ts';
import { type Entry, type Node, plain } from '../blocks/node.ts';
import { nearest } from '../text/nearest.ts';
import { redact } from '../text/redact.ts';
import type { Span } from '../text/span.ts';
import { explain } from './explain.ts';
import { keySpanAt, pathText } from './path.ts';
import type { Problem, Step } from './problem.ts';
import { type LoadedSchema, schemaNamed } from './registry.ts';
import type { Shape } from './shape.ts';
import { type Shared, withSiblings } from './siblings.ts';
import { candidatesOf, nearMiss } from './suggest.ts';
import { type UnknownKey, unknownKeys } from './unknown-keys.ts';
import type { Violation } from './violation.ts';

/** How the block stands to the whole config that the schema describes. */
export interface ValidateOptions {
  readonly completeness: 'whole' | 'fragment';
  /** The key whose value the block is, where its parent is not shown; dots part keys. */
  readonly under?: string;
}

/**
 * Checks a block against a schema by name. Types and values first: our own walk finds what is wrong and where, and
 * ajv, compiled at build time, has to find the block wrong too. Then unknown keys. A
 * fragment lacks nothing, and values that are references or placeholders are right wherever they stand.
 */
export function validateBlock(name: string, block: Block, options: ValidateOptions): readonly Violation[] {
  const schema = schemaNamed(name);
  return schema ? validateWith(schema, block, options) : [];
}

/** As `validateBlock`, with a schema at hand. */
export function validateWith(
  schema: LoadedSchema,
  block: Block,
  options: ValidateOptions,
): readonly Violation[] {
  const { root } = block;
  if (!root) return [];
  const prefix = options.under === undefined ? [] : options.under.split('.');
  const shape = shapeUnder(schema, prefix);
  if (!shape) return [];
  const fragment = options.completeness === 'fragment';
  const found = explain(root, shape, schema.shapes, { fragment });
  const problems = found.length > 0 && schema.accepts(wrap(plain(root), prefix)) ? [] : found;
  const slips = new Set(problems.map((problem) => problem.slip));
  const unknown = unknownKeys(root, shape, schema.shapes).filter(
    (one) => !slips.has(one.entry) && isWorthTelling(one, block, options),
  );
  return once([
    ...withSiblings(problems).map((shared) => ofProblem(shared, block, root, prefix)),
    ...unknown.map((one) => ofUnknownKey(one, block, prefix)),
  ]);
}

// What an alias or a merge key repeats is wrong in one place.
function once(violations: readonly Violation[]): readonly Violation[] {
  const seen = new Set<string>();
  return violations.filter(({ code, span }) => {
    const key = `${code} ${span.start} ${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

function shapeUnder(schema: LoadedSchema, prefix: readonly string[]): Shape | undefined {
  let shape: Shape | undefined = schema.shapes.root;
  for (const key of prefix) {
    const parts: readonly Shape[] = shape ? schema.shapes.alternatives(shape).flat() : [];
    shape = parts.map((part) => part.properties?.get(key)).find((inner) => inner !== undefined);
  }
  return shape;
}

function wrap(value: unknown, prefix: readonly string[]): unknown {
  return prefix.reduceRight((inner, key) => ({ [key]: inner }), value);
}

function ofProblem(
  { problem, others }: Shared,
  block: Block,
  root: Node,
  prefix: readonly string[],
): Violation {
  const path = pathText([...prefix, ...problem.path]);
  const key = String(problem.path.findLast((step) => typeof step === 'string') ?? prefix.at(-1) ?? '');
  const data: Record<string, string | number | boolean> = {
    key,
    path,
    expected: problem.expected,
    actual: redact(problem.actual),
    allowed: problem.allowed.map((one) => `\`${one}\``).join(', '),
    subject: subjectOf(problem.path, key),
    others: others.length === 0 ? '' : String(others.length),
    form: problem.form ?? '',
    effect: problem.effect ?? '',
  };
  const span = spanOf(problem, root);
  const { node } = problem;
  const related = others.map((other) => ({ span: spanOf(other, root), label: 'and here' }));
  const named = { rule: 'schema', path, span, related } as const;
  if (problem.slip) return ofSlip(problem.slip, { ...named, code: 'required-near', data }, problem, block);
  const suggestion = problem.code === 'enum' ? nearestValue(problem) : undefined;
  if (suggestion === undefined || node.kind !== 'scalar') return { ...named, code: problem.code, data };
  const violation = { ...named, code: 'enum-near', data: { ...data, suggestion: suggestion.word } };
  if (!suggestion.certain) return violation;
  const text = inQuotes(block, node, suggestion.word);
  const title = `write \`${suggestion.word}\``;
  return { ...violation, fix: { span: { start: node.start, end: node.end }, text, title } };
}

function ofSlip(entry: Entry, violation: Violation, { expected }: Problem, block: Block): Violation {
  const text = inQuotes(block, entry.keySpan, expected);
  return {
    ...violation,
    span: entry.keySpan,
    data: { ...violation.data, written: redact(entry.key) },
    fix: { span: entry.keySpan, text, title: `rename it to \`${expected}\`` },
  };
}

function subjectOf(path: readonly Step[], key: string): string {
  const last = path.at(-1);
  if (key === '') return 'the config';
  return typeof last === 'number' ? `item ${last + 1} of \`${key}\`` : `\`${key}\``;
}

// The value is wrong in any case, so a loose likeness will do for a hint; to write it needs a close one.
function nearestValue({ actual, allowed, meant }: Problem): { word: string; certain: boolean } | undefined {
  const words = allowed.filter((one) => typeof one === 'string');
  const near = nearMiss(actual, candidatesOf(words));
  if (near !== undefined) return { word: near, certain: true };
  const bare = actual.toLowerCase().replace(/[^a-z0-9]/g, '');
  // Where it is known what people mean, likeness says less: `least-cost` is like `least-busy`.
  const like = meant ? (Object.hasOwn(meant, bare) ? meant[bare] : undefined) : nearest(actual, words);
  return like === undefined ? undefined : { word: like, certain: false };
}

// A mapping or list runs over many lines, and its key is what the reader looks for.
function spanOf({ node, path }: Problem, root: Node): Span {
  if (node.kind !== 'scalar') {
    const key = keySpanAt(root, path);
    if (key) return key;
  }
  return { start: node.start, end: node.end };
}

// A piece of a config stands beside keys of what it is a piece of, and a key at the root may be there for its anchors.
function isWorthTelling({ code, path, entry }: UnknownKey, block: Block, options: ValidateOptions): boolean {
  if (path.length > 1 || (code !== 'unread' && code !== 'misplaced')) return true;
  const { keySpan, value } = entry;
  return (
    options.completeness === 'whole' &&
    !(code === 'unread' && /(?:^|[\s[{,])&[\w-]/.test(block.view.text.slice(keySpan.end, value.end)))
  );
}

function ofUnknownKey(
  { code, entry, path, suggestion, fits, home, known, advice }: UnknownKey,
  block: Block,
  prefix: readonly Step[],
): Violation {
  const parent = pathText([...prefix, ...path.slice(0, -1)]);
  const data = {
    key: redact(entry.key),
    place: parent === '' ? 'the top level' : `\`${parent}\``,
    where: parent === '' ? 'at the top level' : `in \`${parent}\``,
    path: pathText([...prefix, ...path]),
    suggestion: suggestion ?? '',
    home: home === '' ? 'the top level' : `\`${home ?? ''}\``,
    advice: advice ?? '',
    known: known.map((key) => `\`${key}\``).join(', '),
  };
  const violation: Violation = {
    rule: 'unknown-key',
    code,
    path: data.path,
    span: entry.keySpan,
    related: [],
    data,
  };
  if (suggestion === undefined || !fits) return violation;
  const text = inQuotes(block, entry.keySpan, suggestion);
  return { ...violation, fix: { span: entry.keySpan, text, title: `rename it to \`${suggestion}\`` } };
}

// The new text in the quotes that the old one has.
function inQuotes(block: Block, span: Span, text: string): string {
  const quote = /^["']/.exec(block.view.text.slice(span.start, span.end))?.[0] ?? '';
  return `${quote}${text}${quote}`;
}
