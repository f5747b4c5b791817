import type { Policy } from '../model/policy.ts';
import type { Role } from '../model/role.ts';
import type { EndpointOverride, Provider } from '../providers/catalogue.ts';
import type { Level, PresetId, Severity } from '../rules/rule.ts';
import type { DeclaredStatus, FoundSource, Source, SourceSpec } from './source.ts';

/** `routelint.yaml` (or what stands in for it) with presets laid under it and paths made absolute. */
export interface Settings {
  /** The working directory, absolute: where relative paths in reports, and those asked about here, start. */
  readonly root: string;
  /** The file the settings came from, absolute, if there is one. */
  readonly file: string | undefined;
  /** The preset that was named last; `recommended` when none was. */
  readonly preset: PresetId;
  /** The declared sources with their files: those of `found`. */
  readonly sources: readonly Source[];
  /** The declared sources and what is to be said of them. Files are looked for at the first access. */
  readonly found: readonly FoundSource[];
  /** The declared sources as written. */
  readonly declared: readonly SourceSpec[];
  readonly policy: Policy;
  /** The level of a rule for a path (absolute, or relative to `root`; `/` as separator). */
  level(rule: string, path: string): Level;
  /** What `overrides` or a source say of all blocks of a file, else what its path says (a dated post, an archive). */
  status(path: string): DeclaredStatus | undefined;
  /** The role of a file: of the first declared source that holds it, else by its path. */
  role(path: string): Role;
  readonly providers: readonly (Partial<Provider> & { readonly id: string })[];
  readonly endpoints: Readonly<Record<string, EndpointOverride>>;
  /** Declared program versions by dialect: `{hermes: '0.11'}`. */
  readonly versions: Readonly<Record<string, string>>;
  /** Names of variables that are set where the program runs; undefined when nothing is said of them. */
  readonly env: readonly string[] | undefined;
  readonly failOn: Severity;
  readonly limits: Limits;
}

/** Past a limit: one clear finding, and the run goes on. */
export interface Limits {
  /** Bytes of one file. */
  readonly fileSize: number;
  /** Nodes of one block once its aliases are followed. */
  readonly nodes: number;
  readonly depth: number;
  /** Files and folders that a search looks at before it stops. */
  readonly entries: number;
}

/** What a run allows when nothing is said: far above any real config. */
export const DEFAULT_LIMITS: Limits = {
  fileSize: 32 * 1024 * 1024,
  nodes: 2_000_000,
  depth: 200,
  entries: 500_000,
};
