import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/** Modules that export nothing but data that JSON can hold; a member that is undefined counts as absent. */
const MODULES: readonly string[] = ['src/providers/data/index.ts'];

/**
 * Modules of data as JSON that is parsed when they load. V8 builds the first object of each literal in the code slowly,
 * and a table has as many literals as rows; and what it keeps of a text is smaller than what it keeps of literals.
 */
export const plainData: Plugin = {
  name: 'plain-data',
  setup(bundler) {
    const paths = new Set(MODULES.map((path) => resolve(path)));
    bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!paths.has(path)) return undefined;
      const module = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
      const exports = Object.entries(module).map(([name, value]) => {
        const text = JSON.stringify(JSON.stringify(value));
        return `export const ${name} = /* @__PURE__ */ JSON.parse(${text});`;
      });
      return { contents: exports.join('\n') };
    });
  },
};
