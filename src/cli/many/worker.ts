import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { EXIT, type ExitCode } from '../exit.ts';
import { loadFormat } from '../format.ts';
import type { Io } from '../io.ts';
import { loadedSettings } from '../session.ts';
import { type Job, workOn } from './job.ts';

/**
 * Takes part in a job of the main thread. Undefined where this is the main thread: its user typed the word. Throws what
 * goes wrong, for the main thread to report.
 */
export async function help(io: Io): Promise<ExitCode | undefined> {
  if (isMainThread) return undefined;
  const job: Job = workerData;
  const { settings } = loadedSettings(job.options, io.host);
  await workOn(job, settings, await loadFormat(job.style), io.host, (result) =>
    parentPort?.postMessage(result, [result.part.bytes.buffer]),
  );
  return EXIT.clean;
}
