import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A module of `src/`, by its path from there; `folder` is '' for those at the top. */
export interface Source {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../src/', import.meta.url));

/** Every hand-written module of `src/`, in order. */
export function sources(): readonly Source[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  return paths
    .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'))
    .sort()
    .map((path) => ({
      path,
      folder: path.includes('/') ? path.slice(0, path.indexOf('/')) : '',
      text: readFileSync(root + path, 'utf8'),
    }));
}
