import type { Lane, Route, Step } from '../../model/routing.ts';
import type { Deployment } from './deployments.ts';
import type { LaneSet } from './lane-set.ts';
import { since } from './reading.ts';
import { tagRoutes } from './tags.ts';

/** What answers to a name: deployments, or steps that are settled already. */
export type Own = OwnDeployments | { readonly steps: readonly Step[] };

/** Deployments that answer to a name. */
export interface OwnDeployments {
  readonly deployments: readonly Deployment[];
  /** What the name asks of a wildcard's deployment. */
  readonly asked?: (deployment: Deployment) => string;
  /** The name is not theirs: a failure does not climb to their next tier. */
  readonly stands?: boolean;
  /** Asked by their ids, which passed by the tags of a request before 1.110 (run with litellm 1.109.3 and 1.110.2). */
  readonly byId?: boolean;
}

/** The name of a lane, and what answers to it. */
export type LaneDraft = Omit<Lane, 'routes' | 'ends' | 'inner'> & {
  /** The name that fallbacks are looked up by. */
  readonly name: string;
  readonly own: Own;
};

/** The lane of a name: what answers to it, then what it falls back to. */
export function laneOf(set: LaneSet, { id, kind, title, span, implied, name, own }: LaneDraft): Lane {
  const fallbacks = set.fallbackSteps(name);
  const passes = 'deployments' in own && own.byId && since(set.reading, '1.110.0') === 'no';
  const tagged = 'deployments' in own && !passes ? tagRoutes(set, own, fallbacks) : undefined;
  const routes = tagged ?? [plainRoute(set, own, fallbacks, { span, implied })];
  return set.ending(name, { id, kind, title, routes, span, implied });
}

function plainRoute(
  set: LaneSet,
  own: Own,
  fallbacks: readonly Step[],
  { span, implied }: Pick<Lane, 'span' | 'implied'>,
): Route {
  const steps = 'deployments' in own ? set.ownSteps(own) : own.steps;
  const chain = fallbacks.length === 0 ? steps : [...steps, ...fallbacks];
  const route: Route = { id: 'any', when: { all: [] }, chain, span, implied };
  return steps.length > 0 ? route : { ...route, unanswered: true };
}
