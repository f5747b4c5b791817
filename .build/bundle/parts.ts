// What is not in the first script of the command line, and how the scripts reach each other.
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

/**
 * Scripts beside cli.cjs, by the modules that are their doors: a call of one of a door's functions loads the script.
 * One file of one dialect needs at most one of them, and to load code, even compiled, costs more than to run it.
 * `rest` has no doors: it holds what the code imports dynamically.
 */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  hermes: [
    'src/dialects/hermes/adapt.ts',
    'src/dialects/hermes/history.ts',
    'src/generated/schemas/hermes.ts',
  ],
  litellm: [
    'src/dialects/litellm/adapt.ts',
    'src/dialects/litellm/history.ts',
    'src/generated/schemas/litellm.ts',
  ],
  // What is in a text of another kind: the fences of a page, and the files that YAML holds for others.
  markdown: [
    'src/blocks/read-markdown.ts',
    'src/blocks/held-files.ts',
    'src/blocks/shell/here-texts.ts',
    'src/blocks/alternatives.ts',
  ],
  json: ['src/blocks/json/read.ts'],
  settings: ['src/project/parse-settings.ts'],
  'yaml-errors': ['src/blocks/yaml/explain.ts', 'src/blocks/yaml/recover.ts'],
  rest: [],
};

/** `part:rest/src/cli/program.ts`: what start.cjs is asked for. */
export function partId(part: string, path: string): string {
  return `part:${part}/${relative('.', path)}`;
}

/** Where imports lead that leave a script. */
export interface Ways {
  /** The script's own doors are part of it. */
  readonly part: string;
  /** Paths of modules that are in the first script, for the others. */
  readonly early: ReadonlySet<string>;
  /** Paths of modules that `rest` takes from another part, with the name of that. */
  readonly owned: ReadonlyMap<string, string>;
  /** What the script takes from the first: `path name`, in the order it is handed over. */
  readonly taken: Set<string>;
  /** Paths of what is imported dynamically. */
  readonly later: Set<string>;
}

/** Ends a script where another one begins. */
export function partsPlugin({ part, early, owned, taken, later }: Ways): Plugin {
  const doors = new Map(
    Object.entries(PARTS).flatMap(([of, paths]) =>
      of === part ? [] : paths.map((path) => [resolve(path), of] as const),
    ),
  );
  return {
    name: 'parts',
    setup(bundler) {
      bundler.initialOptions.supported = { 'dynamic-import': false };
      bundler.onResolve({ filter: /.*/ }, async (args) => {
        if (args.pluginData === 'here' || args.kind === 'entry-point' || args.path.startsWith('node:'))
          return undefined;
        const isLater = args.kind === 'dynamic-import';
        const { path } = await bundler.resolve(args.path, {
          kind: isLater ? 'require-call' : args.kind,
          resolveDir: args.resolveDir,
          importer: args.importer,
          pluginData: 'here',
        });
        if (isLater) later.add(path);
        if (isLater) return { path: partId('rest', path), external: true };
        if (doors.has(path)) return { path, namespace: 'door' };
        if (early.has(path)) return { path, namespace: 'early' };
        return part === 'rest' && owned.has(path) ? { path, namespace: 'owned' } : undefined;
      });
      bundler.onLoad({ filter: /.*/, namespace: 'door' }, async ({ path }) => ({
        contents: await doorOf(path, doors.get(path) ?? ''),
        resolveDir: '.',
      }));
      bundler.onLoad({ filter: /.*/, namespace: 'early' }, async ({ path }) => ({
        contents: (await exportsOf(path)).map((name) => takenFrom(path, name, taken)).join('\n'),
      }));
      bundler.onLoad({ filter: /.*/, namespace: 'owned' }, async ({ path }) => {
        const from = `const part = require(${JSON.stringify(partId(owned.get(path) ?? '', path))});`;
        const names = (await exportsOf(path)).map((name) => `export const ${name} = part.${name};`);
        return { contents: [from, ...names].join('\n') };
      });
    },
  };
}

// Functions that load the script when they are called.
async function doorOf(path: string, part: string): Promise<string> {
  const module = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  const functions = Object.entries(module).map(([name, value]) => {
    if (typeof value !== 'function' || /^class\b/.test(String(value)))
      throw new Error(`${path} is a door (.build/bundle/parts.ts), and its ${name} is no function`);
    return `let made_${name};
export function ${name}(...args) {
  made_${name} ??= require(${JSON.stringify(partId(part, path))}).${name};
  return made_${name}(...args);
}`;
  });
  return functions.join('\n');
}

function takenFrom(path: string, name: string, taken: Set<string>): string {
  const key = `${path} ${name}`;
  taken.add(key);
  return `export const ${name} = $first[${[...taken].indexOf(key)}];`;
}

/** The names that a module exports, types left out. */
async function exportsOf(path: string): Promise<readonly string[]> {
  const { metafile } = await build({ entryPoints: [path], format: 'esm', write: false, metafile: true });
  const [output] = Object.values(metafile.outputs);
  return [...(output?.exports ?? [])].sort();
}
