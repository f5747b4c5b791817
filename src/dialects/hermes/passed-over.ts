import type { Span } from '../../text/span.ts';
import { hermesProvider } from './aliases.ts';
import { isCalledOpenRouter } from './lost-url.ts';
import { isEarly, mayBeEarly, shown } from './reading.ts';
import { type Reference, resolveProvider } from './resolve.ts';
import type { Surroundings } from './side.ts';

/**
 * Reports a fallback or a side task whose provider is a name that only the main model has: 0.13.0 to 0.19.0 know `ollama`,
 * `or` or `hf` there alone, log "unknown provider" and make no client, whatever URL stands beside it (tried in all seven:
 * `resolve_provider_client` of agent/auxiliary_client.py).
 */
export function reportMainAlias(
  { reading, endpoints }: Surroundings,
  { provider, span }: Reference,
  place: { readonly key: string; readonly slot: 'fallback' | 'task' },
): boolean {
  const certain = isEarly(reading);
  // A post may show the endpoint of that name in another block.
  if (!reading.whole || !(certain || mayBeEarly(reading))) return false;
  const id = hermesProvider(provider, 'early-main');
  // What newer releases mean by the name is another provider: there is no one name for both to write.
  if (!certain && id !== hermesProvider(provider, 'side')) return false;
  if (id === undefined || resolveProvider(provider, 'early-side', endpoints).kind !== 'unknown') return false;
  reading.out.observe({
    rule: 'ignored-value',
    code: certain ? 'hermes-main-alias' : 'hermes-main-alias-maybe',
    span,
    data: { ...place, provider: shown(provider), id },
  });
  return true;
}

/**
 * Reports a fallback with the provider and the model of what has failed, which is taken for the same whatever its URL
 * (up to v0.19: try_activate_fallback of agent/chat_completion_helpers.py, and of run_agent.py before).
 */
export function reportTwin(
  { reading, main, endpoints }: Surroundings,
  of: 'main' | 'before',
  at: { readonly key: string; readonly reference: Reference; readonly first: Span },
): void {
  if (!reading.whole) return;
  const { provider, span } = at.reference;
  const { kind } = resolveProvider(provider, 'early-side', endpoints);
  // The entry before has become the current one for sure only where it needs no key.
  if (of === 'before' && kind !== 'custom' && kind !== 'named') return;
  const called = of === 'main' && isCalledOpenRouter(main);
  reading.out.observe({
    rule: 'self-fallback',
    code: isEarly(reading) ? 'hermes-twin' : 'hermes-twin-maybe',
    span,
    related: [{ span: at.first, label: 'this has the same names' }],
    data: { key: at.key, of, called: called ? 'openrouter' : '' },
  });
}
