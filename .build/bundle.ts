// Bundles the command line (see `bundle/command.ts`), and the library into one ES module, writes the type declarations
// beside them, and collects the licences of what was bundled.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { bundleCommand } from './bundle/command.ts';
import { writeDeclarations } from './bundle/declarations.ts';
import { licences } from './bundle/licences.ts';
import { common, plugins } from './bundle/options.ts';

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
const command = await bundleCommand('dist');
const library = await build({
  ...common,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  format: 'esm',
  plugins: [...plugins],
  // Bundled CommonJS packages ask for Node's own modules by `require`.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});
writeDeclarations();
writeFileSync('dist/LICENSES.txt', licences([...command, ...Object.keys(library.metafile.inputs)]));
