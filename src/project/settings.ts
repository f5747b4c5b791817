import type { Policy } from '../model/policy.ts';
import type { EndpointOverride, Provider } from '../providers/catalogue.ts';
import type { Level, PresetId, Severity } from '../rules/rule.ts';
import type { Source } from './source.ts';

/** `routelint.yaml` (or what stands in for it) with presets laid under it and paths made absolute. */
export interface Settings {
  /** The directory that relative paths in reports start from. */
  readonly root: string;
  /** The file the settings came from, if there is one. */
  readonly file: string | undefined;
  readonly preset: PresetId;
  readonly sources: readonly Source[];
  readonly policy: Policy;
  /** The level of a rule for a path (relative to `root`, `/` as separator). */
  level(rule: string, path: string): Level;
  readonly providers: readonly (Partial<Provider> & { readonly id: string })[];
  readonly endpoints: Readonly<Record<string, EndpointOverride>>;
  /** Declared program versions by dialect: `{hermes: '0.11'}`. */
  readonly versions: Readonly<Record<string, string>>;
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
}

/** What a run allows when nothing is said: far above any real config. */
export const DEFAULT_LIMITS: Limits = { fileSize: 32 * 1024 * 1024, nodes: 2_000_000, depth: 200 };
