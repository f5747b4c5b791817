import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ChunkResult, Job } from './job.ts';
import { WORKER } from './word.ts';

// Each has a heap of its own, of 60 MB, and 10,000 files are to be checked in less than 250.
const MOST = 1;

/** Starts workers on a job, one for each further processor; each gives what it has done when nothing is left to do. */
export function startThreads(job: Job): readonly Promise<readonly ChunkResult[]>[] {
  const program = realpathSync(process.argv[1] ?? '');
  // Sources run through a loader of TypeScript, which new threads do not have.
  if (!program.endsWith('.cjs')) return [];
  const count = Math.min(availableParallelism() - 1, MOST);
  return Array.from({ length: count }, () => startThread(program, job));
}

function startThread(program: string, job: Job): Promise<readonly ChunkResult[]> {
  return new Promise((done, failed) => {
    const results: ChunkResult[] = [];
    const thread = new Worker(program, {
      argv: [WORKER],
      workerData: job,
      // What a file leaves behind is soon let go of: a few files' worth is enough, and not the usual 48 MB.
      resourceLimits: { maxYoungGenerationSizeMb: 12 },
    });
    thread.on('message', (result: ChunkResult) => results.push(result));
    thread.on('error', failed);
    thread.on('exit', (code) =>
      code === 0 ? done(results) : failed(new Error(`a worker ended with ${code}`)),
    );
  });
}
