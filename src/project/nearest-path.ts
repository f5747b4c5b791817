import { nearest } from '../text/nearest.ts';
import type { Host } from './host.ts';
import { absolutePath, baseName, directoryOf, displayPath } from './paths.ts';

/** The path that exists beside a misspelt one, as reports show it; undefined when none is near. */
export function nearestPath(host: Host, path: string): string | undefined {
  const directory = directoryOf(path);
  try {
    const names = host.files.list(directory).map(({ name }) => name);
    const meant = nearest(baseName(path), names.sort());
    return meant === undefined ? undefined : displayPath(host, absolutePath(host, meant, directory));
  } catch {
    return undefined;
  }
}
