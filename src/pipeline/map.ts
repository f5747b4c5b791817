import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { BlockSummary, Unread } from '../findings/report.ts';
import { graphOf } from '../map/build.ts';
import type { MapBy, MapGraph } from '../map/graph.ts';
import { mayBePrivate } from '../rules/policy.ts';
import { type CheckSettings, createContext, type Input, type PipelineContext } from './context.ts';
import { readInput } from './read-input.ts';
import { soundBlocks } from './sound-blocks.ts';
import { summarise } from './summarise.ts';

/** A mapping that goes on: documents are added one by one, then drawn. */
export class Mapping {
  readonly #context: PipelineContext;
  readonly #blocks: { readonly recognised: RecognisedBlock; readonly summary: BlockSummary }[] = [];
  readonly #notRead: Unread[] = [];
  #files = 0;

  constructor(settings: CheckSettings) {
    this.#context = createContext(settings);
  }

  /** Reads a document. */
  async add(input: Input): Promise<void> {
    this.#files++;
    const reading = await readInput(input, this.#context);
    this.#notRead.push(...reading.notRead);
    const { sound, refused } = soundBlocks(reading);
    this.#notRead.push(...refused);
    for (const recognised of sound) this.#blocks.push({ recognised, summary: summarise(recognised, input) });
  }

  /** Notes a file that could not be read at all. */
  miss(unread: Unread): void {
    this.#notRead.push(unread);
  }

  get files(): number {
    return this.#files;
  }

  get notRead(): readonly Unread[] {
    return this.#notRead;
  }

  /** The map of every block, in order. */
  graphs(by: readonly MapBy[]): readonly MapGraph[] {
    const { policy } = this.#context.settings;
    const hasPolicy = policy.private.lanes.length > 0;
    const privacy =
      by.includes('privacy') && hasPolicy
        ? { allow: policy.private.allow, carries: (lane: string) => mayBePrivate(lane, policy) }
        : undefined;
    const titles = titlesOf(this.#blocks.map(({ summary }) => summary.id));
    return this.#blocks.map(({ recognised: { model }, summary }, index) => {
      const { program, version } = summary;
      return graphOf(model, {
        title: titles[index] ?? '',
        program: version === undefined ? program : `${program} ${version}`,
        by,
        privacy,
      });
    });
  }
}

/**
 * The shortest ends of paths that tell them apart: `config.yaml`, or `work/config.yaml` beside `home/config.yaml`. A
 * map is published, so it does not say where on whose machine its config lies.
 */
export function titlesOf(ids: readonly string[]): readonly string[] {
  const paths = ids.map((id) => id.split('/'));
  const most = Math.max(1, ...paths.map((path) => path.length));
  for (let length = 1; length < most; length++) {
    const titles = paths.map((path) => path.slice(-length).join('/'));
    if (new Set(titles).size === new Set(ids).size) return titles;
  }
  return ids;
}
