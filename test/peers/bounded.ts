import { spawn } from 'node:child_process';

/** Runs a program with no input for some seconds at most, and gives what it wrote. Rejects with the last line of its errors. */
export function runBounded(
  [program, ...args]: readonly [string, ...string[]],
  seconds: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that what it has started ends with it.
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let written = '';
    let errors = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, seconds * 1000);
    child.stdout.on('data', (data: Buffer) => {
      written += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      errors = (errors + data.toString()).slice(-4000);
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(written);
      else if (late) reject(new Error(`not done after ${seconds} seconds`));
      else reject(new Error(errors.trim().split('\n').at(-1) || `it ended with ${code}`));
    });
  });
}
