import { buildFindings, sortFindings } from '../findings/build.ts';
import type { Finding } from '../findings/finding.ts';
import type { BlockSummary, Report, SourceSummary, Unread } from '../findings/report.ts';
import type { Ignored } from '../findings/take-out.ts';
import { hitsOfFacts } from '../rules/stage-facts.ts';
import { blockHits, buildContext } from './block-hits.ts';
import { type CheckSettings, createContext, type Input, type PipelineContext } from './context.ts';
import { heedIgnores } from './heed-ignores.ts';
import { type Reading, readInput } from './read-input.ts';
import { summarise } from './summarise.ts';

/** A check that goes on: documents are added one by one, and let go of once their findings are made. */
export class Check {
  readonly #context: PipelineContext;
  readonly #findings: Finding[] = [];
  readonly #ignored: Ignored[] = [];
  readonly #blocks: BlockSummary[] = [];
  readonly #notRecognised: Unread[] = [];
  readonly #notRead: Unread[] = [];
  #files = 0;

  constructor(settings: CheckSettings) {
    this.#context = createContext(settings);
  }

  /** Checks one document. A promise only when something needs a slower reader: a syntax error, JSON. */
  add(input: Input): void | Promise<void> {
    this.#files++;
    const reading = readInput(input, this.#context);
    if (reading instanceof Promise) return reading.then((done) => this.#take(input, done));
    return this.#take(input, reading);
  }

  /** Notes a file that could not be read at all. */
  miss(unread: Unread): void {
    this.#notRead.push(unread);
  }

  /** What the run came to, so far. */
  report(sources: readonly SourceSummary[]): Report {
    return {
      command: 'check',
      sources,
      blocks: this.#blocks,
      findings: sortFindings(this.#findings),
      ignored: this.#ignored,
      notRecognised: this.#notRecognised,
      notRead: this.#notRead,
      files: this.#files,
      drift: undefined,
      complete: !this.#notRead.some((unread) => unread.failed),
    };
  }

  #take(input: Input, reading: Reading): void {
    this.#notRecognised.push(...reading.notRecognised);
    this.#notRead.push(...reading.notRead);
    const rules = this.#context.rulesFor(input.document.path);
    const hits = reading.facts.flatMap(({ block, facts }) => [...hitsOfFacts(rules, block, facts)]);
    for (const block of reading.recognised) {
      const found = blockHits(block, input, rules, this.#context);
      hits.push(...found.hits);
      this.#blocks.push(summarise(block, input, found.notFollowed));
    }
    const blocks = [...reading.recognised, ...reading.facts].map(({ block }) => block);
    if (blocks.length === 0) return;
    const build = buildContext(this.#context.settings, () => input.role);
    const heeding = { context: this.#context, build, command: 'check' } as const;
    const { kept, ignored } = heedIgnores(blocks, buildFindings(hits, build), heeding);
    this.#findings.push(...kept);
    this.#ignored.push(...ignored);
  }
}
