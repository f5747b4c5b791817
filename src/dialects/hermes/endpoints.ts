import { entriesOf, type Node, textOf } from '../../blocks/node.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, firstText, isEmpty, isOff, spanOf, textAt } from '../values.ts';
import { isHermesId, slugOf } from './aliases.ts';
import { isEmptyJson, looksLikeJson } from './json-text.ts';
import { type Reading, rootEntry, shown } from './reading.ts';

/** A named endpoint of `providers` or `custom_providers`, as `custom:<slug>` or `<slug>` name it. */
export interface NamedEndpoint {
  readonly slugs: readonly string[];
  /** '' when the entry gives none: it then only carries timeouts, or is dropped. */
  readonly url: string;
  readonly urlSpan: Span | undefined;
  readonly model: string;
  readonly credential: { readonly keyEnv: string; readonly inline: string };
  readonly enabled: boolean;
  readonly enabledSpan: Span | undefined;
  readonly span: Span;
}

/** The endpoints a block names, in the order in which Hermes looks them up. */
export interface NamedEndpoints {
  readonly list: readonly NamedEndpoint[];
  /** The block shows where endpoints would be named: a name that is not there is named nowhere. */
  readonly stated: boolean;
}

// In this order: `_get_named_custom_provider` of hermes_cli/runtime_provider.py. camelCase spellings are mapped with
// a warning (`_normalize_custom_provider_entry`).
const URL_KEYS = ['api', 'url', 'base_url', 'baseUrl', 'baseURL'];
const KEY_ENV_KEYS = ['key_env', 'api_key_env', 'keyEnv', 'apiKeyEnv'];
const KEY_KEYS = ['api_key', 'apiKey'];
const MODEL_KEYS = ['default_model', 'model', 'defaultModel'];

/** Reads `providers` and `custom_providers`, and reports what of them Hermes drops. */
export function readEndpoints(reading: Reading): NamedEndpoints {
  const providers = rootEntry(reading, 'providers');
  const custom = rootEntry(reading, 'custom_providers');
  const list: NamedEndpoint[] = [];
  for (const { key, keySpan, value } of entriesOf(providers?.value)) {
    if (value.kind !== 'map') continue;
    const names = [key, textAt(value, 'name')].filter((name) => name !== '');
    const endpoint = readEndpoint(value, names, keySpan);
    if (endpoint.url === '' && !isHermesId(key) && isMeantAsEndpoint(value)) dropped(reading, key, keySpan);
    list.push(endpoint);
  }
  list.push(...readCustomProviders(reading));
  return { list, stated: providers !== undefined || custom !== undefined };
}

function readCustomProviders(reading: Reading): readonly NamedEndpoint[] {
  const entry = rootEntry(reading, 'custom_providers');
  if (!entry || isEmpty(entry.value)) return [];
  const { value } = entry;
  const text = textOf(value);
  // Of no entries none is lost, as long as `providers` has none to hide.
  if (isEmptyJson(text ?? '') && entriesOf(rootEntry(reading, 'providers')?.value).length === 0) return [];
  if (text !== undefined || value.kind === 'map') {
    // `get_compatible_custom_providers()` gives [] for both, and so hides `providers` from the pickers too.
    const code =
      value.kind === 'map'
        ? 'hermes-custom-providers-mapping'
        : looksLikeJson(text ?? '')
          ? 'hermes-list-is-json-string'
          : 'hermes-list-is-text';
    reading.out.observe({ rule: 'ignored-value', code, span: entrySpan(entry), data: { key: entry.key } });
    return [];
  }
  if (value.kind !== 'list') return [];
  const list: NamedEndpoint[] = [];
  for (const item of value.items) {
    if (item.kind !== 'map') continue;
    const name = textAt(item, 'name');
    const endpoint = readEndpoint(item, [name], spanOf(item));
    if (name !== '' && endpoint.url === '') dropped(reading, name, spanOf(item.entries[0]?.keySpan ?? item));
    list.push(endpoint);
  }
  return list.filter(({ slugs, url }) => slugs.length > 0 && url !== '');
}

/** True for a name that `custom_providers` does hold, in a mapping or a text that Hermes takes nothing from. */
export function isLostEndpoint(reading: Reading, slug: string): boolean {
  const value = rootEntry(reading, 'custom_providers')?.value;
  const text = textOf(value);
  if (text !== undefined) return looksLikeJson(text) && text.includes(JSON.stringify(slug));
  return entriesOf(value).some(
    ({ key, value }) => slugOf(key) === slug || slugOf(textAt(value, 'name')) === slug,
  );
}

function readEndpoint(node: Node, names: readonly string[], span: Span): NamedEndpoint {
  const url = firstText(node, URL_KEYS);
  const enabled = entriesOf(node).find(({ key }) => key === 'enabled');
  return {
    slugs: [...new Set(names.filter((name) => name !== '').map(slugOf))],
    url: url?.text ?? '',
    urlSpan: url && entrySpan(url.entry),
    model: firstText(node, MODEL_KEYS)?.text ?? '',
    credential: {
      keyEnv: firstText(node, KEY_ENV_KEYS)?.text ?? '',
      inline: firstText(node, KEY_KEYS)?.text ?? '',
    },
    enabled: !isOff(enabled?.value),
    enabledSpan: enabled && entrySpan(enabled),
    span: spanOf(span),
  };
}

// An entry may carry timeouts alone; one with a key or a model was meant to be asked.
function isMeantAsEndpoint(node: Node): boolean {
  return (
    firstText(node, [...KEY_ENV_KEYS, ...KEY_KEYS, ...MODEL_KEYS, 'api_mode', 'transport']) !== undefined
  );
}

function dropped(reading: Reading, name: string, span: Span): void {
  const code = 'hermes-endpoint-without-url';
  reading.out.observe({ rule: 'ignored-value', code, span, data: { name: shown(name) } });
}

/** The entry that a provider name means, where it means one: ids of Hermes's own go before entries, aliases after. */
export function findEndpoint(endpoints: NamedEndpoints, name: string): NamedEndpoint | undefined {
  const wanted = slugOf(name);
  const prefixed = wanted.startsWith('custom:');
  if (!prefixed && isHermesId(wanted)) return undefined;
  // An entry whose own key begins with `custom:` is found by it as well.
  const names = prefixed ? [wanted.slice('custom:'.length), wanted] : [wanted];
  return endpoints.list.find(({ url, slugs }) => url !== '' && names.some((slug) => slugs.includes(slug)));
}

/** The settings that an entry of `providers` lays over a provider of Hermes's own, under its id or an alias. */
export function entryNamed(endpoints: NamedEndpoints, slug: string): NamedEndpoint | undefined {
  return endpoints.list.find((endpoint) => endpoint.slugs.includes(slug));
}
