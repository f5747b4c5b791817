import type { Lane } from '../../model/routing.ts';
import { type FallbackEntry, LIST_KEYS, type ListKind } from './fallbacks.ts';
import type { LaneSet } from './lane-set.ts';
import { enterStep, plainLane } from './lanes.ts';
import { type Resolved, resolve } from './names.ts';
import { shown } from './reading.ts';

/**
 * The lanes of names that only a list of fallbacks gives: one that a wildcard takes in, or one that no group answers to,
 * which is handed to the Router (and so to its fallbacks) only where a wildcard makes the proxy let unknown names through
 * (`route_request`, litellm 1.80.0 and 1.106.2 proxy/route_llm_request.py).
 */
export function sourceLanes(set: LaneSet): readonly Lane[] {
  const lanes: Lane[] = [];
  const { lists, names } = set.setup;
  for (const kind of Object.keys(LIST_KEYS) as ListKind[]) {
    for (const entry of lists[kind].entries) {
      const resolved = entry.source === '*' ? undefined : resolve(names, entry.source, { aliases: true });
      if (resolved?.kind === 'wildcard') set.idOf(entry.source);
      if (isUnanswered(resolved) && kind === 'general' && takesUnknownNames(set))
        lanes.push(sourceLane(set, entry));
    }
  }
  return lanes;
}

function isUnanswered(resolved: Resolved | undefined): boolean {
  return resolved?.kind === 'unknown' || resolved?.kind === 'maybe';
}

/** True where the proxy hands names that no group answers to on to the Router. */
export function takesUnknownNames(set: LaneSet): boolean {
  return set.setup.names.wildcards.length > 0;
}

/**
 * The lane of names that nothing answers to, where default fallbacks take them: the first at once (before 1.80.0 as a
 * fallback), then the rest.
 */
export function catchAllLane(set: LaneSet): Lane | undefined {
  const { lists, names } = set.setup;
  const entries = lists.general.entries.filter((entry) => entry.source === '*' && entry.targets.length > 0);
  const first = entries[0];
  const used = entries.at(-1);
  if (!(first && used) || !takesUnknownNames(set) || names.groups.has('*')) return undefined;
  const span = used.span;
  const implied = {
    because:
      'wildcard model names make the proxy accept names that no group answers to, and the default fallbacks take them',
    span,
  };
  const targets = [first.targets[0], ...used.targets].filter((target) => target !== undefined);
  const named = [...new Map(targets.map((target) => [target.name, target])).values()];
  const chain = named.flatMap((target, index) =>
    entered(set, target.name, index === 0 ? [] : ['any'], target.span),
  );
  return plainLane('catch-all', 'catch-all', 'unknown model names', chain, span, implied);
}

function sourceLane(set: LaneSet, entry: FallbackEntry): Lane {
  const chain = entry.targets.flatMap((target, index) =>
    entered(set, target.name, index === 0 ? [] : ['any'], target.span),
  );
  return plainLane(
    `name:${entry.source}`,
    'catch-all',
    `model name \`${shown(entry.source)}\``,
    chain,
    entry.span,
  );
}

function entered(
  set: LaneSet,
  name: string,
  on: readonly ['any'] | readonly [],
  span: FallbackEntry['span'],
) {
  const lane = set.idOf(name);
  return lane === undefined ? [] : [enterStep(lane, on, span)];
}
