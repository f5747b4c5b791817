// The command line in two CommonJS files, which start fastest on Node 20: cli.cjs is what every check runs, rest.cjs is
// what is loaded when it is asked for. What the code imports dynamically goes into the second file; the modules that both
// need are in the first, and the second takes them from there.
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { common, plugins } from './options.ts';

/** What start.cjs gives to both files. ASCII, because it reads them as Latin-1 and hands them to V8 as they are. */
const asFunction = (parameters: string): BuildOptions => ({
  ...common,
  format: 'cjs',
  charset: 'ascii',
  banner: { js: `(function (${parameters}) {` },
  footer: { js: '})' },
});

/** Writes routelint.cjs, cli.cjs and rest.cjs into a folder; gives the paths of what is in them. */
export async function bundleCommand(folder: string): Promise<readonly string[]> {
  const later = new Map<string, string>();
  const first = await build({
    ...asFunction('exports, require, module'),
    entryPoints: ['src/bin.ts'],
    write: false,
    plugins: [laterPlugin(later), ...plugins],
  });
  const early = new Set(Object.keys(first.metafile.inputs).map((path) => resolve(path)));
  const shared = new Set<string>();
  const rest = await build({
    ...asFunction('exports, require, module, shared'),
    stdin: { contents: restEntry(later), resolveDir: '.', sourcefile: 'rest' },
    outfile: `${folder}/rest.cjs`,
    plugins: [sharedPlugin(early, shared), ...plugins],
  });
  const command = await build({
    ...asFunction('exports, require, module'),
    stdin: { contents: await commandEntry(shared), resolveDir: '.', sourcefile: 'command', loader: 'ts' },
    outfile: `${folder}/cli.cjs`,
    plugins: [laterPlugin(later), ...plugins],
  });
  writeStarter(folder);
  return [...Object.keys(command.metafile.inputs), ...Object.keys(rest.metafile.inputs)];
}

// `await import('./program.ts')` becomes a `require` of `later:src/cli/program.ts`, which start.cjs answers.
function laterPlugin(later: Map<string, string>): Plugin {
  return {
    name: 'later',
    setup(bundler) {
      bundler.initialOptions.supported = { 'dynamic-import': false };
      bundler.onResolve({ filter: /.*/ }, async (args) => {
        if (args.kind !== 'dynamic-import' || args.pluginData === 'here') return undefined;
        const { path } = await bundler.resolve(args.path, {
          kind: 'require-call',
          resolveDir: args.resolveDir,
          pluginData: 'here',
        });
        const id = `later:${relative('.', path)}`;
        later.set(id, path);
        return { path: id, external: true };
      });
    },
  };
}

function restEntry(later: ReadonlyMap<string, string>): string {
  const entries = [...later].sort().map(([id, path]) => {
    return `${JSON.stringify(id)}: () => require(${JSON.stringify(path)})`;
  });
  return `module.exports = {\n${entries.join(',\n')}\n};\n`;
}

// An import of a module of the first file is answered by what that file shares.
function sharedPlugin(early: ReadonlySet<string>, shared: Set<string>): Plugin {
  return {
    name: 'shared',
    setup(bundler) {
      bundler.onResolve({ filter: /^[./]/ }, async (args) => {
        if (args.pluginData === 'here') return undefined;
        const { path } = await bundler.resolve(args.path, {
          kind: args.kind,
          resolveDir: args.resolveDir,
          importer: args.importer,
          pluginData: 'here',
        });
        if (!early.has(path)) return undefined;
        shared.add(path);
        return { path, namespace: 'shared' };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
        contents: `module.exports = shared(${JSON.stringify(relative('.', path))});`,
      }));
    },
  };
}

// The command, and a function that gives the other file what it shares: made of nothing until it is called.
async function commandEntry(shared: ReadonlySet<string>): Promise<string> {
  const imports: string[] = [];
  const cases: string[] = [];
  for (const [index, path] of [...shared].sort().entries()) {
    const names = await exportsOf(path);
    const local = names.map((name) => `${name} as ${name}_${index}`);
    imports.push(`import { ${local.join(', ')} } from ${JSON.stringify(path)};`);
    const members = names.map((name) => `${name}: ${name}_${index}`);
    cases.push(`case ${JSON.stringify(relative('.', path))}: return { ${members.join(', ')} };`);
  }
  return `import ${JSON.stringify(resolve('src/bin.ts'))};
${imports.join('\n')}
export function shared(path: string) {
  switch (path) {
    ${cases.join('\n    ')}
  }
  throw new Error(path);
}
`;
}

async function exportsOf(path: string): Promise<readonly string[]> {
  const { metafile } = await build({ entryPoints: [path], format: 'esm', write: false, metafile: true });
  const [output] = Object.values(metafile.outputs);
  return [...(output?.exports ?? [])].sort();
}

function writeStarter(folder: string): void {
  const hash = createHash('sha256');
  for (const file of ['cli.cjs', 'rest.cjs']) hash.update(readFileSync(`${folder}/${file}`));
  const starter = readFileSync('.build/start.cjs', 'utf8').replace(
    '__BUILD__',
    hash.digest('hex').slice(0, 16),
  );
  writeFileSync(`${folder}/routelint.cjs`, starter);
  chmodSync(`${folder}/routelint.cjs`, 0o755);
}
