import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { fastYaml } from './js-yaml.ts';
import { plainData } from './plain-data.ts';

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

/** How everything in `dist` is bundled. */
export const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  define: { ROUTELINT_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
} as const;

/** What takes the place of parts of packages. */
export const plugins: readonly Plugin[] = [withoutChildProcess, fastYaml, plainData];
