import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import { nodeHost } from '../../src/project/node-host.ts';

/** What a run left behind. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Files written, by path. */
  readonly written: ReadonlyMap<string, string>;
}

/** What a test can set of the world around a run. */
export interface World {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly home?: string;
  readonly tty?: boolean;
  readonly startWorkers?: Io['startWorkers'];
  /** Takes the place of what writes files. */
  readonly write?: Io['writeFile'];
  /** Files that are written are on the disk as well, for the run to read. */
  readonly disk?: boolean;
}

/** Runs one command line in a folder of the real file system, with no environment but the one given. */
export async function runIn(cwd: string, argv: readonly string[], world: World = {}): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const written = new Map<string, string>();
  const stdin = world.stdin ?? '';
  const tty = world.tty ?? false;
  const code = await run(argv, {
    stdout: { write: (text) => void out.push(text), isTTY: tty },
    stderr: { write: (text) => void err.push(text), isTTY: tty },
    readStdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
    writeFile: (path, text) => {
      world.write?.(path, text);
      written.set(path, text);
      if (world.disk) writeFileSync(path, text);
    },
    host: { ...nodeHost(), cwd: resolve(cwd), env: world.env ?? {}, home: world.home ?? '/nonexistent' },
    ...(world.startWorkers ? { startWorkers: world.startWorkers } : {}),
  });
  return { code, stdout: out.join(''), stderr: err.join(''), written };
}
