import type { FileSystem, Host } from './host.ts';
import { type LoadedSettings, type LoadOptions, loadSettings } from './load.ts';

const FILE = '/project/routelint.yaml';

/**
 * Settings from the text of a routelint.yaml, for callers that have no file system: tests, editors, rule examples.
 * Other files that it extends are not there. Throws `ConfigError` when the text is wrong.
 */
export function settingsOfText(text: string, known: Omit<LoadOptions, 'config'>): LoadedSettings {
  const bytes = new TextEncoder().encode(text);
  const host: Host = { cwd: '/project', env: {}, home: '/home', platform: 'linux', files: oneFile(bytes) };
  return loadSettings(host, { ...known, config: FILE });
}

function oneFile(bytes: Uint8Array): FileSystem {
  const absent = (path: string): Error => Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
  return {
    list: () => [],
    stat(path) {
      if (path === FILE) return { kind: 'file', size: bytes.length };
      throw absent(path);
    },
    realpath: (path) => path,
    read(path) {
      if (path === FILE) return bytes;
      throw absent(path);
    },
  };
}
