// Bundles the command line into one CommonJS file (it starts fastest on Node 20) with a starter that keeps its
// compiled form, and the library into one ES module, writes the type declarations beside them, and collects the
// licences of what was bundled.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

// commander loads child_process for subcommands that are programs of their own; routelint has none, and the
// module costs a measurable part of a cold start.
const withoutChildProcess: Plugin = {
  name: 'without-child-process',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:child_process$/ }, (args) =>
      args.importer.includes(`${join('node_modules', 'commander')}`)
        ? { path: args.path, namespace: 'absent' }
        : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {};' }));
  },
};

// js-yaml's ES module can be shaken down to its parser. On Node 20 it runs four times slower than the CommonJS build
// for one reason: V8 gives an object made by spreading a slow shape, and the parser's state is one.
const fastYaml: Plugin = {
  name: 'fast-yaml',
  setup(bundler) {
    const path = join(dirname(require.resolve('js-yaml')), 'js-yaml.mjs');
    const slow = '...DEFAULT_PARSER_OPTIONS,\n\t\t...options,\n\t\tinput:';
    const fast = `filename: options?.filename ?? DEFAULT_PARSER_OPTIONS.filename,
      maxDepth: options?.maxDepth ?? DEFAULT_PARSER_OPTIONS.maxDepth,
      input:`;
    bundler.onResolve({ filter: /^js-yaml$/ }, () => ({ path, sideEffects: false }));
    bundler.onLoad({ filter: /js-yaml\.mjs$/ }, () => {
      const source = readFileSync(path, 'utf8');
      if (source.split(slow).length !== 2)
        throw new Error('js-yaml has changed: look at fast-yaml in .build/bundle.ts');
      return { contents: source.replace(slow, fast) };
    });
  },
};

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  plugins: [withoutChildProcess, fastYaml],
  define: { ROUTELINT_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
} as const;

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
const command = await build({
  ...common,
  entryPoints: ['src/bin.ts'],
  outfile: 'dist/cli.cjs',
  format: 'cjs',
  // ASCII only, and wrapped as Node wraps a module: start.cjs reads it as Latin-1 and hands it to V8 as it is.
  charset: 'ascii',
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
});
const buildId = createHash('sha256').update(readFileSync('dist/cli.cjs')).digest('hex').slice(0, 16);
writeFileSync('dist/routelint.cjs', readFileSync('.build/start.cjs', 'utf8').replace('__BUILD__', buildId));
const library = await build({
  ...common,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  format: 'esm',
  // Bundled CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});
chmodSync('dist/routelint.cjs', 0o755);
execFileSync(
  process.execPath,
  [join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc'), '-p', '.build/declarations.json'],
  {
    stdio: 'inherit',
  },
);
pruneDeclarations('dist/types');
writeFileSync(
  'dist/LICENSES.txt',
  licences([...Object.keys(command.metafile.inputs), ...Object.keys(library.metafile.inputs)]),
);

/** Removes the declarations that none of those reached from `index.d.ts` imports. */
function pruneDeclarations(folder: string): void {
  const needed = new Set<string>();
  const queue = [join(folder, 'index.d.ts')];
  for (const file of queue) {
    if (needed.has(file)) continue;
    needed.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      queue.push(join(dirname(file), path).replace(/\.[jt]s$/, '.d.ts'));
    }
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !needed.has(path)) rmSync(path);
  }
}

/** The licence texts of every bundled package, in the order of their names. */
function licences(inputs: readonly string[]): string {
  const names = new Set<string>();
  for (const input of inputs) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[1]) names.add(match[1]);
  }
  const sections: string[] = [];
  for (const name of [...names].sort()) {
    const folder = join('node_modules', name);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      license: string;
    };
    sections.push(`${name} ${manifest.version} (${manifest.license})\n\n${licenceText(folder)}`);
  }
  return `The files in this folder contain the packages below.\n\n${sections.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

function licenceText(folder: string): string {
  for (const name of ['LICENSE', 'LICENSE.md', 'license', 'LICENCE', 'LICENSE.txt']) {
    try {
      return `${readFileSync(join(folder, name), 'utf8').trim()}\n`;
    } catch {
      // The next spelling is tried; a package without any file is reported below.
    }
  }
  throw new Error(`no licence file in ${folder}: routelint cannot ship what it may not copy`);
}
