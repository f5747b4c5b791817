import { entriesOf, entryOf, itemsOf, type Node, textOf } from '../../blocks/node.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, integerAt, textAt } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { readDeployments } from './deployments.ts';
import { type FallbackList, type ListKind, readFallbacks } from './fallbacks.ts';
import { groupsOf } from './groups.ts';
import { type Lookup, lookupIn } from './lookup.ts';
import type { Names } from './names.ts';
import { isReference } from './provider.ts';
import { mapAt, type Reading } from './reading.ts';
import { wildcardsOf } from './wildcards.ts';

/** A name of `model_group_alias`. */
export interface Alias {
  readonly name: string;
  /** The group it stands for; undefined where the value is neither a name nor `{model, hidden}`, which is ignored. */
  readonly target: string | undefined;
  readonly span: Span;
}

/** A callable subset of groups with a strategy of its own (`routing_groups`, since 1.84.0). */
export interface RoutingGroup {
  readonly name: string;
  readonly models: readonly string[];
  /** Lower is tried first; empty unless the strategy is `priority`. */
  readonly priorities: ReadonlyMap<string, number>;
  readonly span: Span;
}

/** What the Router is made from. */
export interface Setup {
  readonly deployments: readonly Deployment[];
  readonly names: Names;
  readonly aliases: ReadonlyMap<string, Alias>;
  readonly routingGroups: ReadonlyMap<string, RoutingGroup>;
  readonly lists: Readonly<Record<ListKind, FallbackList>>;
  readonly lookups: Readonly<Record<ListKind, Lookup>>;
}

/** Reads models, aliases and fallbacks. */
export function readSetup(reading: Reading): Setup {
  const deployments = readDeployments(reading);
  const groups = groupsOf(deployments);
  const aliases = readAliases(reading, groups);
  const routingGroups = readRoutingGroups(reading);
  const lists = readFallbacks(reading);
  return {
    deployments,
    names: {
      groups,
      aliases,
      routingGroups,
      ids: idsOf(deployments),
      models: modelsOf(deployments),
      wildcards: wildcardsOf(groups),
      open: deployments.some((deployment) => isReference(deployment.group)),
    },
    aliases,
    routingGroups,
    lists,
    lookups: {
      general: lookupIn(reading, lists.general),
      'context-window': lookupIn(reading, lists['context-window']),
      'content-policy': lookupIn(reading, lists['content-policy']),
    },
  };
}

// A group's alias of its own name changes nothing; without a group it makes the name known.
function readAliases(reading: Reading, groups: Names['groups']): ReadonlyMap<string, Alias> {
  const aliases = new Map<string, Alias>();
  for (const entry of entriesOf(mapAt(reading.sections.router, 'model_group_alias'))) {
    const target = textOf(entry.value) ?? textOf(entryOf(entry.value, 'model')?.value);
    if (target === entry.key && groups.has(target)) continue;
    aliases.set(entry.key, { name: entry.key, target: target || undefined, span: entrySpan(entry) });
  }
  return aliases;
}

function readRoutingGroups(reading: Reading): ReadonlyMap<string, RoutingGroup> {
  const groups = new Map<string, RoutingGroup>();
  for (const item of itemsOf(entryOf(reading.sections.router, 'routing_groups')?.value)) {
    const entry = entryOf(item, 'group_name');
    const name = textAt(item, 'group_name');
    if (!entry || name === '') continue;
    groups.set(name, {
      name,
      models: itemsOf(entryOf(item, 'models')?.value).flatMap((model) => textOf(model) ?? []),
      priorities: prioritiesOf(item),
      span: entrySpan(entry),
    });
  }
  return groups;
}

function prioritiesOf(item: Node): ReadonlyMap<string, number> {
  const priorities = new Map<string, number>();
  if (textAt(item, 'routing_strategy') !== 'priority') return priorities;
  const map = mapAt(item, 'model_priorities');
  for (const { key } of entriesOf(map)) {
    const priority = integerAt(map, key);
    if (priority !== undefined) priorities.set(key, priority);
  }
  return priorities;
}

function idsOf(deployments: readonly Deployment[]): ReadonlyMap<string, Deployment> {
  const ids = new Map<string, Deployment>();
  for (const deployment of deployments) if (deployment.id !== undefined) ids.set(deployment.id, deployment);
  return ids;
}

function modelsOf(deployments: readonly Deployment[]): ReadonlyMap<string, readonly Deployment[]> {
  const models = new Map<string, Deployment[]>();
  for (const deployment of deployments) {
    if (deployment.model === '' || isReference(deployment.model)) continue;
    const known = models.get(deployment.model);
    if (known) known.push(deployment);
    else models.set(deployment.model, [deployment]);
  }
  return models;
}
