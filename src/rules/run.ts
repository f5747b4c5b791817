import { redact } from '../text/redact.ts';
import { remembered } from '../text/remembered.ts';
import type { Span } from '../text/span.ts';
import { type CheckContext, FactBook } from './fact-book.ts';
import type { Fact } from './fact-types.ts';
import type { Facts, Hit, HitRelated, Rule, RuleCheck } from './rule.ts';
import { dataOf, Subjects } from './subjects.ts';

/** Evaluates the CEL checks of some rules over one block. The hits come rule by rule, in the order of the facts. */
export function runChecks(rules: readonly Rule[], context: CheckContext): readonly Hit[] {
  return checkBlock(rules, context).hits;
}

/** As `runChecks`, with the titles of the lanes whose prompts were not followed to the end. */
export function checkBlock(
  rules: readonly Rule[],
  context: CheckContext,
): { readonly hits: readonly Hit[]; readonly notFollowed: readonly string[] } {
  const hits: Hit[] = [];
  const book = new FactBook(context);
  const subjects = new Subjects(book);
  for (const rule of rules) {
    const { checks } = rule;
    // Rules without a check are many: their facts come from other stages.
    if (checks.length === 0) continue;
    const causes = new Set<string>();
    for (const check of checks) {
      for (const group of groupsOf(check, subjects.of(check.each), causes))
        hits.push(hitOf(rule, check, group, book));
    }
  }
  return { hits, notFollowed: book.notFollowed };
}

/** Subjects for which a check reports one finding; the first stands for the others. */
type Group = readonly [Facts, ...Facts[]];

// `causes` are those that earlier checks of the rule have reported: checks go from the most certain to the least.
function groupsOf(check: RuleCheck, subjects: readonly Facts[], causes: Set<string>): readonly Group[] {
  let groups: Map<string, [Facts, ...Facts[]]> | undefined;
  let number = 0;
  for (const facts of subjects) {
    if (check.when && check.when(facts) !== true) continue;
    if (check.report(facts) !== true) continue;
    const key = check.once ? check.once(facts) : `${number++}`;
    if (check.once && causes.has(key)) continue;
    // Most checks report nothing, and make no list of it.
    groups ??= new Map();
    const group = groups.get(key);
    if (group) group.push(facts);
    else groups.set(key, [facts]);
  }
  if (!groups) return [];
  if (check.once) for (const key of groups.keys()) causes.add(key);
  return [...groups.values()];
}

function hitOf(rule: Rule, check: RuleCheck, group: Group, book: FactBook): Hit {
  const facts: Facts = { ...group[0], group: groupFact(group) };
  const [span = { start: 0, end: 0 }] = book.places(factAt(facts, check.at));
  return {
    rule: rule.id,
    code: '',
    block: book.context.block,
    span,
    related: relatedOf(check, group, book, span),
    message: check.message(facts),
    help: check.help(facts),
    data: redacted(dataOf(check.each, facts)),
    severity: check.severity,
    confidence: check.confidence,
  };
}

/** How many places of the same cause are shown beside the first. */
const MORE_PLACES = 4;

function relatedOf(check: RuleCheck, group: Group, book: FactBook, primary: Span): readonly HitRelated[] {
  const [facts, ...others] = group;
  const related: HitRelated[] = [];
  const seen = new Set([keyOf(primary)]);
  const add = (span: Span, label: string): void => {
    if (!seen.has(keyOf(span))) related.push({ block: undefined, span, label });
    seen.add(keyOf(span));
  };
  for (const { at, label } of check.related) {
    for (const span of book.places(factAt(facts, at))) add(span, label(facts));
  }
  const more = others.flatMap((other) => book.places(factAt(other, check.at)));
  for (const span of more.slice(0, MORE_PLACES)) add(span, 'and here');
  return related;
}

function factAt(facts: Facts, path: string): unknown {
  let here: unknown = facts;
  for (const key of keysOf(path)) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined;
  }
  return here;
}

const keysOf = remembered((path): readonly string[] => path.split('.'));

function groupFact(group: Group): Fact<'Group'> {
  const texts = (path: string): readonly string[] => [
    ...new Set(group.map((facts) => factAt(facts, path)).filter((text) => typeof text === 'string')),
  ];
  return {
    size: group.length,
    lanes: [...texts('lane.title'), ...texts('flow.lane.title')],
    targets: [...texts('target.label'), ...texts('flow.target.label')],
    because: texts('flow.because').filter((text) => text !== ''),
  };
}

function redacted(data: Facts): Facts {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return redact(value);
    return Array.isArray(value) ? value.map(clean) : value;
  };
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, clean(value)]));
}

function keyOf(span: Span): string {
  return `${span.start}:${span.end}`;
}
