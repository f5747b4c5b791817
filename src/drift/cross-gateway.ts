import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Lane } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import type { Claim } from './claim.ts';
import { crossClaim } from './cross-claim.ts';
import { UNKNOWN_PLACE } from './place.ts';
import { isPlaceholder } from './placeholder.ts';
import type { SaidValue } from './said.ts';
import { showNames } from './show.ts';
import { canonicalUrl } from './url.ts';

/**
 * A client's block against the gateway it talks to: where one model at an endpoint is a name the gateway serves, that
 * endpoint is the gateway, and every other model named there must be served too. Undefined where no name matches.
 */
export function compareGateway(
  documented: RecognisedBlock,
  live: RecognisedBlock,
): readonly Claim[] | undefined {
  const served = new Map<string, Lane>();
  for (const lane of live.model.lanes) {
    if (lane.kind === 'group' || lane.kind === 'alias') served.set(lane.id.replace(/^[a-z]+:/, ''), lane);
  }
  const targets = [...documented.model.targets.values()].filter(isStated);
  const gateways = new Set(targets.filter((target) => served.has(target.model)).map(endpointOf));
  if (gateways.size === 0) return undefined;
  // A catch-all takes any name.
  const open = live.model.lanes.some((lane) => lane.kind === 'catch-all' || lane.id.includes('*'));
  const claims: Claim[] = [];
  for (const target of targets) {
    if (!gateways.has(endpointOf(target))) continue;
    const lane = served.get(target.model);
    const said = saidOf(target);
    if (lane) {
      claims.push(
        crossClaim(documented, live, {
          verdict: 'holds',
          code: 'value',
          said,
          at: lane.span,
          actual: target.model,
        }),
      );
    } else if (!open) {
      const actual = showNames([...served.keys()]);
      claims.push(crossClaim(documented, live, { verdict: 'not-live', code: 'group', said, actual }));
    }
  }
  return claims;
}

// A cloud provider's own endpoint is nobody's gateway, whatever its models are called.
function isStated(target: Target): boolean {
  if (target.implied || target.locality.value === 'cloud' || isPlaceholder(target.model)) return false;
  return target.endpoint === undefined ? target.provider !== '' : !isPlaceholder(target.endpoint);
}

// A named entry that the block does not show stands for its endpoint.
function endpointOf(target: Target): string {
  return target.endpoint === undefined ? target.provider : canonicalUrl(target.endpoint);
}

function saidOf(target: Target): SaidValue {
  const span = { start: target.span.start, end: target.span.end };
  return {
    kind: 'value',
    path: 'model',
    span,
    keySpan: undefined,
    place: UNKNOWN_PLACE,
    value: target.model,
  };
}
