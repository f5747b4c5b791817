import type { Block } from '../blocks/block.ts';
import type { Rule } from '../rules/rule.ts';
import type { StageFact } from '../rules/stage-facts.ts';
import { locationRange } from '../text/document.ts';
import { nearest } from '../text/nearest.ts';
import { redact } from '../text/redact.ts';
import { locate, wholeView } from '../text/view.ts';
import type { Finding } from './finding.ts';
import { type Ignore, ignoresOf } from './ignore.ts';

/** A finding that a comment takes out, and why. */
export interface Ignored {
  readonly finding: Finding;
  /** Empty where the comment says nothing. */
  readonly reason: string;
}

/** The findings of one document after its comments were heard. */
export interface TakenOut {
  readonly kept: readonly Finding[];
  readonly ignored: readonly Ignored[];
  /** What is wrong with the comments; spans are the document's, as is the view of the block. */
  readonly facts: readonly StageFact[];
  readonly block: Block;
}

/** What a run knows of the rules that comments name. */
export interface KnownRules {
  /** The rules that can have findings in this run: one that takes out none of theirs is of no use. */
  readonly judged: readonly Rule[];
  /** The ids of all rules there are. */
  readonly ids: ReadonlySet<string>;
}

/**
 * Takes out the findings of one document that its comments name. A comment is heard where it stands in, or above, one of
 * the blocks that were read; in a fence that is none it is an example of a comment. Undefined where there is none.
 */
export function takeOut(
  blocks: readonly [Block, ...Block[]],
  findings: readonly Finding[],
  { judged, ids }: KnownRules,
): TakenOut | undefined {
  const [block] = blocks;
  const { document } = block.view;
  const all = ignoresOf(document);
  if (all.length === 0) return undefined;
  const ignores = all.filter(isOver(blocks));
  const kept: Finding[] = [];
  const ignored: Ignored[] = [];
  const used = new Set<Ignore['rules'][number]>();
  for (const finding of findings) {
    const { line } = document.lines.position(finding.at.span.start);
    const named = ignores.flatMap((ignore) => {
      const rule = isWithin(ignore, line) ? ignore.rules.find(({ id }) => id === finding.rule) : undefined;
      return rule ? [{ rule, reason: ignore.reason }] : [];
    });
    for (const { rule } of named) used.add(rule);
    const [first] = named;
    if (first) ignored.push({ finding, reason: redact(first.reason) });
    else kept.push(finding);
  }
  const facts = ignores.flatMap((ignore) => [
    ...reasonFacts(ignore),
    ...ignore.rules.flatMap((rule) => {
      if (!ids.has(rule.id)) return [unknownRule(rule, ids)];
      return used.has(rule) || !judged.some(({ id }) => id === rule.id) ? [] : [unused(rule)];
    }),
  ]);
  return { kept, ignored, facts, block: { ...block, view: wholeView(document) } };
}

function isOver(blocks: readonly Block[]): (ignore: Ignore) => boolean {
  const ranges = blocks.map(({ view }) => locationRange(locate(view, { start: 0, end: view.text.length })));
  return ({ lines: [first, last] }) =>
    ranges.some(({ start, end }) => first <= end.line && last >= start.line);
}

function isWithin({ lines: [first, last] }: Ignore, line: number): boolean {
  return line >= first && line <= last;
}

function reasonFacts({ rules, reason, span }: Ignore): readonly StageFact[] {
  if (rules.length === 0) return [{ rule: 'marker-unknown', code: 'no-rules', span, related: [], data: {} }];
  if (reason !== '') return [];
  const data = { rules: rules.map(({ id }) => id) };
  return [{ rule: 'marker-reason', code: 'ignore-no-reason', span, related: [], data }];
}

function unknownRule({ id, span }: Ignore['rules'][number], ids: ReadonlySet<string>): StageFact {
  const data = { name: id, suggestion: nearest(id, ids) ?? '' };
  return { rule: 'marker-unknown', code: 'unknown-rule', span, related: [], data };
}

function unused({ id, span }: Ignore['rules'][number]): StageFact {
  return { rule: 'stale-marker', code: 'unused-ignore', span, related: [], data: { name: id } };
}
