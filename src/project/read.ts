import type { Host } from './host.ts';
import { notRead } from './not-read.ts';
import { displayPath } from './paths.ts';
import type { Limits } from './settings.ts';
import type { NotRead } from './source.ts';

/** A file's bytes. They are only good until the next file is asked for: one buffer serves all. */
export interface FileBytes {
  /** Absolute. */
  readonly path: string;
  /** What reports call it. */
  readonly display: string;
  readonly bytes: Uint8Array;
}

/** True of what could be read. */
export function wasRead(file: FileBytes | NotRead): file is FileBytes {
  return 'bytes' in file;
}

/** Reads files one after the other as they are asked for. A file that cannot be read is one `NotRead`. */
export function* readFiles(
  host: Host,
  paths: Iterable<string>,
  limits: Pick<Limits, 'fileSize'>,
): Generator<FileBytes | NotRead, void, void> {
  for (const path of paths) yield readFile(host, path, limits);
}

/** Reads one file; see `readFiles`. */
export function readFile(host: Host, path: string, limits: Pick<Limits, 'fileSize'>): FileBytes | NotRead {
  try {
    return {
      path,
      display: displayPath(host, path),
      bytes: host.files.read(path, limits.fileSize),
    };
  } catch (error) {
    const missed = notRead(path, { error });
    if (missed.code !== 'too-large') return missed;
    return { ...missed, reason: `${missed.reason} (${limits.fileSize} bytes)` };
  }
}
