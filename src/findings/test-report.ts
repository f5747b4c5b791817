import type { Location } from '../text/document.ts';
import type { BlockSummary, Unread } from './report.ts';
import type { TracedLane } from './trace-report.ts';

/** A prompt and a state of the world that break a policy, or may. */
export interface PolicyBreach {
  /** False: what it hangs on is not known. */
  readonly certain: boolean;
  /** The id and title of the lane the prompt comes in by. */
  readonly lane: string;
  readonly title: string;
  /** A sentence: "a private prompt can reach gpt-5.3-codex via openai-codex (cloud) when qwen3 at localhost cannot be reached". */
  readonly what: string;
  /** What it hangs on, where not all versions and environments have it. */
  readonly hinge: BreachHinge | undefined;
  /** The prompt on its way through the lane, in that state of the world. */
  readonly trace: TracedLane;
}

/** What the program adds only in some versions or environments. */
export interface BreachHinge {
  /** What it adds, and when: clauses. */
  readonly because: readonly string[];
  /** What decides whether it does. */
  readonly depends: readonly ('version' | 'environment')[];
  /** The breach is there where the program adds this; else where it does not. */
  readonly holds: boolean;
}

/** A policy and what became of it. */
export interface TestedPolicy {
  readonly name: string;
  readonly at: Location;
  readonly verdict: 'verified' | 'violated' | 'unknown';
  /** How much was proved: "14 lanes, 3 targets, whatever fails". */
  readonly extent: string;
  readonly breaches: readonly PolicyBreach[];
  /** Why there is no proof: clauses. */
  readonly doubts: readonly string[];
  /** What to do about a breach, or about a doubt: sentences. */
  readonly help: readonly string[];
}

/** What was expected and did not come. */
export interface Unmet {
  /** The id and title of the lane. */
  readonly lane: string;
  readonly title: string;
  /** "a private prompt of 12 words". */
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

/** A case and what became of it. */
export interface TestedCase {
  readonly name: string;
  readonly at: Location;
  readonly verdict: 'passed' | 'failed' | 'unknown';
  readonly unmet: readonly Unmet[];
  readonly doubts: readonly string[];
  /** The lanes in which something else came than was expected. */
  readonly traces: readonly TracedLane[];
}

/** A test file and what became of what it holds. */
export interface TestedFile {
  readonly path: string;
  /** The routing configs that it was held against. */
  readonly blocks: readonly BlockSummary[];
  readonly policies: readonly TestedPolicy[];
  readonly cases: readonly TestedCase[];
  /** Sentences: which targets a name stands for, what is not modelled. */
  readonly notes: readonly string[];
}

/** A route or a hop that no passing case exercises. */
export interface Uncovered {
  readonly kind: 'route' | 'hop';
  /** The title of its lane. */
  readonly lane: string;
  /** The id of the route, or the targets of the hop. */
  readonly label: string;
  readonly at: Location;
}

/** How much of something cases exercise. */
export interface Covered {
  readonly covered: number;
  readonly total: number;
}

/** What passing cases exercise of the configs. Policies do not count: they show no prompt on its way. */
export interface Coverage {
  readonly routes: Covered;
  readonly hops: Covered;
  readonly uncovered: readonly Uncovered[];
  /** Hops that hang on a version or environment that is not known; they are not counted. */
  readonly uncertain: number;
}

/** Something wrong in a test file, which was not run for it. */
export interface Mistake {
  readonly message: string;
  readonly help: string;
  readonly at: Location;
}

/** What `routelint test` found out. It holds no piece of a prompt's text. */
export interface TestReport {
  readonly files: readonly TestedFile[];
  readonly coverage: Coverage;
  readonly mistakes: readonly Mistake[];
  readonly notRead: readonly Unread[];
  /** False when a test file, or a config, was wrong or could not be read. */
  readonly complete: boolean;
}

/** How many policies and cases there are of each verdict. */
export interface TestCounts {
  readonly verified: number;
  readonly violated: number;
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
}

/** Counts the verdicts of a report. */
export function countVerdicts({ files }: TestReport): TestCounts {
  const counts = { verified: 0, violated: 0, passed: 0, failed: 0, unknown: 0 };
  for (const { policies, cases } of files)
    for (const { verdict } of [...policies, ...cases]) counts[verdict]++;
  return counts;
}
