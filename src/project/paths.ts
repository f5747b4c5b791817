import { posix, win32 } from 'node:path';
import type { Host } from './host.ts';

/** An absolute path with `/` as separator, whatever the platform. */
export function absolutePath(host: Host, path: string, from: string = host.cwd): string {
  if (host.platform !== 'win32') return posix.resolve(from, path);
  return win32.resolve(from, path).replaceAll('\\', '/');
}

/** True when the path is the directory or lies in it. */
export function isInside(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}

/** The path from a directory, or undefined when it lies outside. */
export function pathFrom(directory: string, path: string): string | undefined {
  if (!isInside(directory, path)) return undefined;
  return path.slice(directory.endsWith('/') ? directory.length : directory.length + 1);
}

/** What reports call a file: its path from the working directory where it lies inside, else the absolute path. */
export function displayPath(host: Host, path: string): string {
  return pathFrom(host.cwd, path) || path;
}

/** The last segment of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The directory that holds a path; a root holds itself. */
export function directoryOf(path: string): string {
  const root = path.startsWith('/') ? '/' : (/^[a-z]:\//i.exec(path)?.[0] ?? '');
  return path.slice(0, Math.max(root.length, path.lastIndexOf('/'))) || '.';
}

/** A text with its `~` and variables expanded, or the name of the first variable that has no value. */
export type Expanded =
  | { readonly text: string; readonly unset?: undefined }
  | { readonly text?: undefined; readonly unset: string };

/**
 * Expands a leading `~`, `$HOME`, `${NAME}` and `${NAME:-fallback}` as a shell would. `literal` is applied to each
 * value that is put in, so that a `[` in a home directory is no glob.
 */
export function expandVariables(host: Host, text: string, literal: (value: string) => string): Expanded {
  let unset: string | undefined;
  const variable = (name: string): string => host.env[name] || (name === 'HOME' ? host.home : '');
  const home = (): string => {
    if (host.home === '') unset ??= 'HOME';
    return literal(slashes(host, host.home));
  };
  const named = text.replace(
    /\$(?:HOME\b|\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\})/g,
    (_whole, name: string | undefined, fallback: string | undefined) => {
      const value = variable(name ?? 'HOME');
      if (value !== '') return literal(slashes(host, value));
      if (fallback === undefined) unset ??= name ?? 'HOME';
      return fallback ?? '';
    },
  );
  const result = /^~(?=\/|$)/.test(named) ? home() + named.slice(1) : named;
  return unset === undefined ? { text: result } : { unset };
}

function slashes(host: Host, value: string): string {
  return host.platform === 'win32' ? value.replaceAll('\\', '/') : value;
}
