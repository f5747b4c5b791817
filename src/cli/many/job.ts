import { Check } from '../../pipeline/check.ts';
import type { Host } from '../../project/host.ts';
import type { Settings } from '../../project/settings.ts';
import type { Source } from '../../project/source.ts';
import { type PackedPart, pack } from '../../report/packed.ts';
import { type Format, writePart } from '../../report/written.ts';
import { checkFiles } from '../check-files.ts';
import type { Style } from '../format.ts';
import type { CommonOptions } from '../options.ts';

/** The work that threads share: plain data, but for the counter, which is the same memory in all of them. */
export interface Job {
  /** Every thread reads the settings by itself: they have functions, which cannot be handed over. */
  readonly options: CommonOptions;
  readonly style: Style;
  /** Sources with a few files each. */
  readonly chunks: readonly Source[];
  /** How many chunks have been taken. */
  readonly taken: Int32Array;
}

/** What became of one chunk. */
export interface ChunkResult {
  readonly index: number;
  readonly part: PackedPart;
}

// Few enough that the threads end together, and enough that taking one costs nothing.
const CHUNK = 32;

/** Cuts sources into chunks, in the order of their files. */
export function jobOf(options: CommonOptions, style: Style, sources: readonly Source[]): Job {
  const chunks = sources.flatMap((source) => {
    const { length } = source.files;
    return Array.from({ length: Math.ceil(length / CHUNK) }, (_, index): Source => {
      return { ...source, files: source.files.slice(index * CHUNK, (index + 1) * CHUNK) };
    });
  });
  return { options, style, chunks, taken: new Int32Array(new SharedArrayBuffer(4)) };
}

/** Checks chunks that no other thread has taken, until none is left. */
export async function workOn(
  job: Job,
  settings: Settings,
  format: Format,
  host: Host,
  give: (result: ChunkResult) => void,
): Promise<void> {
  const run = new Check(settings);
  for (;;) {
    const index = Atomics.add(job.taken, 0, 1);
    const chunk = job.chunks[index];
    if (!chunk) return;
    await checkFiles(run, chunk, settings, host);
    give({ index, part: pack(writePart(run.drain(), format)) });
  }
}
