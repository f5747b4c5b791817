// `npm run demo`: the main job on the bundled example, with what each exit code means.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const MEANING: Readonly<Record<number, string>> = {
  0: 'clean',
  1: 'findings at or above --fail-on (error, unless said)',
  2: 'usage, settings or input that could not be read',
  3: 'nothing to check or to compare',
};
const folder = 'fixtures/examples/workshop';
const routelint = resolve('dist/routelint.cjs');

console.log(`A self-hosted setup in ${folder}: a live Hermes config, two older backups, three posts.`);
show(['sources'], 0);
show(['check', 'live'], 1);
show(['diff', 'live', 'docs/'], 1);
show(['test'], 0);

function show(args: readonly string[], expected: number): void {
  console.log(`\n$ routelint ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [routelint, ...args], { cwd: folder, stdio: 'inherit' });
  console.log(`\nexit code ${status}: ${MEANING[status ?? 2]}`);
  if (status !== expected) {
    console.error(`demo: expected exit code ${expected}`);
    process.exitCode = 1;
  }
}
