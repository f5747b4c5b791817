import type { Role } from '../model/role.ts';

export type { Role };

/** A named set of files. `config` is the role of files that nothing says more about. */
export interface Source {
  readonly name: string;
  readonly role: Role;
  /** Absolute paths, sorted. */
  readonly files: readonly string[];
  /** Why these files: "routelint.yaml", "named on the command line", "~/.hermes/config.yaml is where Hermes keeps it". */
  readonly because: string;
}

/** A file that was found and not read into blocks, with the reason people are told. */
export interface NotRead {
  readonly path: string;
  readonly reason: string;
}
