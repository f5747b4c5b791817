/** The machine as routelint sees it. Everything that `project/` learns from outside comes through here. */
export interface Host {
  /** The working directory, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The home directory, absolute. */
  readonly home: string;
  /** As `process.platform`. */
  readonly platform: string;
  readonly files: FileSystem;
}

/** Reading, never writing. Paths are absolute with `/`; every method throws the system's error with its `code`. */
export interface FileSystem {
  /** The names in a directory, in no order. A link is a `link` whatever it leads to. */
  list(directory: string): readonly Listed[];
  /** What a path leads to, links followed. */
  stat(path: string): Stat;
  /** The path without links. */
  realpath(path: string): string;
  /**
   * The bytes of a regular file, at most `limit` of them. The array is only good until the next call: one buffer
   * serves all files. Throws an error with the code `ENOTREG` for what is no regular file, `EFBIG` past the limit.
   */
  read(path: string, limit: number): Uint8Array;
}

/** A name in a directory. */
export interface Listed {
  readonly name: string;
  readonly kind: Kind | 'link';
}

export type Kind = 'file' | 'directory' | 'other';

export interface Stat {
  readonly kind: Kind;
  /** In bytes. */
  readonly size: number;
}
