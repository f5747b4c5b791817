import type { Lane, RoutingModel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import type { Claim } from './claim.ts';
import { canonicalUrl } from './url.ts';

/** Keys that together name one target; two ways to name the same one are no drift. */
const NAMING = /^(.*?)\.?(?:provider|base_url|api_mode|model|default)$/;

/**
 * Takes back what differs only in how a target is named: `provider: custom` with a URL and `provider: custom:box`
 * with that URL in its entry lead prompts to the same place, and so do `provider: main` and the main model written out.
 * Only where both models know the endpoint.
 */
export function takeBackSameTargets(
  claims: readonly Claim[],
  documented: RoutingModel,
  live: RoutingModel,
): Claim[] {
  const same = new Map<string, boolean>();
  return claims.map((claim) => {
    if (claim.verdict === 'holds' || claim.mode === 'change') return claim;
    const holder = NAMING.exec(claim.path)?.[1];
    if (holder === undefined) return claim;
    const lane = laneOf(holder);
    let equal = same.get(lane);
    if (equal === undefined) {
      equal = sameFirstTarget(documented, live, lane);
      same.set(lane, equal);
    }
    return equal ? { ...claim, verdict: 'holds', code: 'alias' } : claim;
  });
}

// `model.provider` and a root `provider` name the main lane's target; other lanes are called as their section.
function laneOf(holder: string): string {
  return holder === '' || holder === 'model' ? 'main' : holder;
}

function sameFirstTarget(documented: RoutingModel, live: RoutingModel, lane: string): boolean {
  const first = firstTarget(documented, lane);
  const second = firstTarget(live, lane);
  if (!first?.endpoint || !second?.endpoint) return false;
  return first.model === second.model && canonicalUrl(first.endpoint) === canonicalUrl(second.endpoint);
}

/** The target that a lane's prompts are sent to when nothing fails; undefined for a pool, or when there is no such lane. */
export function firstTarget(model: RoutingModel, id: string): Target | undefined {
  const lane = model.lanes.find((each) => each.id === id);
  return lane && firstOfLane(model, lane);
}

/** The target a lane's unconditional route starts with. */
export function firstOfLane(model: RoutingModel, lane: Lane): Target | undefined {
  const route = lane.routes.find((each) => each.when.all.length === 0);
  const targets = route?.chain[0]?.targets ?? [];
  return targets.length === 1 ? model.targets.get(targets[0] ?? '') : undefined;
}
