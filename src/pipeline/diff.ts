import type { Block } from '../blocks/block.ts';
import { compareSides, type SidedBlock } from '../drift/compare-sides.ts';
import { driftFacts } from '../drift/facts.ts';
import { uniqueMarkerFacts } from '../drift/marker-facts.ts';
import { type BuildContext, buildFindings, sortFindings } from '../findings/build.ts';
import type { Finding } from '../findings/finding.ts';
import {
  type BlockSummary,
  isComplete,
  type Report,
  type SourceSummary,
  type Unread,
} from '../findings/report.ts';
import type { Hit } from '../rules/rule.ts';
import { hitsOfFacts } from '../rules/stage-facts.ts';
import type { Document } from '../text/document.ts';
import { buildContext } from './block-hits.ts';
import { type CheckSettings, createContext, type Input, type PipelineContext } from './context.ts';
import { heedIgnores } from './heed-ignores.ts';
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
    const { kept, ignored } = this.#heeded(buildFindings([...this.#hits, ...found], build), build);
    return {
      command: 'diff',
      sources,
      blocks: this.#blocks,
      findings: sortFindings(kept),
      ignored,
      notRecognised: this.#notRecognised,
      notRead: this.#notRead,
      files: this.#files,
      drift: drift.summary,
      complete: isComplete(this.#notRead),
    };
  }

  // File by file, as the comments of one say nothing of another.
  #heeded(findings: readonly Finding[], build: BuildContext) {
    const heeding = { context: this.#context, build, command: 'diff' } as const;
    const own = new Map<Document, { readonly blocks: Block[]; readonly findings: Finding[] }>();
    const of = (document: Document) => {
      const held = own.get(document) ?? { blocks: [], findings: [] };
      own.set(document, held);
      return held;
    };
    for (const { recognised } of [...this.#sides.from, ...this.#sides.to])
      of(recognised.block.view.document).blocks.push(recognised.block);
    for (const finding of findings) of(finding.at.document).findings.push(finding);
    const heeded = [...own.values()].map(({ blocks, findings: found }) =>
      heedIgnores(blocks, found, heeding),
    );
    return { kept: heeded.flatMap(({ kept }) => kept), ignored: heeded.flatMap(({ ignored }) => ignored) };
  }
}
