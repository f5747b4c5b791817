import type { Settings } from '../../project/settings.ts';
import type { Source } from '../../project/source.ts';
import { unpack } from '../../report/packed.ts';
import type { Format, WrittenPart } from '../../report/written.ts';
import type { Style } from '../format.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options.ts';
import { type ChunkResult, jobOf, workOn } from './job.ts';

/** What every thread of a check has to know. */
export interface Given {
  readonly options: CommonOptions;
  readonly settings: Settings;
  readonly style: Style;
  readonly format: Format;
}

/**
 * Checks many files: with workers, where the process has processors for them, and without keeping what it has read. The
 * report is the same as that of files checked one after the other.
 */
export async function checkMany(
  sources: readonly Source[],
  { options, settings, style, format }: Given,
  io: Io,
): Promise<readonly WrittenPart[]> {
  const job = jobOf(options, style, sources);
  const results: ChunkResult[] = [];
  const workers = (await io.startWorkers?.(job)) ?? [];
  const own = workOn(job, settings, format, io.host, (result) => results.push(result));
  const [, ...given] = await Promise.all([own, ...workers]);
  results.push(...given.flat());
  return results.sort((a, b) => a.index - b.index).map(({ part }) => unpack(part));
}
