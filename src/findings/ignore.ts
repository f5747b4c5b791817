import type { Document } from '../text/document.ts';
import type { Span } from '../text/span.ts';

/** A comment that takes findings out: `# routelint: ignore[rule, rule] reason`. */
export interface Ignore {
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  /** Why, in its owner's words; empty where nothing is said. */
  readonly reason: string;
  /** The comment, from `routelint:` on. */
  readonly span: Span;
  /** The lines whose findings it takes out, 1-based, both included. */
  readonly lines: readonly [first: number, last: number];
}

const COMMENT = /(?:#|\/\/|<!--)[ \t]*(routelint:[ \t]*ignore\[([^\]\n]*)\][ \t]*([^\r\n]*))/g;
// What may stand before a comment that has its line to itself: the marks of a block quote.
const ALONE = /^[\s>]*$/;
const PASSED_BY = /^[\s>]*(?:#|\/\/|<!--.*-->\s*$|$)/;
const FENCE = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})/;

/** False of a document without any such comment, as most are. */
export function mayIgnore({ text }: Document): boolean {
  return text.includes('ignore[');
}

/**
 * The comments of a document that take findings out. One behind a value is for its line, one on a line of its own for
 * the next line that is no comment, or, above a fence, for all that is in the fence.
 */
export function ignoresOf(document: Document): readonly Ignore[] {
  const { text, lines } = document;
  if (!mayIgnore(document)) return [];
  return [...text.matchAll(COMMENT)].map((found) => {
    const [whole, comment = '', rules = '', rest = ''] = found;
    const start = found.index + whole.length - comment.length;
    const { line } = lines.position(start);
    const reason = rest.replace(/\s*-->\s*$/, '');
    const isAlone = ALONE.test(text.slice(lines.start(line), found.index));
    return {
      rules: namesIn(rules, start + comment.indexOf('[') + 1),
      reason: reason.replace(/^(?:--|[-:–—])\s*/, '').trim(),
      span: { start, end: start + comment.length - (rest.length - reason.length) },
      lines: isAlone ? below(document, line) : [line, line],
    };
  });
}

function namesIn(list: string, start: number): Ignore['rules'] {
  const names: { id: string; span: Span }[] = [];
  for (const { 0: id, index } of list.matchAll(/[^\s,]+/g)) {
    const at = start + index;
    names.push({ id, span: { start: at, end: at + id.length } });
  }
  return names;
}

function below({ lines }: Document, line: number): readonly [number, number] {
  let next = line + 1;
  while (next < lines.count && PASSED_BY.test(lines.text(next))) next++;
  const [, fence] = FENCE.exec(lines.text(next)) ?? [];
  if (fence === undefined) return [next, next];
  let last = next + 1;
  while (last < lines.count && !closes(lines.text(last), fence)) last++;
  return [next, last];
}

function closes(text: string, fence: string): boolean {
  const bare = text.replace(/^[\s>]+/, '').trimEnd();
  return bare.length >= fence.length && bare === (fence[0] ?? '').repeat(bare.length);
}
