import type { Lane, Route, SignalClause, Step } from '../../model/routing.ts';
import type { Span } from '../../text/span.ts';
import type { Group } from './groups.ts';
import { ANY_NAME, type LaneSet } from './lane-set.ts';
import { enterStep } from './lanes.ts';
import { laneOf } from './own.ts';
import { shown, since } from './reading.ts';
import { type RouterModel, type StrategyRouter, strategyRouterOf } from './routers.ts';

/** The lane of a model group: its deployments, then what its name falls back to. */
export function groupLane(set: LaneSet, group: Group): Lane {
  const { name, deployments } = group;
  const wild = name.includes('*');
  const span = spanOfGroup(group);
  const asked = wild ? ANY_NAME : name;
  const kind = wild && name === '*' ? 'catch-all' : (deployments[0]?.kind ?? 'group');
  const title = titleOf(name);
  const id = `group:${name}`;
  const routers = deployments.flatMap((deployment) => strategyRouterOf(deployment) ?? []);
  const routes = routers.length === 0 ? [] : routerRoutes(set, name, routers, set.fallbackSteps(asked));
  return routes.length === 0
    ? laneOf(set, { id, kind, title, span, implied: undefined, name: asked, own: group })
    : set.ending(asked, { id, kind, title, routes, span, implied: undefined });
}

/** What a group's owner would call it. */
export function titleOf(name: string): string {
  if (name === '*') return 'every model name that no other group takes';
  return name.includes('*') ? `model names \`${shown(name)}\`` : `model group \`${shown(name)}\``;
}

/** Where a group stands: the name of its first deployment. */
export function spanOfGroup(group: Group): Span {
  return group.deployments[0]?.span ?? { start: 0, end: 0 };
}

// A deployment of `auto_router/…` is no model: it hands each prompt to a group of its choice.
function routerRoutes(
  set: LaneSet,
  name: string,
  routers: readonly StrategyRouter[],
  fallbacks: readonly Step[],
): readonly Route[] {
  const routes: Route[] = [];
  for (const [index, router] of routers.entries()) {
    // Of several routers any may be asked: the last takes what the others were not.
    const asked: SignalClause[] = [];
    if (index < routers.length - 1) {
      const span = router.fallback?.span ?? router.picks[0]?.span ?? { start: 0, end: 0 };
      const signal = `router ${index + 1} of \`${shown(name)}\` is asked`;
      asked.push({ kind: 'signal', name: signal, value: true, span, group: `routers ${name}` });
    }
    for (const pick of unique(router.picks)) {
      const clause: SignalClause = {
        kind: 'signal',
        name: `the ${router.kind} router \`${shown(name)}\` picks \`${shown(pick.name)}\``,
        value: true,
        span: pick.span,
        group: `router ${name}`,
        ...(isAsking(set, router) ? { unavailable: 'fails' } : {}),
      };
      routes.push(routeTo(set, pick, [...asked, clause], fallbacks));
    }
    const last = lastOf(router);
    if (last) routes.push(routeTo(set, last, asked, fallbacks, 'otherwise'));
  }
  return routes;
}

// Where the embedding model cannot be asked the default takes the prompt; before 1.97.0 the request failed
// (`_match_route`, router_strategy/auto_router/auto_router.py).
function isAsking(set: LaneSet, router: StrategyRouter): boolean {
  return router.kind === 'semantic' && router.asks.length > 0 && since(set.reading, '1.97.0') !== 'no';
}

function lastOf(router: StrategyRouter): RouterModel | undefined {
  return router.fallback ?? router.picks[0];
}

function routeTo(
  set: LaneSet,
  model: RouterModel,
  all: readonly SignalClause[],
  fallbacks: readonly Step[],
  id = `pick:${model.name}`,
): Route {
  const lane = set.idOf(model.name);
  const first = lane === undefined ? [] : [enterStep(lane, [], model.span)];
  return {
    id,
    when: { all },
    chain: [...first, ...fallbacks],
    span: model.span,
    implied: undefined,
  };
}

function unique(models: readonly RouterModel[]): readonly RouterModel[] {
  const seen = new Map<string, RouterModel>();
  for (const model of models) if (!seen.has(model.name)) seen.set(model.name, model);
  return [...seen.values()];
}
