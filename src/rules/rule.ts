import type { Block } from '../blocks/block.ts';
import type { Span } from '../text/span.ts';

/** How bad a finding is. `off` is a setting, never a finding's own. */
export type Severity = 'error' | 'warning' | 'info';
export type Level = Severity | 'off';
export type Confidence = 'high' | 'medium' | 'low';

/** The presets that ship with routelint, in the order they are explained. */
export type PresetId = 'recommended' | 'local-first' | 'strict';

/** What a rule's check goes over: one evaluation for each. */
export type Subject = 'block' | 'lane' | 'route' | 'step' | 'target' | 'flow' | 'channel' | 'guard';

/** One CEL check of a rule, compiled. Facts are plain objects: see `facts.ts`. */
export interface RuleCheck {
  readonly each: Subject;
  readonly when: ((facts: Facts) => unknown) | undefined;
  readonly report: (facts: Facts) => unknown;
  /** Dotted path to the fact whose span is the primary one: `flow.step`. */
  readonly at: string;
  /** More places to show: paths of facts, each with a label. */
  readonly related: readonly { readonly at: string; readonly label: (facts: Facts) => string }[];
  readonly message: (facts: Facts) => string;
  readonly help: (facts: Facts) => string;
  /** Groups hits that share a root cause: of the hits of a rule with an equal key only the first is reported. */
  readonly once: ((facts: Facts) => string) | undefined;
  /** Overrides of the rule's own, for a check that is less certain than the others. */
  readonly severity: Severity | undefined;
  readonly confidence: Confidence | undefined;
}

/** The words for one code of a fact that a stage computed. */
export interface RuleCase {
  readonly message: (data: Facts) => string;
  readonly help: (data: Facts) => string;
  /** Overrides the rule's own severity, one level down at most in what it may mean: `info` for a doubtful case. */
  readonly severity: Severity | undefined;
}

/** A rule as compiled from its file in `rules/`. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly category: 'syntax' | 'schema' | 'routing' | 'policy' | 'security' | 'drift';
  readonly confidence: Confidence;
  readonly since: string;
  readonly levels: Readonly<Record<PresetId, Level>>;
  /** The stage that computes its facts; undefined for CEL rules. */
  readonly by: 'read' | 'schema' | 'adapt' | 'text' | 'drift' | undefined;
  readonly cases: Readonly<Record<string, RuleCase>>;
  readonly checks: readonly RuleCheck[];
}

/** What a rule file's examples, docs page and `explain` need beside the check; loaded only when asked for. */
export interface RuleWords {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  readonly do: string;
  readonly examples: readonly RuleExample[];
}

/** A config, maybe with settings, and the findings the rule must give on it: `line:column` with a piece of the message. */
export interface RuleExample {
  readonly title: string;
  readonly file: string;
  readonly config: string;
  readonly settings?: string | undefined;
  /** The live config that the text is compared with, for the rules of the stage `drift`. */
  readonly live?: string | undefined;
  readonly findings: readonly { readonly line: number; readonly column?: number; readonly message: string }[];
}

/** Facts as CEL sees them: maps, lists, strings, numbers, booleans and null. */
export type Facts = Readonly<Record<string, unknown>>;

/** What a rule found, before severities, ignores and fingerprints: `findings/` makes findings of hits. */
export interface Hit {
  readonly rule: string;
  /** The code of the case, or '' for CEL rules. */
  readonly code: string;
  /** The block the spans are in. */
  readonly block: Block;
  readonly span: Span;
  readonly related: readonly HitRelated[];
  readonly message: string;
  readonly help: string;
  readonly data: Facts;
  readonly severity: Severity | undefined;
  readonly confidence: Confidence | undefined;
  readonly fix?: { readonly span: Span; readonly text: string; readonly title: string };
}

/** A second place of a hit; `block` is set when it is in another block, maybe of another file. */
export interface HitRelated {
  readonly block: Block | undefined;
  readonly span: Span;
  readonly label: string;
}
