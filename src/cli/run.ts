import { CommanderError } from 'commander';
import { reportError } from './errors.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';

/**
 * Runs one command line (without the `node` and script words) and returns the exit code. Everything it reads and
 * writes goes through `io`. Errors that people can mend are printed; any other is a fault of routelint and says so.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.clean;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    // commander has printed its own message; help and version come this way too, with exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.trouble;
    return reportError(error, io);
  }
}
