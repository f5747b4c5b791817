import type { Host } from './host.ts';
import { isThere } from './is-there.ts';
import { nearestPath } from './nearest-path.ts';
import { shown } from './parse/value.ts';
import { absolutePath, directoryOf, displayPath } from './paths.ts';
import { ConfigError, UsageError } from './problem.ts';
import { SETTINGS_NAMES } from './roles.ts';

/**
 * The nearest settings file, absolute: of the working directory and those above it, up to the root of its git
 * repository. Throws `ConfigError` when a directory has two, for one of them would silently not count.
 */
export function findSettingsFile(host: Host): string | undefined {
  for (let directory = host.cwd; ; directory = directoryOf(directory)) {
    const [file, other] = SETTINGS_NAMES.map((name) => absolutePath(host, name, directory)).filter((path) =>
      isThere(host, path),
    );
    if (file !== undefined && other !== undefined) {
      throw new ConfigError(
        `there are two settings files, ${displayPath(host, file)} and ${displayPath(host, other)}`,
        'keep one',
      );
    }
    if (file !== undefined) return file;
    const isTop =
      directoryOf(directory) === directory || isThere(host, absolutePath(host, '.git', directory));
    if (isTop) return undefined;
  }
}

/** The settings file that the command line names, absolute. Throws `UsageError` when there is none. */
export function namedFile(host: Host, written: string): string {
  const path = absolutePath(host, written);
  if (isThere(host, path)) return path;
  const meant = nearestPath(host, path);
  throw new UsageError(
    `there is no settings file ${shown(written)}`,
    meant && `did you mean ${shown(meant)}?`,
  );
}
