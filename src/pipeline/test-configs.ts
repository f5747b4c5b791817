import type { ReadProblem } from '../blocks/block.ts';
import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { BlockSummary, Unread } from '../findings/report.ts';
import type { Mistake } from '../findings/test-report.ts';
import { UsageError } from '../project/problem.ts';
import type { RouteTestFile } from '../route-test/route-test.ts';
import { type Location, locationRange } from '../text/document.ts';
import { locate, type View } from '../text/view.ts';
import type { Input, PipelineContext } from './context.ts';
import { readInput } from './read-input.ts';
import { summarise } from './summarise.ts';

/** The files that a name of a config stands for, and what of them could not be read. */
export interface TestInputs {
  readonly inputs: Iterable<Input>;
  /** Filled while `inputs` is read. */
  readonly missed: readonly Unread[];
}

/** A routing config that tests are held against. */
export interface HeldConfig {
  readonly recognised: RecognisedBlock;
  readonly summary: BlockSummary;
}

/** The routing configs that a test file names. */
export interface HeldConfigs {
  readonly held: readonly HeldConfig[];
  /** Names that stand for nothing. */
  readonly mistakes: readonly Mistake[];
  readonly notRead: readonly Unread[];
}

/** Reads the configs of a test file. One that its program cannot load proves nothing, and counts as not read. */
export async function heldConfigs(
  { configs }: RouteTestFile,
  find: (name: string | undefined) => TestInputs,
  context: PipelineContext,
): Promise<HeldConfigs> {
  const held: HeldConfig[] = [];
  const mistakes: Mistake[] = [];
  const notRead: Unread[] = [];
  const seen = new Set<string>();
  for (const name of configs.length > 0 ? configs : [undefined]) {
    const found = name ? foundOr(() => find(name.text), name.at, mistakes) : find(undefined);
    for (const input of found?.inputs ?? []) {
      if (seen.has(input.document.path)) continue;
      seen.add(input.document.path);
      const reading = await readInput(input, context);
      notRead.push(...reading.notRead);
      for (const { block } of reading.facts) notRead.push(...broken(block.view, block.problems));
      for (const recognised of reading.recognised) {
        const wrong = broken(recognised.block.view, recognised.block.problems);
        if (wrong.length > 0) notRead.push(...wrong);
        else held.push({ recognised, summary: summarise(recognised, input) });
      }
    }
    notRead.push(...(found?.missed ?? []));
  }
  return { held, mistakes, notRead };
}

function foundOr(find: () => TestInputs, at: Location, mistakes: Mistake[]): TestInputs | undefined {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    mistakes.push({ message: error.message, help: error.hint ?? 'paths start at the test file', at });
    return undefined;
  }
}

function broken(view: View, problems: readonly ReadProblem[]): readonly Unread[] {
  const problem = problems.find(({ rule }) => rule === 'yaml-syntax');
  if (!problem) return [];
  const { line } = locationRange(locate(view, problem.span)).start;
  const reason =
    'it is not well-formed, so its program does not load it; `routelint check` says what is wrong';
  return [{ path: view.document.path, line, reason, failed: true }];
}
