import type { Credential, Implied } from '../../model/target.ts';
import { isDummy, isReference } from '../../text/dummy.ts';
import type { Span } from '../../text/span.ts';
import type { TargetDraft } from '../model-builder.ts';
import { hermesProvider, isHermesId, type ProviderPlace, slugOf } from './aliases.ts';
import { findEndpoint, type NamedEndpoint, type NamedEndpoints } from './endpoints.ts';

/** A provider as a part of the file names it, with what stands beside it. */
export interface Reference {
  readonly provider: string;
  readonly model: string;
  readonly baseUrl: string;
  readonly baseUrlSpan: Span | undefined;
  readonly credential: { readonly keyEnv: string; readonly inline: string };
  readonly span: Span;
}

/** What a provider name turns out to be. */
export type Resolved =
  | { readonly kind: 'named'; readonly endpoint: NamedEndpoint; readonly slug: string }
  | { readonly kind: 'custom'; readonly name: string }
  | { readonly kind: 'builtin'; readonly id: string; readonly name: string }
  | { readonly kind: 'auto' }
  | { readonly kind: 'dangling'; readonly slug: string }
  | { readonly kind: 'unknown'; readonly name: string };

/** What a provider name means: a named entry, an endpoint of one's own, a provider of Hermes's, or nothing known. */
export function resolveProvider(provider: string, place: ProviderPlace, endpoints: NamedEndpoints): Resolved {
  const name = provider.trim().toLowerCase();
  if (name === '' || name === 'auto') return { kind: 'auto' };
  const endpoint = findEndpoint(endpoints, name);
  const slug = slugOf(name).replace(/^custom:/, '');
  if (endpoint) return { kind: 'named', endpoint, slug };
  // Side tasks and fallbacks do without the prefix where no entry has the name, up to v0.19.
  const isPrefixed = name.startsWith('custom:');
  if (isPrefixed && place !== 'early-side') return { kind: 'dangling', slug };
  const id = hermesProvider(isPrefixed ? slug : name, place);
  if (isPrefixed && id === undefined) return { kind: 'dangling', slug };
  if (isPrefixed && id === 'custom') return { kind: 'custom', name: slug };
  if (id === 'custom') return { kind: 'custom', name };
  if (id !== undefined) return { kind: 'builtin', id, name };
  // A variable's name is shown as it is written.
  return { kind: 'unknown', name: isReference(provider) ? provider.trim() : name };
}

/** The target at a named endpoint. A URL beside the reference goes before the entry's only where Hermes lets it. */
export function namedTarget(
  reference: Reference,
  endpoint: NamedEndpoint,
  slug: string,
  override: boolean,
): TargetDraft {
  const own = override && reference.baseUrl !== '';
  // An entry may be named like an alias (`zhipu`): its endpoint is then not that provider's.
  const isAlias = hermesProvider(slug, 'side') !== undefined && !isHermesId(slug);
  const provider = isAlias && hermesProvider(slug, 'side') !== 'custom' ? 'custom' : slug;
  return {
    provider,
    model: reference.model === '' ? endpoint.model : reference.model,
    endpoint: own ? reference.baseUrl : endpoint.url,
    endpointSpan: own ? reference.baseUrlSpan : endpoint.urlSpan,
    credential: credentialOf(reference.credential) ?? credentialOf(endpoint.credential),
    names: [{ text: slug, span: endpoint.span }],
    span: reference.span,
  };
}

/** The target of a reference whose provider and URL are settled. */
export function plainTarget(reference: Reference, provider: string, implied?: Implied): TargetDraft {
  return {
    provider,
    model: reference.model,
    endpoint: reference.baseUrl === '' ? undefined : reference.baseUrl,
    endpointSpan: reference.baseUrl === '' ? undefined : reference.baseUrlSpan,
    credential: credentialOf(reference.credential),
    span: reference.span,
    implied,
  };
}

/** The credential a reference states, by name and never by value; undefined where it states none. */
export function credentialOf(stated: {
  readonly keyEnv: string;
  readonly inline: string;
}): { readonly kind: Credential; readonly name: string | undefined } | undefined {
  if (stated.keyEnv !== '') return { kind: 'api-key', name: stated.keyEnv };
  if (stated.inline === '') return undefined;
  if (isReference(stated.inline)) {
    return { kind: 'api-key', name: /\w+/.exec(stated.inline.replace(/env:/, ''))?.[0] };
  }
  return isDummy(stated.inline) ? undefined : { kind: 'api-key', name: undefined };
}
