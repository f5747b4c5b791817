import { compileGlob, hasMagic, splitGlob, unescapeGlob } from './glob.ts';
import type { Host } from './host.ts';
import { errorCode, notRead } from './not-read.ts';
import { isCandidate, isOwnFolder, isSettingsName } from './roles.ts';
import type { Limits } from './settings.ts';
import type { NotRead } from './source.ts';
import { type Walk, walk } from './walk.ts';

const NOTHING: Walk = { files: [], notRead: [], skipped: [] };

/**
 * The files that an absolute glob stands for. A path of a folder stands for every file beneath it that can hold
 * routing config. Folders of other people's files are only entered when the glob names them.
 */
export function findFiles(host: Host, glob: string, limits: Pick<Limits, 'entries'>): Walk {
  return hasMagic(glob) ? findMatches(host, glob, limits) : findPath(host, unescapeGlob(glob), limits);
}

/** The file at a path, or the candidates beneath a folder. Nothing, when nothing is there. */
export function findPath(host: Host, path: string, limits: Pick<Limits, 'entries'>): Walk {
  const there = trimmed(path);
  try {
    const { kind } = host.files.stat(there);
    if (kind === 'directory') return walkFolder(host, there, limits);
    return kind === 'file' ? { ...NOTHING, files: [there] } : unread(notRead(there, 'not-a-file'));
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? NOTHING : unread(notRead(there, { error }));
  }
}

function walkFolder(host: Host, folder: string, limits: Pick<Limits, 'entries'>): Walk {
  return walk(host, folder, {
    take: (_path, name) => isCandidate(name),
    enter: (_path, name) => isOwnFolder(name),
    depth: Number.POSITIVE_INFINITY,
    entries: limits.entries,
  });
}

function findMatches(host: Host, glob: string, limits: Pick<Limits, 'entries'>): Walk {
  const { base, rest } = splitGlob(glob);
  if (!isFolder(host, base)) return NOTHING;
  const matches = compileGlob(glob, host.platform === 'win32');
  const named = new Set(rest.filter((segment) => !hasMagic(segment)).map(unescapeGlob));
  const dots = rest.some((segment) => segment.startsWith('.') && hasMagic(segment));
  const last = rest.at(-1);
  const anyName = last === '*' || last === '**';
  return walk(host, base, {
    take: (path, name) => matches.test(path) && !isSettingsName(name) && (!anyName || isCandidate(name)),
    enter: (_path, name) => isOwnFolder(name) || named.has(name) || (dots && name.startsWith('.')),
    depth: rest.some((segment) => segment.includes('**')) ? Number.POSITIVE_INFINITY : rest.length,
    entries: limits.entries,
  });
}

function isFolder(host: Host, path: string): boolean {
  try {
    return host.files.stat(path).kind === 'directory';
  } catch {
    return false;
  }
}

function unread(file: NotRead): Walk {
  return { ...NOTHING, notRead: [file] };
}

function trimmed(path: string): string {
  let end = path.length;
  while (end > 1 && path.charCodeAt(end - 1) === 47) end--;
  return path.slice(0, end);
}
