import type { Span } from '../../text/span.ts';
import type { ReadProblem } from '../block.ts';
import type { Node } from '../node.ts';

/** How much of a text is read: `nodes` with every alias written out, `depth` in nested lists and mappings. */
export interface ReadLimits {
  readonly nodes: number;
  readonly depth: number;
}

// The parsers call themselves for every level, and 1500 levels fill the stack.
const DEEPEST = 500;

/** Limits under which reading cannot run out of stack, whatever was asked for. */
export function withinStack(limits: ReadLimits): ReadLimits {
  return limits.depth <= DEEPEST ? limits : { ...limits, depth: DEEPEST };
}

/** `1.1` reads scalars as PyYAML does and also reports what stops PyYAML; `1.2` is the core schema. */
export interface YamlOptions {
  readonly version: '1.1' | '1.2';
  readonly limits: ReadLimits;
}

/** One document of a YAML stream, or one JSON text. Spans are offsets into the text that was read. */
export interface YamlDocument {
  /** Undefined for an empty document, and where the text could not be read or went past a limit. */
  readonly root: Node | undefined;
  /** From the document's `---`, or the start of the text, to the next document. */
  readonly span: Span;
  readonly problems: readonly ReadProblem[];
  /**
   * The fast parser stopped at its first error. `recoverYaml` reads the same text again, slower, and gives every
   * error and a tree of what is sound.
   */
  readonly needsRecovery: boolean;
}

/** A problem of the rule `yaml-syntax`; `code` picks its words in the rule's file. */
export function syntaxProblem(
  code: string,
  span: Span,
  data: ReadProblem['data'] = {},
  related: ReadProblem['related'] = [],
): ReadProblem {
  return { rule: 'yaml-syntax', code, span: { start: span.start, end: span.end }, related, data };
}

// A text with more than that has one cause, and nobody reads on.
const MOST = 100;

/** The problems of a document in the order of the text, the first hundred of them. */
export function inOrder(problems: readonly ReadProblem[]): readonly ReadProblem[] {
  if (problems.length < 2) return problems;
  return problems.toSorted((a, b) => a.span.start - b.span.start).slice(0, MOST);
}

/** A limit was met: reading of this document ends, with the one problem that says so. */
export class LimitReached extends Error {
  readonly problem: ReadProblem;

  constructor(problem: ReadProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
