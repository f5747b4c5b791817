import { findFiles } from './find.ts';
import { GlobError, hasMagic } from './glob.ts';
import type { Host } from './host.ts';
import { nearestPath } from './nearest-path.ts';
import { errorCode, notRead } from './not-read.ts';
import { shown } from './parse/value.ts';
import { absolutePath, baseName } from './paths.ts';
import { absoluteGlob } from './patterns.ts';
import { UsageError } from './problem.ts';
import { isOwnFolder, isRouteTestName } from './roles.ts';
import type { Limits } from './settings.ts';
import type { NotRead } from './source.ts';
import { walk } from './walk.ts';

/** Test files, absolute and each once, and what could not be looked at. */
export interface FoundTests {
  readonly files: readonly string[];
  readonly notRead: readonly NotRead[];
}

/**
 * The test files that the words of a command line stand for: files by any name, those named `*.route-test.yaml` in
 * folders and among what globs match. Without words: those beneath the working directory, which is searched as for
 * `check`. Throws `UsageError` for a word that stands for nothing.
 */
export function findTests(host: Host, words: readonly string[], limits: Pick<Limits, 'entries'>): FoundTests {
  const found = (words.length > 0 ? words : ['.']).map((word) => findWord(host, word, limits));
  return {
    files: [...new Set(found.flatMap(({ files }) => files))],
    notRead: found.flatMap((one) => one.notRead),
  };
}

function findWord(host: Host, word: string, limits: Pick<Limits, 'entries'>): FoundTests {
  const path = absolutePath(host, word);
  try {
    const { kind } = host.files.stat(path);
    if (kind === 'directory') return beneath(host, path, limits);
    return kind === 'file'
      ? { files: [path], notRead: [] }
      : { files: [], notRead: [notRead(path, 'not-a-file')] };
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return { files: [], notRead: [notRead(path, { error })] };
  }
  return matching(host, word, limits) ?? nothing(host, word, path);
}

function beneath(host: Host, folder: string, { entries }: Pick<Limits, 'entries'>): FoundTests {
  return walk(host, folder, {
    take: (_path, name) => isRouteTestName(name),
    enter: (_path, name) => isOwnFolder(name),
    depth: Number.POSITIVE_INFINITY,
    entries,
  });
}

function matching(host: Host, word: string, limits: Pick<Limits, 'entries'>): FoundTests | undefined {
  const written = host.platform === 'win32' ? word.replaceAll('\\', '/') : word;
  const { glob } = absoluteGlob(host, written, host.cwd);
  if (glob === undefined || !hasMagic(glob)) return undefined;
  try {
    const found = findFiles(host, glob, limits);
    const files = found.files.filter((file) => isRouteTestName(baseName(file)));
    if (files.length === 0 && found.notRead.length === 0)
      throw new UsageError(`${shown(word)} matches no test file`);
    return { files, notRead: found.notRead };
  } catch (error) {
    if (!(error instanceof GlobError)) throw error;
    throw new UsageError(`${shown(word)} is no glob that routelint reads`, error.message);
  }
}

function nothing(host: Host, word: string, path: string): never {
  const meant = nearestPath(host, path);
  throw new UsageError(
    `there is no test file or folder ${shown(word)}`,
    meant && `did you mean ${shown(meant)}?`,
  );
}
