import { posix } from 'node:path';
import { compileGlob, escapeGlob } from './glob.ts';
import type { Host } from './host.ts';
import type { Written } from './part.ts';
import { expandVariables } from './paths.ts';

/** A glob that starts at the root of the file system, or the variable without a value that it names. */
export type AbsoluteGlob =
  | { readonly glob: string; readonly unset?: undefined }
  | { readonly glob?: undefined; readonly unset: string };

/** The glob with `~` and variables expanded, started from a directory where it is relative. A leading `!` is dropped. */
export function absoluteGlob(host: Host, written: string, directory: string): AbsoluteGlob {
  const { text, unset } = expandVariables(host, written.replace(/^!/, ''), escapeGlob);
  if (text === undefined) return { unset };
  const rooted = text.startsWith('/') || (host.platform === 'win32' && /^[a-z]:\//i.test(text));
  return { glob: posix.normalize(rooted ? text : `${escapeGlob(directory)}/${text}`) };
}

/** A test for absolute paths: one of the globs takes it, and none that starts with `!` takes it away. */
export function pathMatcher(
  host: Host,
  globs: readonly Written[],
  directory: string,
): (path: string) => boolean {
  const ignoreCase = host.platform === 'win32';
  const compile = (chosen: readonly Written[]): readonly RegExp[] =>
    chosen.flatMap(({ text }) => {
      const { glob } = absoluteGlob(host, text, directory);
      return glob === undefined ? [] : [compileGlob(glob, ignoreCase)];
    });
  const takes = compile(globs.filter(({ text }) => !isNegated(text)));
  const leaves = compile(globs.filter(({ text }) => isNegated(text)));
  return (path) => takes.some((glob) => glob.test(path)) && !leaves.some((glob) => glob.test(path));
}

/** True of a glob that takes files away. */
export function isNegated(glob: string): boolean {
  return glob.startsWith('!');
}
