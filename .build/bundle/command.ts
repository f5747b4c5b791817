// The command line in CommonJS scripts, which start fastest on Node 20: cli.cjs is what every check runs, the others are
// loaded when they are asked for (`parts.ts`). Modules that two scripts need are in the first, and the others take them
// from there; what `rest` and one other need is in that one.
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BuildOptions, build, transform } from 'esbuild';
import { common, plugins } from './options.ts';
import { PARTS, partId, partsPlugin, type Ways } from './parts.ts';

const FIRST = 'cli';

/**
 * What start.cjs gives to each script. `$first` is what a part takes from the first one, by a name that no module has.
 * ASCII, because it reads them as Latin-1 and hands them to V8 as they are.
 */
const asFunction: BuildOptions = {
  ...common,
  format: 'cjs',
  charset: 'ascii',
  banner: { js: '(function (exports, require, module, $first) {' },
  footer: { js: '})' },
  external: ['part:*'],
};

/** Writes routelint.cjs, cli.cjs and the parts into a folder; gives the paths of what is in them. */
export async function bundleCommand(folder: string): Promise<readonly string[]> {
  const later = new Set<string>();
  const { early, owned } = await placesOf(later);
  const inputs: string[] = [];
  const shares: Share[] = [];
  for (const part of Object.keys(PARTS)) {
    const taken = new Set<string>();
    inputs.push(
      ...(await bundle(
        partEntry(part, later, owned),
        { part, early, owned, taken, later },
        `${folder}/${part}.cjs`,
      )),
    );
    shares.push(share(part, [...taken]));
  }
  inputs.push(...(await bundle(commandEntry(shares), ways(FIRST, later), `${folder}/${FIRST}.cjs`)));
  await writeStarter(folder);
  return inputs;
}

function ways(part: string, later: Set<string>, early: ReadonlySet<string> = new Set()): Ways {
  return { part, early, owned: new Map(), taken: new Set(), later };
}

interface Places {
  /** What the command needs without the parts, and what more than one of these needs. */
  readonly early: ReadonlySet<string>;
  /** What `rest` needs, and one other part. */
  readonly owned: ReadonlyMap<string, string>;
}

async function placesOf(later: Set<string>): Promise<Places> {
  const command = new Set(
    await bundle(`import ${JSON.stringify(resolve('src/bin.ts'))};`, ways(FIRST, later)),
  );
  // What is imported dynamically may import more in this way.
  for (let known = -1; known < later.size; ) {
    known = later.size;
    await bundle(partEntry('rest', later), ways('rest', later, command));
  }
  const users = new Map<string, string[]>();
  for (const part of Object.keys(PARTS)) {
    for (const path of await bundle(partEntry(part, later), ways(part, later, command)))
      users.set(path, [...(users.get(path) ?? []), part]);
  }
  const early = new Set(command);
  const owned = new Map<string, string>();
  for (const [path, parts] of users) {
    const [owner, ...others] = parts.filter((part) => part !== 'rest');
    if (owner === undefined || parts.length === 1) continue;
    if (others.length === 0) owned.set(path, owner);
    else early.add(path);
  }
  return { early, owned };
}

/** Bundles one script, and writes it where an outfile is named; gives the absolute paths of its modules. */
async function bundle(contents: string, given: Ways, outfile?: string): Promise<readonly string[]> {
  const { metafile } = await build({
    ...asFunction,
    stdin: { contents, resolveDir: '.', sourcefile: given.part, loader: 'ts' },
    ...(outfile === undefined ? { write: false } : { outfile }),
    plugins: [partsPlugin(given), ...plugins],
  });
  return Object.keys(metafile.inputs)
    .filter((path) => path !== given.part && !/^(?:door|early|owned|absent):/.test(path))
    .map((path) => resolve(path));
}

function partEntry(
  part: string,
  later: ReadonlySet<string>,
  owned: ReadonlyMap<string, string> = new Map(),
): string {
  const doors = part === 'rest' ? [...later].sort() : (PARTS[part] ?? []).map((path) => resolve(path));
  const paths = [...doors, ...[...owned].flatMap(([path, owner]) => (owner === part ? [path] : []))];
  const entries = paths.map(
    (path) => `${JSON.stringify(partId(part, path))}: () => require(${JSON.stringify(path)})`,
  );
  return `module.exports = {\n${entries.join(',\n')}\n};\n`;
}

/** Imports, and the branch of `shared` that gives a part what it takes from the first script. */
interface Share {
  readonly imports: string;
  readonly branch: string;
}

function share(part: string, taken: readonly string[]): Share {
  const local = (index: number): string => `${part.replaceAll('-', '_')}_${index}`;
  const imports = taken.map((key, index) => {
    const [path = '', name = ''] = key.split(' ');
    return `import { ${name} as ${local(index)} } from ${JSON.stringify(path)};\n`;
  });
  const locals = taken.map((_, index) => local(index));
  return {
    imports: imports.join(''),
    branch: `case ${JSON.stringify(part)}: return [${locals.join(', ')}];`,
  };
}

// A run may ask for a part before the script has come to its end: what is shared is made before the run starts, and a
// function is there from the first line on.
function commandEntry(shares: readonly Share[]): string {
  return `${shares.map(({ imports }) => imports).join('')}
import ${JSON.stringify(resolve('src/bin.ts'))};
export function shared(part: string) {
  switch (part) {
    ${shares.map(({ branch }) => branch).join('\n    ')}
  }
  throw new Error(part);
}
`;
}

// Without its comments: it is what every start compiles.
async function writeStarter(folder: string): Promise<void> {
  const hash = createHash('sha256');
  for (const part of [FIRST, ...Object.keys(PARTS)]) hash.update(readFileSync(`${folder}/${part}.cjs`));
  const id = hash.digest('hex').slice(0, 16);
  const starter = readFileSync('.build/start.cjs', 'utf8').replace('__BUILD__', id);
  const { minifySyntax, minifyWhitespace, target } = common;
  const { code } = await transform(starter, { minifySyntax, minifyWhitespace, target });
  writeFileSync(`${folder}/routelint.cjs`, code);
  chmodSync(`${folder}/routelint.cjs`, 0o755);
}
