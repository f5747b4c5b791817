import { posix } from 'node:path';
import type { FileSystem, Host, Listed, Stat } from '../../src/project/host.ts';

/** A file's text, or something that is no file. Folders are there because of what is in them. */
export type Thing =
  | string
  | { readonly link: string }
  | { readonly fifo: true }
  | { readonly folder: true }
  /** Listed, then gone or closed: `error` is the system's code. */
  | { readonly error: string; readonly folder?: true };

/** A host whose files are an object: absolute paths to things. */
export function memoryHost(
  things: Readonly<Record<string, Thing>>,
  rest: Partial<Omit<Host, 'files'>> = {},
): Host & { readonly reads: string[] } {
  const reads: string[] = [];
  const files = new MemoryFiles(things, reads);
  return {
    cwd: '/work',
    env: {},
    home: '/home/ada',
    platform: 'linux',
    files,
    reads,
    ...rest,
  };
}

class MemoryFiles implements FileSystem {
  readonly #things: Readonly<Record<string, Thing>>;
  readonly #reads: string[];

  constructor(things: Readonly<Record<string, Thing>>, reads: string[]) {
    this.#things = things;
    this.#reads = reads;
  }

  list(directory: string): readonly Listed[] {
    const real = this.realpath(directory);
    const thing = this.#things[real];
    if (typeof thing === 'object' && 'error' in thing) throw systemError(thing.error, directory);
    if (this.#kind(real) !== 'directory')
      throw systemError(this.#kind(real) ? 'ENOTDIR' : 'ENOENT', directory);
    const prefix = real === '/' ? '/' : `${real}/`;
    const names = new Set(
      Object.keys(this.#things)
        .filter((path) => path.startsWith(prefix) && path !== real)
        .map((path) => path.slice(prefix.length).split('/')[0] ?? ''),
    );
    // In no order, as the system has it.
    return [...names].reverse().map((name) => {
      const child = this.#things[prefix + name];
      if (typeof child === 'object' && 'link' in child) return { name, kind: 'link' };
      return { name, kind: this.#kind(prefix + name) ?? 'other' };
    });
  }

  stat(path: string): Stat {
    const real = this.realpath(path);
    const kind = this.#kind(real);
    const thing = this.#things[real];
    if (!kind || (typeof thing === 'object' && 'error' in thing && thing.error === 'ENOENT'))
      throw systemError('ENOENT', path);
    return {
      kind,
      size: typeof thing === 'string' ? Buffer.byteLength(thing) : 0,
    };
  }

  realpath(path: string): string {
    const drive = /^[a-z]:/i.exec(path)?.[0] ?? '';
    let real = `${drive}/`;
    let left = path
      .slice(drive.length)
      .split('/')
      .filter((segment) => segment !== '');
    for (let hops = 0; left.length > 0; hops++) {
      if (hops > 200) throw systemError('ELOOP', path);
      real = posix.join(real, left[0] ?? '');
      left = left.slice(1);
      const thing = this.#things[real];
      if (typeof thing === 'object' && 'link' in thing) {
        const target = posix.resolve(posix.dirname(real), thing.link);
        left = [...target.split('/').filter((segment) => segment !== ''), ...left];
        real = '/';
      }
    }
    if (!this.#kind(real)) throw systemError('ENOENT', path);
    return real;
  }

  read(path: string, limit: number): Uint8Array {
    this.#reads.push(path);
    const thing = this.#things[this.realpath(path)];
    if (typeof thing === 'object' && 'error' in thing) throw systemError(thing.error, path);
    if (typeof thing !== 'string') throw systemError('ENOTREG', path);
    const bytes = Buffer.from(thing);
    if (bytes.length > limit) throw systemError('EFBIG', path);
    return bytes;
  }

  #kind(path: string): Stat['kind'] | undefined {
    const thing = this.#things[path];
    if (typeof thing === 'string') return 'file';
    if (thing !== undefined && 'fifo' in thing) return 'other';
    if (thing !== undefined && ('folder' in thing || 'link' in thing)) return 'directory';
    if (thing !== undefined) return 'file';
    if (path.endsWith('/')) return 'directory';
    return Object.keys(this.#things).some((other) => other.startsWith(`${path}/`)) ? 'directory' : undefined;
  }
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
