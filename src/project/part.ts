import type { AccessRank, Tier } from '../model/policy.ts';
import type { Role } from '../model/role.ts';
import type { Locality } from '../model/target.ts';
import type { EndpointOverride, Provider } from '../providers/catalogue.ts';
import type { Level, Severity } from '../rules/rule.ts';
import type { Location } from '../text/document.ts';
import type { Limits } from './settings.ts';
import type { DeclaredStatus } from './source.ts';

/** A text of a settings file with its place. */
export interface Written {
  readonly text: string;
  readonly at: Location;
}

/** One settings file as it is written: nothing expanded, nothing laid under it. Keys with mistakes are left out. */
export interface SettingsPart {
  /** Presets and files, in order. */
  readonly extends: readonly Written[];
  readonly sources: readonly SourcePart[];
  readonly rules: ReadonlyMap<string, Level>;
  readonly overrides: readonly OverridePart[];
  readonly providers: readonly (Partial<Provider> & { readonly id: string })[];
  readonly endpoints: Readonly<Record<string, EndpointOverride>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly env: readonly string[] | undefined;
  readonly policy: PolicyPart;
  readonly failOn: Severity | undefined;
  readonly limits: Partial<Limits>;
}

/** A source with its globs as written. */
export interface SourcePart {
  readonly name: string;
  readonly role: Role;
  readonly files: readonly Written[];
  readonly dialect: string | undefined;
  readonly status: DeclaredStatus | undefined;
  readonly at: Location;
}

/** Levels, and maybe a status, for some files only. */
export interface OverridePart {
  readonly files: readonly Written[];
  readonly rules: ReadonlyMap<string, Level>;
  readonly status: DeclaredStatus | undefined;
}

/** What a layer says of the policy; what it leaves out is the layer's beneath. */
export interface PolicyPart {
  readonly allow?: readonly Locality[];
  readonly lanes?: readonly string[];
  readonly order?: readonly AccessRank[];
  readonly delegation?: readonly string[];
  /** The tier's name: it may be defined in another layer. */
  readonly tier?: Written;
  readonly tiers?: readonly Tier[];
}
