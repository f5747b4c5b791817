import { check } from './commands/check.ts';
import { reportError } from './errors.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { WORKER } from './many/word.ts';
import { plainCheck } from './plain-check.ts';

/**
 * Runs one command line (without the `node` and script words) and returns the exit code. Everything it reads and
 * writes goes through `io`. Errors that people can mend are printed; any other is a fault of routelint and says so.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  if (argv[0] === WORKER) {
    const { help } = await import('./many/worker.ts');
    const code = await help(io);
    if (code !== undefined) return code;
  }
  try {
    const plain = plainCheck(argv);
    if (plain) return await check(plain.paths, plain.options, io);
    const { runProgram } = await import('./program.ts');
    return await runProgram(argv, io);
  } catch (error) {
    return reportError(error, io);
  }
}
