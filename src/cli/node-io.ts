import { closeSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { nodeHost } from '../project/node-host.ts';
import type { Io, Output } from './io.ts';
import type { ChunkResult, Job } from './many/job.ts';

/** The running process as an `Io`. */
export function nodeIo(): Io {
  return { stdout: outputTo(1), stderr: outputTo(2), readStdin, writeFile, host: nodeHost(), startWorkers };
}

// Writes to the descriptor itself: `process.stdout` loads Node's streams, a tenth of a cold start.
function outputTo(descriptor: 1 | 2): Output {
  let closed = false;
  return {
    write(text) {
      if (!closed) closed = !writeWhole(descriptor, Buffer.from(text));
    },
    get isTTY() {
      return isTerminal(descriptor);
    },
    // Node's streams are loaded here after all: by the one command that asks, and only at a terminal.
    get columns() {
      return descriptor === 1 && isTerminal(1) ? process.stdout.columns : undefined;
    },
  };
}

/** False when the reader has gone: it has seen enough (`| head`), and that is no fault of ours. */
function writeWhole(descriptor: number, bytes: Uint8Array): boolean {
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return false;
      // A pipe that does not block is full until its reader has read.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return true;
}

// Only a character device can be a terminal; asking Node's tty module loads its network code.
function isTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isCharacterDevice() || stats.rdev === nullDevice()) return false;
  } catch {
    return false;
  }
  return process.getBuiltinModule('node:tty').isatty(descriptor);
}

function nullDevice(): number | undefined {
  try {
    return statSync('/dev/null').rdev;
  } catch {
    return undefined;
  }
}

async function startWorkers(job: Job): Promise<readonly Promise<readonly ChunkResult[]>[]> {
  const { inlineLess } = await import('./many/tune.ts');
  inlineLess();
  const { startThreads } = await import('./many/threads.ts');
  return startThreads(job);
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

// A temporary file beside the target, synced and renamed: whoever reads the target sees the old text or the new one.
function writeFile(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  const file = openSync(temporary, 'wx', modeOf(path));
  try {
    writeSync(file, text);
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(file);
  renameSync(temporary, path);
}

function modeOf(path: string): number {
  try {
    return statSync(path).mode & 0o777;
  } catch {
    return 0o666;
  }
}
