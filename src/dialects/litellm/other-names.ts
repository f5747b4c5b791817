import type { Lane } from '../../model/routing.ts';
import type { LaneSet } from './lane-set.ts';
import { enterStep } from './lanes.ts';
import { resolve } from './names.ts';
import { laneOf, type Own } from './own.ts';
import { shown } from './reading.ts';
import { strategyRouterOf } from './routers.ts';
import type { Alias, RoutingGroup } from './setup.ts';
import { wildcardModel } from './wildcards.ts';

/**
 * The lane of an alias: the deployments of the group it stands for. Fallbacks are looked up by the alias's own name, so
 * those of the group do not come with it (run with litellm 1.80.0 and 1.106.2).
 */
export function aliasLane(set: LaneSet, alias: Alias): Lane {
  const { name, span } = alias;
  const title = `model alias \`${shown(name)}\``;
  const own = ownOf(set, alias);
  return laneOf(set, { id: `alias:${name}`, kind: 'alias', title, span, implied: undefined, name, own });
}

function ownOf(set: LaneSet, { name, target, span }: Alias): Own {
  if (target === undefined) return { steps: [] };
  const resolved = resolve(set.setup.names, target, { aliases: false });
  switch (resolved.kind) {
    case 'group':
      return resolved.group.deployments.some(strategyRouterOf)
        ? { steps: [enterStep(`group:${target}`, [], span)] }
        : resolved.group;
    case 'routing-group':
      return { steps: [enterStep(`group:${target}`, [], span)] };
    case 'wildcard': {
      const { group, matched } = resolved;
      // Tiers are those of the alias's own name, which finds groups but no wildcards.
      return {
        ...group,
        asked: ({ upstream }) => wildcardModel(upstream, matched, target),
        stands: true,
      };
    }
    case 'model':
      return resolved;
    default:
      return set.answerOf(target)?.own(name) ?? { steps: [] };
  }
}

/** The lane of a routing group: the deployments of its members, with the priorities of these for their order where it has any. */
export function routingGroupLane(set: LaneSet, { name, models, priorities, span }: RoutingGroup): Lane {
  const deployments = models.flatMap((model) => {
    const members = set.setup.names.groups.get(model)?.deployments ?? [];
    if (priorities.size === 0) return members;
    return members.map((member) => ({ ...member, order: priorities.get(model) ?? 0, orderInInfo: false }));
  });
  const title = `routing group \`${shown(name)}\``;
  const lane = { id: `group:${name}`, kind: 'group', title, span, implied: undefined } as const;
  return laneOf(set, { ...lane, name, own: { deployments } });
}
