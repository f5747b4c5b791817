import { buildFindings, sortFindings } from '../findings/build.ts';
import type { Finding } from '../findings/finding.ts';
import {
  type BlockSummary,
  isComplete,
  type Part,
  type Report,
  type SourceSummary,
  type Unread,
} from '../findings/report.ts';
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
  #found = nothing();

  constructor(settings: CheckSettings) {
    this.#context = createContext(settings);
  }

  /** Checks one document. A promise only when something needs a slower reader: a syntax error, JSON. */
  add(input: Input): void | Promise<void> {
    this.#found.files++;
    const reading = readInput(input, this.#context);
    if (reading instanceof Promise) return reading.then((done) => this.#take(input, done));
    return this.#take(input, reading);
  }

  /** Notes a file that could not be read at all. */
  miss(unread: Unread): void {
    this.#found.notRead.push(unread);
  }

  /** What the run came to since it was last asked. It keeps none of it. */
  drain(): Part {
    const found = this.#found;
    this.#found = nothing();
    return found;
  }

  /** What the run came to, so far. */
  report(sources: readonly SourceSummary[]): Report {
    const { blocks, findings, ignored, notRecognised, notRead, files } = this.#found;
    return {
      command: 'check',
      sources,
      blocks,
      findings: sortFindings(findings),
      ignored,
      notRecognised,
      notRead,
      files,
      drift: undefined,
      complete: isComplete(notRead),
    };
  }

  #take(input: Input, reading: Reading): void {
    const found = this.#found;
    found.notRecognised.push(...reading.notRecognised);
    found.notRead.push(...reading.notRead);
    const rules = this.#context.rulesFor(input.document.path);
    const hits = reading.facts.flatMap(({ block, facts }) => [...hitsOfFacts(rules, block, facts)]);
    for (const block of reading.recognised) {
      const own = blockHits(block, input, rules, this.#context);
      hits.push(...own.hits);
      found.blocks.push(summarise(block, input, own.notFollowed));
    }
    const blocks = [...reading.recognised, ...reading.facts].map(({ block }) => block);
    if (blocks.length === 0) return;
    const build = buildContext(this.#context.settings, () => input.role);
    const heeding = { context: this.#context, build, command: 'check' } as const;
    const { kept, ignored } = heedIgnores(blocks, buildFindings(hits, build), heeding);
    found.findings.push(...kept);
    found.ignored.push(...ignored);
  }
}

function nothing() {
  return {
    blocks: [] as BlockSummary[],
    findings: [] as Finding[],
    ignored: [] as Ignored[],
    notRecognised: [] as Unread[],
    notRead: [] as Unread[],
    files: 0,
  };
}
