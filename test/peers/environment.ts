import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { runBounded } from './bounded.ts';

/** An interpreter that has the program, or why there is none. */
export type Environment = { readonly python: string } | { readonly skipped: string };

/** What an environment is made of. */
export interface EnvironmentPlan {
  readonly name: string;
  /** What pip installs, pinned: it names the environment, which later runs use again. */
  readonly requirements: readonly string[];
  /** How long pip may take. */
  readonly seconds: number;
}

/**
 * A Python environment of its own for one program, in the user's cache folder. One that is there is taken as it is; else it
 * is made beside its place and moved there when it is whole. pip is bounded in time.
 */
export async function environmentOf({ name, requirements, seconds }: EnvironmentPlan): Promise<Environment> {
  const version = await pythonVersion();
  if (version === undefined) return { skipped: 'there is no `python3` that can make environments' };
  const hash = createHash('sha256')
    .update(JSON.stringify([version, ...requirements]))
    .digest('hex')
    .slice(0, 12);
  const folder = join(cacheFolder(), `${name}-${hash}`);
  const python = join(folder, PYTHON);
  if (existsSync(python)) return { python };
  const part = `${folder}.${process.pid}`;
  try {
    await mkdir(dirname(part), { recursive: true });
    await runBounded(['python3', '-m', 'venv', part], VENV_SECONDS);
    await runBounded([join(part, PYTHON), ...PIP, ...requirements], seconds);
    // Another run may have been as fast: its environment is as good.
    await rename(part, folder).catch((error: unknown) => {
      if (!existsSync(python)) throw error;
    });
    return { python };
  } catch (error) {
    return { skipped: `pip could not install ${requirements[0]}: ${(error as Error).message}` };
  } finally {
    await rm(part, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

const PYTHON = 'bin/python';

/** Far more than it needs, but for a machine that does much else. */
const VENV_SECONDS = 240;

// A host that does not answer is given up on soon.
const PIP = [
  '-m',
  'pip',
  'install',
  '--quiet',
  '--no-input',
  '--disable-pip-version-check',
  '--retries=1',
  '--timeout=20',
  '--prefer-binary',
];

async function pythonVersion(): Promise<string | undefined> {
  const ask = 'import sys, venv, ensurepip; print(sys.version.split()[0])';
  return await runBounded(['python3', '-c', ask], 60).then(
    (text) => text.trim(),
    () => undefined,
  );
}

function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'routelint', 'peers');
}
