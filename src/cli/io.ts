import type { Host } from '../project/host.ts';
import type { ChunkResult, Job } from './many/job.ts';

/** A stream that takes text. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** How wide the terminal is, where there is one. */
  readonly columns?: number | undefined;
}

/** Everything a run reads from and writes to: the process in `node-io.ts`, memory in tests. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input. */
  readStdin(): Promise<Uint8Array>;
  /** Writes a file as a whole or not at all. */
  writeFile(path: string, text: string): void;
  readonly host: Host;
  /** Starts others on a job that this thread works on too, where there is anything to gain. What each does comes at its end. */
  startWorkers?(job: Job): Promise<readonly Promise<readonly ChunkResult[]>[]>;
}
