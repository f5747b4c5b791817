import { entryOf } from '../../blocks/node.ts';
import type { Route, Step } from '../../model/routing.ts';
import { isOn } from '../values.ts';
import type { LaneSet } from './lane-set.ts';
import type { OwnDeployments } from './own.ts';
import { type Reading, shown } from './reading.ts';

/**
 * The routes of deployments in a config that routes by tags: a request with a tag goes to those that have it, else to those
 * tagged `default`, and is refused where there are none of either; one without a tag goes to those tagged `default`, or to
 * all where none is (router_strategy/tag_based_routing.py, litellm 1.80.0 and 1.106.2). Undefined where tags choose nothing.
 */
export function tagRoutes(
  set: LaneSet,
  own: OwnDeployments,
  fallbacks: readonly Step[],
): readonly Route[] | undefined {
  if (!hasTagRouting(set.reading)) return undefined;
  const { deployments } = own;
  const known = new Set(set.setup.deployments.flatMap((deployment) => deployment.tags));
  known.delete('default');
  if (known.size === 0) return undefined;
  const usual = deployments.filter((deployment) => deployment.tags.includes('default'));
  const routes = [...known].map((tag) => {
    const tagged = deployments.filter((deployment) => deployment.tags.includes(tag));
    return routeOf(set, tag, { ...own, deployments: tagged.length > 0 ? tagged : usual }, fallbacks);
  });
  return [
    ...routes,
    routeOf(set, undefined, { ...own, deployments: usual.length > 0 ? usual : deployments }, fallbacks),
  ];
}

/** True where request tags choose among deployments. */
export function hasTagRouting(reading: Reading): boolean {
  return isOn(entryOf(reading.sections.router, 'enable_tag_filtering')?.value);
}

function routeOf(
  set: LaneSet,
  tag: string | undefined,
  own: OwnDeployments,
  fallbacks: readonly Step[],
): Route {
  const span = own.deployments[0]?.span ?? { start: 0, end: 0 };
  const steps = set.ownSteps(own);
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
    chain: [...steps, ...fallbacks],
    span,
    implied: undefined,
    ...(steps.length > 0 ? {} : { unanswered: true }),
  };
}
