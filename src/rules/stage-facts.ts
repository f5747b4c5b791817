import type { Block } from '../blocks/block.ts';
import { redact } from '../text/redact.ts';
import type { Span } from '../text/span.ts';
import type { Confidence, Facts, Hit, HitRelated, Rule, RuleCase, Severity } from './rule.ts';

/** What a stage computed and a rule has the words for: a `ReadProblem`, a `Violation`, an `Observation` and their like. */
export interface StageFact {
  readonly rule: string;
  /** Picks the case in the rule's file. */
  readonly code: string;
  readonly span: Span;
  readonly related: readonly {
    readonly span: Span;
    readonly label: string;
    readonly block?: Block | undefined;
  }[];
  readonly data: Facts;
  readonly confidence?: Confidence | undefined;
  /** Lowers what the case says, where this one weighs less. */
  readonly severity?: Severity | undefined;
  readonly fix?: { readonly span: Span; readonly text: string; readonly title: string };
}

/** Puts a block's facts into the words of their rules. Facts of rules that are not among `rules` are left out. */
export function hitsOfFacts(
  rules: readonly Rule[],
  block: Block,
  facts: readonly StageFact[],
): readonly Hit[] {
  if (facts.length === 0) return [];
  const byId = byIdOf(rules);
  return facts.flatMap((fact) => {
    const rule = byId.get(fact.rule);
    return rule ? [hitOf(rule, block, fact)] : [];
  });
}

const known = new WeakMap<readonly Rule[], ReadonlyMap<string, Rule>>();

// One list of rules serves all the files of a run.
function byIdOf(rules: readonly Rule[]): ReadonlyMap<string, Rule> {
  const found = known.get(rules);
  if (found) return found;
  const made = new Map(rules.map((rule) => [rule.id, rule]));
  known.set(rules, made);
  return made;
}

function hitOf(rule: Rule, block: Block, fact: StageFact): Hit {
  const words = Object.hasOwn(rule.cases, fact.code) ? rule.cases[fact.code] : undefined;
  const { message, help, severity } = words ?? unknownCase(rule);
  return {
    rule: rule.id,
    code: fact.code,
    block,
    span: fact.span,
    related: fact.related.map(
      (place): HitRelated => ({
        block: place.block,
        span: place.span,
        label: redact(place.label),
      }),
    ),
    message: message(fact.data),
    help: help(fact.data),
    data: Object.fromEntries(Object.entries(fact.data).map(([key, value]) => [key, clean(value)])),
    severity: fact.severity ?? severity,
    confidence: fact.confidence,
    ...(fact.fix ? { fix: fact.fix } : {}),
  };
}

// A test sees to it that every code has its words; a user is better off with a title than with a crash.
function unknownCase(rule: Rule): RuleCase {
  return {
    message: () => rule.title,
    help: () => `see \`routelint explain ${rule.id}\``,
    severity: undefined,
  };
}

function clean(value: unknown): unknown {
  return typeof value === 'string' ? redact(value) : value;
}
