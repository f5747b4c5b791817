import { attached } from '../../findings/part.ts';
import type { Check } from '../../pipeline/check.ts';
import type { Settings } from '../../project/settings.ts';
import type { Source } from '../../project/source.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options.ts';
import { type ChunkResult, jobOf, workOn } from './job.ts';

/**
 * Checks many files: with workers, where the process has processors for them, and without keeping what it has read. The
 * report is the same as that of files checked one after the other.
 */
export async function checkMany(
  run: Check,
  sources: readonly Source[],
  settings: Settings,
  options: CommonOptions,
  io: Io,
): Promise<void> {
  const job = jobOf(options, sources);
  const results: ChunkResult[] = [];
  const workers = (await io.startWorkers?.(job)) ?? [];
  // A copy has texts of its own: what is cut out of a file would keep all of it.
  const own = workOn(job, settings, io.host, (result) => results.push(structuredClone(result)));
  const [, ...given] = await Promise.all([own, ...workers]);
  results.push(...given.flat());
  results.sort((a, b) => a.index - b.index);
  for (const { part } of results) run.join(attached(part));
}
