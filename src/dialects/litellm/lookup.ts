import type { FallbackEntry, FallbackList } from './fallbacks.ts';
import { splitModel } from './provider.ts';
import { PROVIDER_PREFIXES } from './provider-names.ts';
import { type Reading, since } from './reading.ts';

/** Finds the entry of a list that a failing name falls back by. */
export type Lookup = (name: string) => FallbackEntry | undefined;

/**
 * How a list is searched (`get_fallback_model_group`, litellm 1.106.2 router_utils/fallback_event_handlers.py): the first
 * entry with exactly the name; else the last whose key is the name without its provider, or (since 1.104.0) with it; else
 * the last `*`. Before 1.104.0 the two special lists knew exact names only (litellm 1.80.0 and 1.103.0 router.py).
 */
export function lookupIn(reading: Reading, list: FallbackList): Lookup {
  if (list.entries.length === 0) return () => undefined;
  const first = new Map<string, FallbackEntry>();
  const last = new Map<string, number>();
  for (const [index, entry] of list.entries.entries()) {
    if (!first.has(entry.source)) first.set(entry.source, entry);
    last.set(entry.source, index);
  }
  const widened = since(reading, '1.104.0');
  return (name) => {
    const exact = first.get(name);
    if (exact || (list.kind !== 'general' && widened === 'no')) return exact;
    const stripped = last.get(strippedName(name) ?? '') ?? -1;
    const prefixed = widened === 'no' ? -1 : (last.get(prefixedName(name) ?? '') ?? -1);
    const index = Math.max(stripped, prefixed);
    return list.entries[index < 0 ? (last.get('*') ?? -1) : index];
  };
}

/** A name without the provider it starts with; undefined where it starts with none. */
export function strippedName(name: string): string | undefined {
  const slash = name.indexOf('/');
  return slash > 0 && PROVIDER_PREFIXES.has(name.slice(0, slash)) ? name.slice(slash + 1) : undefined;
}

/** A bare name with the provider that LiteLLM infers for it. */
export function prefixedName(name: string): string | undefined {
  const { provider } = splitModel(name);
  return name.includes('/') || provider === '' ? undefined : `${provider}/${name}`;
}
