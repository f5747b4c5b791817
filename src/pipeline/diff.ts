import { compareSides, type SidedBlock } from '../drift/compare-sides.ts';
import { driftFacts } from '../drift/facts.ts';
import { uniqueMarkerFacts } from '../drift/marker-facts.ts';
import { buildFindings, sortFindings } from '../findings/build.ts';
import type { BlockSummary, Report, SourceSummary, Unread } from '../findings/report.ts';
import type { Hit } from '../rules/rule.ts';
import { hitsOfFacts } from '../rules/stage-facts.ts';
import { buildContext } from './block-hits.ts';
import { type CheckSettings, createContext, type Input, type PipelineContext } from './context.ts';
import { readInput } from './read-input.ts';
import { summarise } from './summarise.ts';

/** A comparison that goes on: documents are added to the one side or the other, then compared at once. */
export class Diff {
  readonly #context: PipelineContext;
  readonly #sides = { from: [] as SidedBlock[], to: [] as SidedBlock[] };
  readonly #blocks: BlockSummary[] = [];
  readonly #hits: Hit[] = [];
  readonly #notRecognised: Unread[] = [];
  readonly #notRead: Unread[] = [];
  readonly #roles = new Map<string, Input['role']>();
  #files = 0;

  constructor(settings: CheckSettings) {
    this.#context = createContext(settings);
  }

  /** Adds a document: `from` is what is running, `to` is what is to be verified. */
  async add(side: 'from' | 'to', input: Input): Promise<void> {
    this.#files++;
    this.#roles.set(input.document.path, input.role);
    const reading = await readInput(input, this.#context);
    this.#notRecognised.push(...reading.notRecognised);
    this.#notRead.push(...reading.notRead);
    const rules = this.#context.rulesFor(input.document.path);
    for (const { block, facts } of reading.facts) this.#hits.push(...hitsOfFacts(rules, block, facts));
    for (const recognised of reading.recognised) {
      const { block } = recognised;
      this.#sides[side].push({ recognised, role: input.role });
      this.#blocks.push(summarise(recognised, input));
      this.#hits.push(...hitsOfFacts(rules, block, block.problems));
    }
  }

  /** Notes a file that could not be read at all. */
  miss(unread: Unread): void {
    this.#notRead.push(unread);
  }

  /** Compares the sides. What reroutes prompts stands first, then the findings file by file. */
  report(sources: readonly SourceSummary[]): Report {
    const { from, to } = this.#sides;
    const drift = compareSides(from, to, { catalogue: this.#context.catalogue });
    const markers = uniqueMarkerFacts(to.map(({ recognised }) => recognised.block));
    const found = [...driftFacts(drift), ...markers].flatMap(({ block, facts }) =>
      hitsOfFacts(this.#context.rulesFor(block.view.document.path), block, facts),
    );
    const build = buildContext(
      this.#context.settings,
      (block) => this.#roles.get(block.view.document.path) ?? 'config',
    );
    return {
      command: 'diff',
      sources,
      blocks: this.#blocks,
      findings: sortFindings(buildFindings([...this.#hits, ...found], build)),
      notRecognised: this.#notRecognised,
      notRead: this.#notRead,
      files: this.#files,
      drift: drift.summary,
      complete: !this.#notRead.some((unread) => unread.failed),
    };
  }
}
