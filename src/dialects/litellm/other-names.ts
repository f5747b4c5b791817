import type { Lane, Step } from '../../model/routing.ts';
import type { LaneSet } from './lane-set.ts';
import { enterStep, plainLane, poolStep, TIER_TRIGGERS } from './lanes.ts';
import { resolve } from './names.ts';
import { shown } from './reading.ts';
import { strategyRouterOf } from './routers.ts';
import type { Alias, RoutingGroup } from './setup.ts';
import { targetOf } from './targets.ts';
import { wildcardModel } from './wildcards.ts';

/**
 * The lane of an alias: the deployments of the group it stands for. Fallbacks are looked up by the alias's own name, so
 * those of the group do not come with it (run with litellm 1.80.0 and 1.106.2).
 */
export function aliasLane(set: LaneSet, alias: Alias): Lane {
  const own = aliasSteps(set, alias);
  const chain = [...own, ...set.fallbackSteps(alias.name)];
  const title = `model alias \`${shown(alias.name)}\``;
  const lane = plainLane(`alias:${alias.name}`, 'alias', title, chain, alias.span);
  return { ...lane, ...set.ending(alias.name), unanswered: own.length === 0 };
}

function aliasSteps(set: LaneSet, alias: Alias): readonly Step[] {
  if (alias.target === undefined) return [];
  const resolved = resolve(set.setup.names, alias.target, { aliases: false });
  switch (resolved.kind) {
    case 'group':
      if (resolved.group.deployments.some(strategyRouterOf))
        return [enterStep(`group:${alias.target}`, [], alias.span)];
      return set.tierSteps(resolved.group.deployments, []);
    case 'routing-group':
      return [enterStep(`group:${alias.target}`, [], alias.span)];
    case 'wildcard': {
      const { group, matched } = resolved;
      const name = alias.target;
      return set.tierSteps(group.deployments, [], (deployment) =>
        wildcardModel(deployment.upstream, matched, name),
      );
    }
    case 'model':
      return set.tierSteps(resolved.deployments, []);
    default:
      return set.answerOf(alias.target)?.steps(alias.name) ?? [];
  }
}

/** The lane of a routing group: the deployments of its members, in the order of their priorities where it has any. */
export function routingGroupLane(set: LaneSet, group: RoutingGroup): Lane {
  const priorities = [...new Set(group.models.map((model) => group.priorities.get(model) ?? 0))].sort(
    (a, b) => a - b,
  );
  const steps = priorities.map((priority, index) => {
    const models = group.models.filter((model) => (group.priorities.get(model) ?? 0) === priority);
    const members = models.flatMap((model) => set.setup.names.groups.get(model)?.deployments ?? []);
    const targets = members.map((deployment) => targetOf(set.reading, deployment));
    return poolStep(targets, index === 0 ? [] : TIER_TRIGGERS, group.span);
  });
  const chain = [...steps, ...set.fallbackSteps(group.name)];
  const title = `routing group \`${shown(group.name)}\``;
  return {
    ...plainLane(`group:${group.name}`, 'group', title, chain, group.span),
    ...set.ending(group.name),
  };
}
