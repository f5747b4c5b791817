import { takesUnknownNames } from './catch-all.ts';
import { type FallbackEntry, type FallbackList, LIST_KEYS, type ListKind } from './fallbacks.ts';
import type { LaneSet } from './lane-set.ts';
import { prefixedName, strippedName } from './lookup.ts';
import { resolve } from './names.ts';
import { shown } from './reading.ts';
import { strategyRouterOf } from './routers.ts';
import { suggestion } from './suggestion.ts';

/** Reports fallbacks that lead to nothing, that start from nothing, or that another entry hides. */
export function observeNames(set: LaneSet): void {
  const kinds = Object.keys(LIST_KEYS) as ListKind[];
  for (const kind of kinds) {
    const list = set.setup.lists[kind];
    observeDuplicates(set, list);
    for (const entry of list.entries) {
      if (knowsNames(set)) {
        observeTargets(set, kind, entry);
        observeSource(set, kind, entry);
      }
    }
  }
}

/**
 * True where every model name is in the block: it shows the models, and no database or other file adds to them. A list of
 * nothing but routers, which call no model themselves, leaves the models out.
 */
export function knowsNames(set: LaneSet): boolean {
  const { reading, setup } = set;
  if (!reading.whole || reading.open || setup.names.open) return false;
  return setup.deployments.some((deployment) => strategyRouterOf(deployment) === undefined);
}

/** The names a misspelt one may mean. */
export function knownNames(set: LaneSet): Iterable<string> {
  const { names } = set.setup;
  return [...names.groups.keys(), ...names.aliases.keys(), ...names.routingGroups.keys()];
}

function observeTargets(set: LaneSet, kind: ListKind, entry: FallbackEntry): void {
  for (const target of entry.targets) {
    if (target.letter) continue;
    const resolved = resolve(set.setup.names, target.name, { aliases: true });
    // A name without deployments fails, and leads on where it has fallbacks of its own.
    if (resolved.kind !== 'unknown' || set.setup.lookups.general(target.name)?.source === target.name)
      continue;
    const answer = set.answerOf(target.name);
    set.reading.out.observe({
      rule: 'unknown-target',
      code: answer === undefined ? 'litellm-unknown-fallback' : 'litellm-unknown-fallback-answered',
      span: target.span,
      data: {
        key: entry.isDefault ? 'default_fallbacks' : LIST_KEYS[kind],
        source: shown(entry.source),
        target: shown(target.name),
        suggestion: suggestion(target.name, knownNames(set)),
        answer: shown(answer?.name ?? ''),
      },
    });
  }
}

// Where a wildcard lets unknown names through, an entry for one is a way to catch it.
function observeSource(set: LaneSet, kind: ListKind, entry: FallbackEntry): void {
  const { names } = set.setup;
  const { source } = entry;
  const wild = source !== '*' && names.groups.has(source) && source.includes('*');
  if (source === '*' || (!wild && isAsked(set, source))) return;
  if (!wild && (takesUnknownNames(set) || isTarget(set, source))) return;
  set.reading.out.observe({
    rule: 'unknown-source',
    code: wild ? 'litellm-wildcard-source' : 'litellm-unknown-source',
    span: entry.span,
    data: {
      key: LIST_KEYS[kind],
      source: shown(source),
      suggestion: wild ? '' : suggestion(source, knownNames(set)),
    },
  });
}

function isTarget(set: LaneSet, name: string): boolean {
  const lists = Object.values(set.setup.lists);
  return lists.some((list) =>
    list.entries.some((entry) => entry.targets.some((target) => target.name === name)),
  );
}

// A key without the provider, or with it, stands for a group that is named the other way.
function isAsked(set: LaneSet, source: string): boolean {
  const { names } = set.setup;
  if (resolve(names, source, { aliases: true }).kind !== 'unknown') return true;
  for (const name of knownNames(set))
    if (strippedName(name) === source || prefixedName(name) === source) return true;
  return false;
}

// Of entries for one name the first is used; of entries for `*` the last.
function observeDuplicates(set: LaneSet, list: FallbackList): void {
  const seen = new Map<string, FallbackEntry>();
  for (const entry of list.entries) {
    const before = seen.get(entry.source);
    seen.set(entry.source, before && entry.source !== '*' ? before : entry);
    if (!before) continue;
    const [hidden, winner] = entry.source === '*' ? [before, entry] : [entry, before];
    set.reading.out.observe({
      rule: 'shadowed-key',
      code: 'litellm-duplicate-fallback-source',
      span: hidden.span,
      related: [{ span: winner.span, label: 'this one is used' }],
      data: {
        key: LIST_KEYS[list.kind],
        source: shown(entry.source),
        which: entry.source === '*' ? 'last' : 'first',
      },
    });
  }
}
