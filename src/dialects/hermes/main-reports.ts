import type { Span } from '../../text/span.ts';
import { sameUrl } from '../urls.ts';
import { entrySpan } from '../values.ts';
import { isHermesId, nearestProvider, slugOf } from './aliases.ts';
import { entryNamed, isLostEndpoint, type NamedEndpoint, type NamedEndpoints } from './endpoints.ts';
import type { ModelSettings } from './model-settings.ts';
import { isEarly, type Reading, shown, since } from './reading.ts';

/** Where the main provider is named; `model` where no key names it. */
export function providerSpan(settings: ModelSettings): Span {
  return settings.providerEntry ? entrySpan(settings.providerEntry) : settings.span;
}

/** `model.base_url` beside a named entry: the entry's own URL is used (runtime_provider.py, corpus 15). */
export function reportNamedEntry(reading: Reading, settings: ModelSettings, endpoint: NamedEndpoint): void {
  const { reference } = settings;
  if (!reference.baseUrlSpan || sameUrl(reference.baseUrl, endpoint.url)) return;
  reading.out.observe({
    rule: 'shadowed-key',
    code: 'hermes-named-entry-base-url',
    span: reference.baseUrlSpan,
    related: [{ span: endpoint.urlSpan ?? endpoint.span, label: 'this URL is used' }],
    data: {
      provider: shown(reference.provider),
      url: shown(reference.baseUrl),
      used: shown(endpoint.url),
    },
  });
}

/**
 * The endpoint of an entry literally named `custom`, for a main model that gives no URL: newer releases find it, older
 * ones go to OpenRouter. Where the main model has a URL too and they agree, nothing hangs on it.
 */
export function customEntry(
  reading: Reading,
  baseUrl: string,
  endpoints: NamedEndpoints,
): NamedEndpoint | undefined {
  const entry = entryNamed(endpoints, 'custom');
  if (!entry || entry.url === '' || sameUrl(entry.url, baseUrl)) return undefined;
  if (since(reading, '0.19') === 'yes' && isEarly(reading)) return entry;
  const what = 'whether `provider: custom` means the entry named `custom` depends on the version of Hermes';
  reading.out.notModelled({ what, span: entry.urlSpan ?? entry.span });
  return baseUrl === '' ? entry : undefined;
}

/** An entry named like a provider of Hermes's own cannot give it another URL (issue #14676's counterpart). */
export function reportBuiltinEntry(
  reading: Reading,
  settings: ModelSettings,
  name: string,
  endpoints: NamedEndpoints,
): void {
  const entry = isHermesId(name) ? entryNamed(endpoints, name) : undefined;
  const own = reading.catalogue.find(name)?.endpoint;
  if (!entry?.urlSpan || own === undefined || sameHost(own, entry.url)) return;
  reading.out.observe({
    rule: 'shadowed-key',
    code: 'hermes-builtin-entry',
    span: entry.urlSpan,
    related: [{ span: providerSpan(settings), label: 'this means the built-in provider' }],
    data: { provider: name, url: shown(entry.url), used: own },
  });
}

/**
 * Reports `providers.<name>.enabled: false` of a provider that is used, and says whether Hermes refuses it: since
 * v0.19 the resolver raises, for its own providers too, and the chain goes on.
 */
export function refusesDisabled(reading: Reading, name: string, entry: NamedEndpoint | undefined): boolean {
  if (!entry || entry.enabled) return false;
  const reach = since(reading, '0.19');
  if (reach === 'no') return false;
  reading.out.observe({
    rule: 'ignored-value',
    code: reach === 'yes' ? 'hermes-provider-disabled' : 'hermes-provider-disabled-maybe',
    span: entry.enabledSpan ?? entry.span,
    data: { provider: shown(name) },
  });
  return reach === 'yes';
}

/** `custom` and its aliases without a URL end at OpenRouter (issues #8919, #14676). */
export function reportNoUrl(reading: Reading, settings: ModelSettings, provider: string): void {
  reading.out.observe({
    rule: 'ignored-value',
    code: 'hermes-custom-without-url',
    span: providerSpan(settings),
    data: { provider: shown(provider) },
  });
}

/** `main` means the main model's provider, and so nothing in the main model itself (fallback-providers.md). */
export function reportMainIsMain(reading: Reading, settings: ModelSettings): void {
  reading.out.observe({
    rule: 'ignored-value',
    code: 'hermes-main-is-main',
    span: providerSpan(settings),
    data: {},
  });
}

/**
 * A main provider that neither Hermes nor the file has: `resolve_provider` raises (hermes_cli/auth.py, tried from v0.13
 * to v0.19). Plugins may add providers; `openai` is refused all the same.
 */
export function reportUnknownProvider(
  reading: Reading,
  settings: ModelSettings,
  name: string,
  endpoints: NamedEndpoints,
): void {
  // A post shows the model in one block and the endpoints in another.
  if (!reading.whole) return;
  const { reference } = settings;
  reading.out.observe({
    rule: 'unknown-target',
    code: name === 'openai' ? 'hermes-main-openai' : 'hermes-main-provider',
    span: providerSpan(settings),
    data: { name: shown(name), url: shown(reference.baseUrl), ...remedyFor(reading, name, endpoints) },
  });
}

/** What the owner of a provider name that Hermes does not have may have meant by it. */
export function remedyFor(
  reading: Reading,
  name: string,
  endpoints: NamedEndpoints,
): {
  readonly suggestion: string;
  readonly endpoint: string;
  readonly entry: 'yes' | '';
  readonly lost: 'yes' | '';
} {
  const known = reading.catalogue.find(name);
  return {
    // A service that there is was not misspelt: `groq` is not `grok`.
    suggestion: known ? '' : (nearestProvider(name) ?? ''),
    endpoint: known?.endpoint ?? '',
    // An entry without a URL is none to Hermes.
    entry: entryNamed(endpoints, slugOf(name)) ? 'yes' : '',
    lost: isLostEndpoint(reading, slugOf(name)) ? 'yes' : '',
  };
}

/** `custom:<name>` that no entry has: Hermes refuses it as an unknown provider (hermes_cli/auth.py). */
export function reportDangling(
  reading: Reading,
  endpoints: NamedEndpoints,
  place: { readonly key: string; readonly slug: string; readonly span: Span },
): void {
  // A post shows the model in one block and the endpoints in another.
  if (!reading.whole || !(endpoints.stated || reading.root.entries.length > 3)) return;
  reading.out.observe({
    rule: 'unknown-target',
    code: 'hermes-custom-entry',
    span: place.span,
    data: {
      key: place.key,
      name: shown(place.slug),
      lost: isLostEndpoint(reading, place.slug) ? 'yes' : '',
    },
  });
}

/** True when two URLs have one host; texts that are no URLs are compared as they stand. */
export function sameHost(first: string, second: string): boolean {
  if (!URL.canParse(first) || !URL.canParse(second)) return sameUrl(first, second);
  return new URL(first).host === new URL(second).host;
}
