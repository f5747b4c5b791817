import type { Deployment } from './deployments.ts';
import type { Group } from './groups.ts';
import { splitModel } from './provider.ts';
import { matchPattern } from './wildcards.ts';

/** What a model name that a caller or a fallback gives comes to. */
export type Resolved =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'alias'; readonly alias: string }
  | { readonly kind: 'routing-group'; readonly name: string }
  /** A name that a wildcard matches, with what stands for each `*`. */
  | { readonly kind: 'wildcard'; readonly group: Group; readonly matched: readonly string[] }
  /** One deployment, by its `model_info.id`. */
  | { readonly kind: 'id'; readonly deployment: Deployment }
  /** Deployments whose `litellm_params.model` is the name. */
  | { readonly kind: 'model'; readonly deployments: readonly Deployment[] }
  /** Maybe a wildcard's: LiteLLM would have to know the model's provider. */
  | { readonly kind: 'maybe' }
  | { readonly kind: 'unknown' };

/** Every name that a config gives, for looking one up as `_common_checks_available_deployment` does (litellm 1.106.2 router.py). */
export interface Names {
  readonly groups: ReadonlyMap<string, Group>;
  readonly aliases: ReadonlyMap<string, unknown>;
  readonly routingGroups: ReadonlyMap<string, unknown>;
  /** By `model_info.id`, and by `litellm_params.model`. */
  readonly ids: ReadonlyMap<string, Deployment>;
  readonly models: ReadonlyMap<string, readonly Deployment[]>;
  readonly wildcards: readonly Group[];
  /** A group's name is read from the environment, so any name may be one. */
  readonly open: boolean;
}

/** Looks a name up; `aliases: false` is how an alias's own target is looked up. */
export function resolve(names: Names, name: string, options: { readonly aliases: boolean }): Resolved {
  if (options.aliases && !names.groups.has(name)) {
    const deployment = names.ids.get(name);
    if (deployment) return { kind: 'id', deployment };
  }
  if (options.aliases && names.aliases.has(name)) return { kind: 'alias', alias: name };
  if (names.routingGroups.has(name)) return { kind: 'routing-group', name };
  const group = names.groups.get(name);
  if (group) return { kind: 'group', group };
  const wild = matchWildcard(names, name);
  if (wild) return wild;
  const deployments = names.models.get(name);
  if (deployments) return { kind: 'model', deployments };
  return isGuess(names, name) ? { kind: 'maybe' } : { kind: 'unknown' };
}

function matchWildcard(names: Names, name: string): Resolved | undefined {
  const { provider } = splitModel(name);
  const asked = name.includes('/') || provider === '' ? [name] : [name, `${provider}/${name}`];
  for (const text of asked) {
    for (const group of names.wildcards) {
      const matched = matchPattern(group.name, text);
      if (matched) return { kind: 'wildcard', group, matched };
    }
  }
  return undefined;
}

// LiteLLM knows thousands of models by name, and tries `provider/name` against the wildcards.
function isGuess(names: Names, name: string): boolean {
  if (names.open) return true;
  return !name.includes('/') && names.wildcards.some((group) => group.name.includes('/'));
}
