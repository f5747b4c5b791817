import { nearest } from '../text/nearest.ts';
import type { Host } from './host.ts';
import { absolutePath, baseName, directoryOf, displayPath } from './paths.ts';

/** The path that exists beside a misspelt one, as reports show it; undefined when none is near. */
export function nearestPath(host: Host, path: string): string | undefined {
  const directory = directoryOf(path);
  const meant = nearestName(baseName(path), names(host, directory));
  return meant === undefined ? undefined : displayPath(host, absolutePath(host, meant, directory));
}

// Extensions are compared on their own: in short names they would be most of what two have in common.
function nearestName(name: string, others: readonly string[]): string | undefined {
  const stem = stemOf(name);
  const meant = nearest(stem, others.map(stemOf));
  const near = others.filter((other) => stemOf(other) === meant);
  return near.find((other) => other.endsWith(name.slice(stem.length))) ?? near[0];
}

function stemOf(name: string): string {
  return name.replace(/(?<=.)\.\w+$/, '');
}

function names(host: Host, directory: string): readonly string[] {
  try {
    return host.files
      .list(directory)
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
