import type { Node } from '../../blocks/node.ts';
import type { Severity } from '../../rules/rule.ts';
import type { SettingsPart } from '../part.ts';
import { readExtends } from './extends.ts';
import type { Known } from './known.ts';
import { readLevels } from './levels.ts';
import { readPolicy } from './policy.ts';
import { readLimits, readVersions } from './program.ts';
import { readEndpoints, readNames, readProviders } from './providers.ts';
import { readOverrides, readSources } from './sources.ts';
import { type Problems, Value } from './value.ts';

/** The keys of routelint.yaml, in the order its documentation has them. Keys that start with `x-` are the user's own. */
export const KEYS = [
  'extends',
  'sources',
  'policy',
  'rules',
  'overrides',
  'providers',
  'endpoints',
  'versions',
  'env',
  'failOn',
  'limits',
] as const;

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** Reads the root of a settings file. Whatever its shape it returns what it could use, and reports the rest. */
export function readSettingsFile(root: Node | undefined, known: Known, problems: Problems): SettingsPart {
  const fields = root ? new Value(withoutOwnKeys(root), '', problems).fields(KEYS) : {};
  return {
    extends: fields.extends ? readExtends(fields.extends) : [],
    sources: fields.sources ? readSources(fields.sources, known) : [],
    rules: fields.rules ? readLevels(fields.rules, known) : new Map(),
    overrides: fields.overrides ? readOverrides(fields.overrides, known) : [],
    providers: fields.providers ? readProviders(fields.providers) : [],
    endpoints: fields.endpoints ? readEndpoints(fields.endpoints) : {},
    versions: fields.versions ? readVersions(fields.versions, known) : {},
    env: fields.env && readNames(fields.env),
    policy: fields.policy ? readPolicy(fields.policy) : {},
    failOn: fields.failOn?.word(SEVERITIES, { warn: 'warning', errors: 'error', warnings: 'warning' }),
    limits: fields.limits ? readLimits(fields.limits) : {},
  };
}

/** A root without the keys that start with `x-`, a place for anchors: `x-globs: &posts [...]`. */
export function withoutOwnKeys(root: Node): Node {
  if (root.kind !== 'map') return root;
  return { ...root, entries: root.entries.filter((entry) => !entry.key.startsWith('x-')) };
}
