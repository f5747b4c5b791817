import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that was asked, with what it says of itself. */
export interface Driven<Answer> {
  readonly version: string;
  readonly answers: readonly Answer[];
}

/** A program that could not be asked: it does not start here, or has no time to answer. That says nothing of predictions. */
export class Unanswered extends Error {}

/** Sends cases, a line of JSON each, through a driver and collects its answers. Rejects when it dies. */
export function drive<Answer>(
  command: readonly [string, ...string[]],
  cases: readonly unknown[],
  options: { readonly seconds: number; readonly env?: NodeJS.ProcessEnv; readonly cwd?: string },
): Promise<Driven<Answer>> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: options.seconds * 1000,
    killSignal: 'SIGKILL',
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  let version: string | undefined;
  const answers: Answer[] = [];
  let noise = '';
  child.stderr.on('data', (data: Buffer) => {
    noise = (noise + data.toString()).slice(-4000);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (version === undefined) version = (JSON.parse(line) as { version: string }).version;
    else answers.push(JSON.parse(line) as Answer);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (version !== undefined && answers.length === cases.length) resolve({ version, answers });
      else if (version === undefined)
        reject(new Unanswered(`it does not start: ${noise.trim().split('\n').at(-1) ?? ''}`));
      else if (signal === 'SIGKILL')
        reject(
          new Unanswered(
            `it had answered ${answers.length} of ${cases.length} cases after ${options.seconds} seconds`,
          ),
        );
      else
        reject(
          new Error(`${args.at(-1)} ended with ${signal ?? code} after ${answers.length} cases\n${noise}`),
        );
    });
  });
}
