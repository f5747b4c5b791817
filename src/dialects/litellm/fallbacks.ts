import { type Entry, entriesOf, entryOf, itemsOf, type Node, textOf } from '../../blocks/node.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, isEmpty, spanOf, textValue } from '../values.ts';
import { type Reading, setEntry, since } from './reading.ts';
import { speltOut } from './spelt-out.ts';

/** The three lists of fallbacks. `default_fallbacks` is the last entry of the general one. */
export type ListKind = 'general' | 'context-window' | 'content-policy';

/** One target of a chain: a name, or a mapping that overrides parts of the request. */
export interface FallbackTarget {
  readonly name: string;
  readonly span: Span;
  /** Written as a mapping rather than a name. */
  readonly mapped: boolean;
  /** One letter of a text that stands where a list belongs: each is taken for a name. */
  readonly letter: boolean;
  /** Set where the mapping changes more than the model. */
  readonly overrides: readonly string[];
}

/** `{source: [target, …]}`. */
export interface FallbackEntry {
  /** A model group, an alias, or `*`. */
  readonly source: string;
  readonly span: Span;
  readonly targets: readonly FallbackTarget[];
  readonly isDefault: boolean;
}

/** One of the lists as the Router uses it. */
export interface FallbackList {
  readonly kind: ListKind;
  /** The Router has the list at all: an empty one under `litellm_settings` counts, one under `router_settings` does not. */
  readonly set: boolean;
  readonly entries: readonly FallbackEntry[];
}

/** The key of each list. */
export const LIST_KEYS: Readonly<Record<ListKind, string>> = {
  general: 'fallbacks',
  'context-window': 'context_window_fallbacks',
  'content-policy': 'content_policy_fallbacks',
};

/**
 * The lists the Router is made with: a list of `router_settings` that is not empty, else the one of `litellm_settings`
 * (`Router.__init__`, the same in litellm 1.60.0, 1.80.0 and 1.106.2).
 */
export function readFallbacks(reading: Reading): Readonly<Record<ListKind, FallbackList>> {
  return {
    general: generalList(reading),
    'context-window': listOf(reading, 'context-window'),
    'content-policy': listOf(reading, 'content-policy'),
  };
}

/** The entry that the Router takes a setting of two homes from. */
export function effectiveEntry(reading: Reading, key: string): Entry | undefined {
  const { router, settings } = reading.sections;
  const own = setEntry(router, key);
  return own && !isEmpty(own.value) ? own : setEntry(settings, key);
}

function generalList(reading: Reading): FallbackList {
  const list = listOf(reading, 'general');
  const defaults = effectiveEntry(reading, 'default_fallbacks');
  if (!defaults) return list;
  const entry: FallbackEntry = {
    source: '*',
    span: entrySpan(defaults),
    targets: targetsOf(defaults.value),
    isDefault: true,
  };
  return { ...list, set: true, entries: [...list.entries, entry] };
}

function listOf(reading: Reading, kind: ListKind): FallbackList {
  const entry = effectiveEntry(reading, LIST_KEYS[kind]);
  if (!entry) return { kind, set: false, entries: [] };
  const entries: FallbackEntry[] = [];
  // Of a mapping with several keys only the first is looked at.
  for (const item of itemsOf(entry.value)) {
    const first = item.kind === 'map' ? item.entries[0] : undefined;
    if (!first || speltOut(item)) continue;
    entries.push({
      source: first.key,
      span: spanOf(first.keySpan),
      targets: targetsOf(first.value),
      isDefault: false,
    });
  }
  // Since 1.110 an empty list is none (run with litellm 1.109.3 and 1.110.2).
  const none = isEmpty(entry.value) && since(reading, '1.110.0') === 'yes';
  return { kind, set: !none, entries };
}

function targetsOf(value: Node): readonly FallbackTarget[] {
  const span = spanOf(value);
  const text = textOf(value);
  const plain = { mapped: false, letter: false, overrides: [] };
  if (text !== undefined) return [...new Set(text)].map((name) => ({ ...plain, name, span, letter: true }));
  return itemsOf(value).flatMap((item): readonly FallbackTarget[] => {
    if (item.kind === 'scalar') {
      const name = textValue(item);
      return name === '' ? [] : [{ ...plain, name, span: spanOf(item) }];
    }
    const name = textOf(entryOf(item, 'model')?.value);
    const overrides = entriesOf(item).flatMap(({ key }) => (key === 'model' ? [] : [key]));
    return name === undefined ? [] : [{ name, span: spanOf(item), mapped: true, letter: false, overrides }];
  });
}
