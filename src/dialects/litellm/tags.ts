import { entryOf } from '../../blocks/node.ts';
import type { Route, Step } from '../../model/routing.ts';
import { isOn } from '../values.ts';
import type { Deployment } from './deployments.ts';
import type { Group } from './groups.ts';
import type { LaneSet } from './lane-set.ts';
import { type Reading, shown } from './reading.ts';

/**
 * The routes of a group whose deployments carry tags: a request with a tag goes to those that have it, one without to
 * those tagged `default`, or to all where none is (router_strategy/tag_based_routing.py, litellm 1.106.2). Undefined where
 * tags choose nothing.
 */
export function tagRoutes(
  set: LaneSet,
  group: Group,
  fallbacks: readonly Step[],
): readonly Route[] | undefined {
  const { deployments } = group;
  if (!hasTagRouting(set.reading)) return undefined;
  const tags = [...new Set(deployments.flatMap((deployment) => deployment.tags))].filter(
    (tag) => tag !== 'default',
  );
  if (tags.length === 0) return undefined;
  const routes = tags.map((tag) => {
    const tagged = deployments.filter((deployment) => deployment.tags.includes(tag));
    return routeOf(set, tag, tagged, fallbacks);
  });
  const untagged = deployments.filter((deployment) => deployment.tags.includes('default'));
  return [...routes, routeOf(set, undefined, untagged.length > 0 ? untagged : deployments, fallbacks)];
}

/** True where request tags choose among deployments. */
export function hasTagRouting(reading: Reading): boolean {
  return isOn(entryOf(reading.sections.router, 'enable_tag_filtering')?.value);
}

function routeOf(
  set: LaneSet,
  tag: string | undefined,
  deployments: readonly Deployment[],
  fallbacks: readonly Step[],
): Route {
  const span = deployments[0]?.span ?? { start: 0, end: 0 };
  const clause = {
    kind: 'signal',
    name: `the request's tag \`${shown(tag ?? '')}\``,
    value: true,
    span,
    group: 'tag',
  } as const;
  return {
    id: tag === undefined ? 'untagged' : `tag:${tag}`,
    when: { all: tag === undefined ? [] : [clause] },
    chain: [...set.tierSteps(deployments, []), ...fallbacks],
    span,
    implied: undefined,
  };
}
