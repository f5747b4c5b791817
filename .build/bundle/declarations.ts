import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Writes the type declarations that `index.d.ts` reaches into `dist/types`. */
export function writeDeclarations(): void {
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', '.build/declarations.json'], { stdio: 'inherit' });
  prune('dist/types');
}

// Removes the declarations that none of those reached from `index.d.ts` imports.
function prune(folder: string): void {
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
