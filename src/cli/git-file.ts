import type { Host } from '../project/host.ts';
import { UsageError } from '../project/problem.ts';
import type { Settings } from '../project/settings.ts';

const REVISION = /^[^:]+:[^:].*$/;
// `C:\config.yaml` is a path.
const DRIVE = /^[a-z]:[\\/]/i;

/** Has a word the form of a file of a commit, `REV:path`? */
export function isRevision(word: string): boolean {
  return REVISION.test(word) && !DRIVE.test(word) && !word.startsWith('-');
}

const SECONDS = 20;

/**
 * The bytes of a file of a commit, as git has them. The path is one from the root of the repository, or with `./` one
 * from the working directory. Runs `git cat-file`, which runs nothing else and asks no server. Throws `UsageError` where
 * there is no such file, or no git.
 */
export async function readRevision(name: string, host: Host, settings: Settings): Promise<Uint8Array> {
  const { execFile } = await import('node:child_process');
  const limit = settings.limits.fileSize;
  const env = {
    ...host.env,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
  };
  return new Promise((resolve, reject) => {
    const options = {
      cwd: host.cwd,
      env,
      encoding: 'buffer' as const,
      maxBuffer: limit,
      timeout: SECONDS * 1000,
      windowsHide: true,
    };
    execFile('git', ['cat-file', 'blob', name], options, (error, stdout, stderr) => {
      if (error) reject(refusal(name, error, stderr.toString('utf8'), limit));
      else resolve(stdout);
    });
  });
}

function refusal(
  name: string,
  error: { readonly code?: string | number | null; readonly killed?: boolean },
  stderr: string,
  limit: number,
): UsageError {
  if (error.code === 'ENOENT')
    return new UsageError(
      `\`${name}\` names a file of a commit, and there is no git to ask for it`,
      'install git, or give a file',
    );
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return new UsageError(`\`${name}\` is larger than ${limit} bytes`);
  if (error.killed) return new UsageError(`git did not give \`${name}\` within ${SECONDS} seconds`);
  const [first = ''] = stderr.split('\n');
  return new UsageError(
    `git has no file \`${name}\`: ${first.replace(/^(?:fatal|error): /, '')}`,
    'the path starts at the root of the repository, or at `./`',
  );
}
