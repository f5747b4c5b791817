// Times whole processes in turn (A B C, A B C, …), so that what else the machine does falls on all of them alike.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A command to time, with the exit codes that mean it did its work. */
export interface Contender {
  readonly name: string;
  readonly command: readonly string[];
  readonly exits: readonly number[];
  /** Runs in this folder; the current one when absent. */
  readonly cwd?: string;
}

/** What the runs of one contender came to. */
export interface Measured {
  readonly name: string;
  /** Median wall time in milliseconds. */
  readonly wall: number;
  /** Median of the ratios to the first contender, round by round. */
  readonly ratio: number;
  /** Peak resident memory in MB of the main Node process; undefined for other programs. */
  readonly memory: number | undefined;
}

const folder = mkdtempSync(join(tmpdir(), 'routelint-bench-'));
const hook = join(folder, 'peak.cjs');
writeFileSync(
  hook,
  `process.on('exit', () => require('node:fs').appendFileSync(process.env.PEAK_FILE, process.resourceUsage().maxRSS + '\\n'));`,
);

/** Runs each contender once for warming up, then `rounds` times in turn, then once for its memory. */
export function race(contenders: readonly Contender[], rounds: number): Measured[] {
  const times = contenders.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      const wall = timed(contender);
      if (round >= 0) times[index]?.push(wall);
    }
  }
  const first = times[0] ?? [];
  return contenders.map((contender, index) => {
    const own = times[index] ?? [];
    return {
      name: contender.name,
      wall: median(own),
      ratio: median(own.map((time, round) => time / (first[round] ?? time))),
      memory: peak(contender),
    };
  });
}

function timed(contender: Contender): number {
  const start = performance.now();
  const status = spawn(contender, {});
  const wall = performance.now() - start;
  if (!contender.exits.includes(status ?? -1)) {
    throw new Error(`${contender.name} ended with ${status}: ${contender.command.join(' ')}`);
  }
  return wall;
}

function peak(contender: Contender): number | undefined {
  const file = join(folder, 'peak.txt');
  writeFileSync(file, '');
  spawn(contender, { NODE_OPTIONS: `--require=${hook}`, PEAK_FILE: file });
  const sizes = readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number);
  return sizes.length > 0 ? Math.round(Math.max(...sizes) / 1024) : undefined;
}

function spawn(contender: Contender, more: Readonly<Record<string, string>>): number | null {
  const [program, ...args] = contender.command;
  // Node 20 loads extra certificates at start: with this variable set, every Node program looks equally slow.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const result = spawnSync(program ?? '', args, {
    stdio: 'ignore',
    env: { ...env, ...more },
    ...(contender.cwd === undefined ? {} : { cwd: contender.cwd }),
  });
  if (result.error) throw result.error;
  return result.status;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
