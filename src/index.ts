import { posix } from 'node:path';
import { dialects } from './dialects/index.ts';
import type { CompareReport } from './findings/compare-report.ts';
import type { Report } from './findings/report.ts';
import type { TestReport } from './findings/test-report.ts';
import type { TraceReport } from './findings/trace-report.ts';
import { rules } from './generated/rules.ts';
import type { Role } from './model/role.ts';
import { Check } from './pipeline/check.ts';
import { Compare } from './pipeline/compare.ts';
import type { Input } from './pipeline/context.ts';
import { Diff } from './pipeline/diff.ts';
import { noNewOf } from './pipeline/no-new.ts';
import { TestRun } from './pipeline/test.ts';
import { Trace } from './pipeline/trace.ts';
import { promptFacts } from './pipeline/trace-prompt.ts';
import { UsageError } from './project/problem.ts';
import type { Settings } from './project/settings.ts';
import { settingsOfText } from './project/settings-text.ts';
import type { PresetId } from './rules/rule.ts';
import { createDocument } from './text/document.ts';

export type { DriftSummary } from './drift/summary.ts';
export type {
  AlteredTarget,
  ComparedLaneReport,
  ComparedPair,
  ComparedPrompts,
  ComparedSide,
  ComparedWitness,
  CompareReport,
  CompareVerdict,
  NewAccessAnswer,
  NewAccessFound,
  ReachedTarget,
} from './findings/compare-report.ts';
export type { Finding, Fix, Related } from './findings/finding.ts';
export type { BlockSummary, Report, SourceSummary, Unread } from './findings/report.ts';
export type {
  BreachHinge,
  Coverage,
  Covered,
  Mistake,
  PolicyBreach,
  TestedCase,
  TestedFile,
  TestedPolicy,
  TestReport,
  Uncovered,
  Unmet,
} from './findings/test-report.ts';
export type {
  TracedHop,
  TracedLane,
  TracedPath,
  TracedPrompt,
  TracedRoute,
  TracedTarget,
  TraceReport,
} from './findings/trace-report.ts';
export { ConfigError, UsageError } from './project/problem.ts';
export type { Severity } from './rules/rule.ts';
export type { Document, Location } from './text/document.ts';
export { locationRange } from './text/document.ts';

/** A text to look at. The extension of its path says what it is; `role` is `config` when nothing is said. */
export interface TextInput {
  readonly path: string;
  readonly text: string;
  readonly role?: Role;
}

/** Settings for texts. */
export interface TextOptions {
  /** The text of a routelint.yaml; `sources` in it have no meaning here. */
  readonly settings?: string;
  /** The preset to start from; comes before what `settings` names. */
  readonly preset?: PresetId;
}

/** Checks texts as `routelint check` checks files. Throws `ConfigError` when the settings are wrong. */
export async function checkTexts(texts: readonly TextInput[], options: TextOptions = {}): Promise<Report> {
  const run = new Check(settingsOf(options));
  for (const text of texts) await run.add(inputOf(text));
  return run.report([{ name: 'texts', role: 'config', files: texts.length, because: 'given as texts' }]);
}

/** Compares texts as `routelint diff` compares files: `to` is held against `from`, which is what is running. */
export async function diffTexts(
  from: readonly TextInput[],
  to: readonly TextInput[],
  options: TextOptions = {},
): Promise<Report> {
  const run = new Diff(settingsOf(options));
  for (const text of from) await run.add('from', inputOf(text));
  for (const text of to) await run.add('to', inputOf(text));
  return run.report([
    { name: 'from', role: 'live', files: from.length, because: 'given as texts' },
    { name: 'to', role: 'docs', files: to.length, because: 'given as texts' },
  ]);
}

/** What to ask of a comparison. */
export interface CompareTextOptions extends TextOptions {
  /** Ids or titles of lanes; every lane without. */
  readonly lanes?: readonly string[];
  /** Kinds of targets that must not become reachable, as `locality=cloud`. */
  readonly noNew?: readonly string[];
}

/**
 * Compares where texts send prompts as `routelint compare` does with files: which prompts go elsewhere, with a witness of
 * each difference. Throws `UsageError` for a lane that neither side has, and for a kind of target that there is not.
 */
export async function compareTexts(
  from: readonly TextInput[],
  to: readonly TextInput[],
  { lanes = [], noNew = [], ...options }: CompareTextOptions = {},
): Promise<CompareReport> {
  const run = new Compare(settingsOf(options));
  for (const text of from) await run.add('old', inputOf(text));
  for (const text of to) await run.add('new', inputOf(text));
  const asked = noNew.flatMap((text) => {
    const kinds = noNewOf(text);
    if (typeof kinds === 'string') throw new UsageError(kinds);
    return kinds;
  });
  return run.report({ lanes, noNew: asked });
}

/** A prompt for `traceTexts`: its text, or what is known of it. */
export interface TracePrompt {
  /** Measured, and kept nowhere. */
  readonly text?: string;
  readonly private?: boolean;
  /** Without a text; what is left out is filled in as people write. */
  readonly sizes?: Partial<Readonly<Record<'chars' | 'words' | 'lines' | 'tokens', number>>>;
}

/** What to ask of a trace beside the prompt. */
export interface TraceTextOptions extends TextOptions {
  /** Ids or titles of lanes; every lane without. */
  readonly lanes?: readonly string[];
  /** Names of targets, providers or hosts that cannot be reached. */
  readonly down?: readonly string[];
  /** A route to say why not of. */
  readonly whyNot?: string;
}

/** Follows a prompt through texts as `routelint trace` does through files. Throws `UsageError` for names that mean nothing. */
export async function traceTexts(
  texts: readonly TextInput[],
  prompt: TracePrompt,
  { lanes = [], down = [], whyNot, ...options }: TraceTextOptions = {},
): Promise<TraceReport> {
  const run = new Trace(settingsOf(options));
  for (const text of texts) await run.add(inputOf(text));
  const isPrivate = prompt.private === true;
  const facts =
    prompt.text === undefined
      ? { private: isPrivate, because: '', sizes: prompt.sizes ?? {}, signals: [] }
      : promptFacts(prompt.text, isPrivate);
  const failing = down.map((name) => ({ name, failure: 'connection' as const }));
  return run.report({ prompt: facts, lanes, failing, whyNot });
}

/** What to run of test files beside their settings. */
export interface RouteTestOptions extends TextOptions {
  /** Picks the policies and cases to run by their names; all without. */
  readonly selects?: (name: string) => boolean;
}

/**
 * Runs test files on configs as `routelint test` does on files. `config` in a test file picks those of `configs` with that
 * path, from where the test file is; without it all of them are meant.
 */
export async function testTexts(
  tests: readonly TextInput[],
  configs: readonly TextInput[],
  { selects, ...options }: RouteTestOptions = {},
): Promise<TestReport> {
  const run = new TestRun(settingsOf(options), selects);
  for (const test of tests)
    await run.add(createDocument(test.path, test.text), (name) => {
      const path = name === undefined ? undefined : posix.join(posix.dirname(test.path), name);
      const found = configs.filter((config) => path === undefined || posix.normalize(config.path) === path);
      return { inputs: found.map(inputOf), missed: [] };
    });
  return run.report();
}

function settingsOf({ settings, preset }: TextOptions): Settings {
  const ids = dialects.map((dialect) => dialect.id);
  return settingsOfText(settings ?? '{}', { rules, dialects: ids, preset }).settings;
}

function inputOf({ path, text, role }: TextInput): Input {
  const document = createDocument(path, text);
  return { document, source: 'texts', role: role ?? 'config', dialect: undefined, status: undefined };
}
