import type { Lane } from '../../model/routing.ts';
import { LIST_KEYS, type ListKind } from './fallbacks.ts';
import { ANY_NAME, type LaneSet } from './lane-set.ts';
import { type Resolved, resolve } from './names.ts';
import { laneOf } from './own.ts';

/**
 * Makes the lanes of names that only a list of fallbacks gives: one that a wildcard takes in, or one that no group answers
 * to, which is handed to the Router (and so to its fallbacks) only where a wildcard makes the proxy let unknown names
 * through (`route_request`, litellm 1.80.0 and 1.106.2 proxy/route_llm_request.py).
 */
export function addSourceLanes(set: LaneSet): void {
  const { lists, names } = set.setup;
  for (const kind of Object.keys(LIST_KEYS) as ListKind[]) {
    for (const { source } of lists[kind].entries) {
      const resolved = source === '*' ? undefined : resolve(names, source, { aliases: true });
      if (resolved?.kind === 'wildcard') set.idOf(source);
      if (isUnanswered(resolved) && takesUnknownNames(set)) set.idOf(source);
    }
  }
}

function isUnanswered(resolved: Resolved | undefined): boolean {
  return resolved?.kind === 'unknown' || resolved?.kind === 'maybe';
}

/** True where the proxy hands names that no group answers to on to the Router. */
export function takesUnknownNames(set: LaneSet): boolean {
  return set.setup.names.wildcards.length > 0;
}

/**
 * The lane of names that nothing answers to, where default fallbacks take them: since 1.80.0 the deployments of the first
 * stand in for them.
 */
export function catchAllLane(set: LaneSet): Lane | undefined {
  const { lookups, names } = set.setup;
  const entry = lookups.general(ANY_NAME);
  if (!entry || entry.targets.length === 0 || !takesUnknownNames(set) || names.groups.has('*'))
    return undefined;
  const { span } = entry;
  const because =
    'wildcard model names make the proxy accept names that no group answers to, and the default fallbacks take them';
  const own = set.defaultAnswer()?.own(ANY_NAME) ?? { steps: [] };
  const lane = { id: 'catch-all', kind: 'catch-all', title: 'unknown model names' } as const;
  return laneOf(set, { ...lane, span, implied: { because, span }, name: ANY_NAME, own });
}
