import type { Host } from './host.ts';
import { isThere } from './is-there.ts';
import { absolutePath } from './paths.ts';

/** A file that a program reads when nobody tells it otherwise, and how we know. */
export interface KnownPlace {
  readonly path: string;
  /** A clause: "$HERMES_HOME/config.yaml is where Hermes keeps its config". */
  readonly because: string;
}

/**
 * The live configs of this machine that exist: Hermes Agent's home and its profiles, and the file that
 * CONFIG_FILE_PATH names to LiteLLM's proxy, which has no place of its own.
 */
export function knownLive(host: Host): readonly KnownPlace[] {
  const places: KnownPlace[] = [];
  const add = (path: string, written: string, because: string): void => {
    if (!isFile(host, path) || places.some((place) => place.path === path)) return;
    places.push({ path, because: `${written} ${because}` });
  };
  const hermes = 'is where Hermes keeps its config';
  const moved = host.env['HERMES_HOME'];
  if (moved)
    add(absolutePath(host, 'config.yaml', absolutePath(host, moved)), '$HERMES_HOME/config.yaml', hermes);
  if (host.home !== '') {
    const home = absolutePath(host, '.hermes', host.home);
    add(`${home}/config.yaml`, '~/.hermes/config.yaml', hermes);
    for (const profile of isThere(host, home) ? folders(host, `${home}/profiles`) : []) {
      const written = `~/.hermes/profiles/${profile}/config.yaml`;
      add(`${home}/profiles/${profile}/config.yaml`, written, hermes);
    }
  }
  const litellm = host.env['CONFIG_FILE_PATH'];
  if (litellm) add(absolutePath(host, litellm), '$CONFIG_FILE_PATH', "names LiteLLM's config");
  return places;
}

function isFile(host: Host, path: string): boolean {
  try {
    return host.files.stat(path).kind === 'file';
  } catch {
    return false;
  }
}

function folders(host: Host, directory: string): readonly string[] {
  try {
    return host.files
      .list(directory)
      .filter((entry) => entry.kind !== 'file')
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
