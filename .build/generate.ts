import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A file to write, by its path from the root of the repository; without a text it must not be there. */
export interface Output {
  readonly path: string;
  readonly text: string | undefined;
}

/** What a step has made. With problems the run fails, after what is sound has been written. */
export interface Generated {
  readonly files: readonly Output[];
  readonly problems: readonly string[];
}

/** A module in `.build/generate/`. */
interface StepModule {
  readonly outputs?: () => Promise<readonly Output[] | Generated>;
}

const check = process.argv.includes('--check');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

let failed = false;
const steps = (await readdir('.build/generate')).filter((name) => name.endsWith('.ts')).sort();
for (const step of steps) {
  try {
    await runStep(step);
  } catch (error) {
    failed = true;
    console.error(`${step}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
if (failed) process.exitCode = 1;

async function runStep(step: string): Promise<void> {
  const module: StepModule = await import(pathToFileURL(`.build/generate/${step}`).href);
  if (!module.outputs) throw new Error('exports no function `outputs`');
  const made = await module.outputs();
  const { files, problems } = 'files' in made ? made : { files: made, problems: [] };
  for (const problem of problems) {
    failed = true;
    console.error(problem);
  }
  for (const file of files) await apply(file);
}

// What git does not keep is never stale: with --check it is written all the same.
async function apply({ path, text }: Output): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before === text) return;
  if (check && !path.startsWith('src/generated/')) {
    failed = true;
    console.error(`${path} is stale: run \`npm run generate\` and commit it`);
    return;
  }
  if (text === undefined) return rm(path, { force: true });
  // Two runs at the same time must not see each other's half-written files.
  const temporary = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(temporary, text);
  await rename(temporary, path);
}
