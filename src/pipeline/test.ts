import { isComplete, type Unread } from '../findings/report.ts';
import type { Mistake, TestedCase, TestedFile, TestedPolicy, TestReport } from '../findings/test-report.ts';
import { rules } from '../generated/rules.ts';
import type { Route, Step } from '../model/routing.ts';
import type { ConfigProblem } from '../project/problem.ts';
import { Ground } from '../route-test/ground.ts';
import { parseRouteTests } from '../route-test/read/file.ts';
import type { RouteTestFile } from '../route-test/route-test.ts';
import type { Document, Location } from '../text/document.ts';
import { type CheckSettings, createContext, type PipelineContext } from './context.ts';
import { testCase } from './test-case.ts';
import { type HeldConfigs, heldConfigs, type TestInputs } from './test-configs.ts';
import { CoverageCount } from './test-coverage.ts';
import { nameMistakes, withProviderIds } from './test-names.ts';
import { testPolicy } from './test-policy.ts';

/** A run of tests that goes on: test files are read and run one by one. */
export class TestRun {
  readonly #context: PipelineContext;
  readonly #selects: (name: string) => boolean;
  readonly #files: TestedFile[] = [];
  readonly #mistakes: Mistake[] = [];
  readonly #notRead: Unread[] = [];
  readonly #coverage = new CoverageCount();

  /** `selects` picks the policies and cases to run by their names. */
  constructor(settings: CheckSettings, selects: (name: string) => boolean = () => true) {
    this.#context = createContext(settings);
    this.#selects = selects;
  }

  /** Notes a file that could not be read at all. */
  miss(unread: Unread): void {
    this.#notRead.push(unread);
  }

  /**
   * Reads a test file and runs what it holds. `find` gives the files that a name of a config stands for, or those that are
   * live for a test file that names none; a `UsageError` of it is a mistake of the name. A file with a mistake is not run.
   */
  async add(document: Document, find: (name: string | undefined) => TestInputs): Promise<void> {
    const { file, problems } = parseRouteTests(document, rules);
    const wrong = problems.filter((problem) => problem.severity === 'error');
    if (wrong.length > 0) {
      this.#mistakes.push(...wrong.map(mistakeOf));
      return;
    }
    const configs = await heldConfigs(file, find, this.#context);
    this.#mistakes.push(...configs.mistakes);
    this.#notRead.push(...configs.notRead);
    if (configs.mistakes.length > 0 || !isComplete(configs.notRead)) return;
    if (configs.held.length === 0) {
      this.#mistakes.push(nothingHeld(file));
      return;
    }
    const models = configs.held.map(({ recognised }) => recognised.model);
    const unknown = nameMistakes(file, models, this.#context.catalogue);
    if (unknown.length > 0) this.#mistakes.push(...unknown);
    else this.#run(withProviderIds(file, this.#context.catalogue), configs);
  }

  report(): TestReport {
    const isRead = isComplete(this.#notRead);
    return {
      files: this.#files,
      coverage: this.#coverage.coverage,
      mistakes: this.#mistakes,
      notRead: this.#notRead,
      complete: isRead && this.#mistakes.length === 0,
    };
  }

  #run(file: RouteTestFile, { held }: HeldConfigs): void {
    const { policy } = this.#context.settings;
    const sets = file.policies.map(({ forall }) => forall);
    const blocks = held.map(({ recognised: { block, model } }) => ({
      ground: new Ground(model, sets),
      tracing: { model, view: block.view, policy, isAsked: () => false },
    }));
    const mistakes: Mistake[] = [];
    const policies: TestedPolicy[] = [];
    for (const one of file.policies.filter(({ name }) => this.#selects(name))) {
      const tested = testPolicy(one, blocks);
      if (tested) policies.push(tested);
      else mistakes.push(emptySet(one.forall.at));
    }
    const cases: TestedCase[] = [];
    const exercised = new Set<Route | Step>();
    const notes = new Set<string>();
    for (const one of file.cases.filter(({ name }) => this.#selects(name))) {
      const result = testCase(one, blocks);
      if ('message' in result) {
        mistakes.push(result);
        continue;
      }
      cases.push(result.tested);
      for (const part of result.exercised) exercised.add(part);
      for (const note of result.notes) notes.add(note);
    }
    this.#mistakes.push(...mistakes);
    if (mistakes.length > 0) return;
    for (const [index, block] of blocks.entries()) {
      const summary = held[index]?.summary;
      if (summary) this.#coverage.add(block, summary, exercised);
    }
    if (policies.length + cases.length === 0) return;
    const path = file.document.path;
    this.#files.push({
      path,
      blocks: held.map(({ summary }) => summary),
      policies,
      cases,
      notes: [...notes],
    });
  }
}

function mistakeOf({ message, help, at }: ConfigProblem): Mistake {
  return { message, help, at };
}

function emptySet(at: Location): Mistake {
  return {
    message: 'no prompt is in `forall`, so the policy says nothing',
    help: 'n words take at least 2n - 1 characters; `!` before a lane takes it away; a signal may always be had',
    at,
  };
}

function nothingHeld({ configs, document }: RouteTestFile): Mistake {
  const [first] = configs;
  if (first)
    return {
      message: '`config` holds no routing config that routelint knows',
      help: '`routelint sources` says what a path is read as',
      at: first.at,
    };
  return {
    message: 'there is no live config to test',
    help: 'say `config:` with a path from here, or declare a `live` source in routelint.yaml',
    at: { document, span: { start: 0, end: 0 } },
  };
}
