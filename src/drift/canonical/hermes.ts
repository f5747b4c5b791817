import { hermesProvider, slugOf } from '../../dialects/hermes/aliases.ts';
import type { Catalogue } from '../../providers/catalogue.ts';
import type { Names } from '../equal.ts';
import { identityOf } from '../read.ts';
import {
  entry,
  type Said,
  type SaidItem,
  type SaidList,
  type SaidMap,
  saidText,
  saysNothing,
  withEntries,
} from '../said.ts';
import { mapEntries, renameKeys } from './rename.ts';

// `model.api_base` and the root keys: hermes_cli/config.py since v0.18; before, the URL was not read at all.
const MODEL_KEYS = {
  default: ['default', 'model', 'name'],
  base_url: ['base_url', 'api_base'],
  api_key: ['api_key', 'api'],
};

// What the v12 migration writes, what `custom_providers` has, and the camel-case names mapped with a warning.
const PROVIDER_KEYS = {
  base_url: ['base_url', 'url', 'api', 'baseUrl'],
  api_mode: ['api_mode', 'transport', 'apiMode'],
  model: ['model', 'default_model', 'defaultModel'],
  api_key: ['api_key', 'apiKey'],
  key_env: ['key_env', 'api_key_env', 'keyEnv', 'apiKeyEnv'],
};

const ROOT_MODEL_KEYS = ['provider', 'base_url', 'context_length'];
// Hermes drops a repeated entry of the chain when these three are equal (hermes_cli/fallback_config.py).
const IDENTITY = ['provider', 'model', 'base_url'];
const HOP = ['provider', 'model'];

/** How Hermes reads names. `custom:<name>` and `<name>` are one entry; Ollama's `:latest` is what no tag means. */
export const HERMES_NAMES: Names = {
  provider(name) {
    const text = name.trim();
    const own = /^custom:(.+)$/i.exec(text)?.[1];
    return own === undefined ? (hermesProvider(text, 'side') ?? slugOf(text)) : slugOf(own);
  },
  model: (name) => name.trim().replace(/:latest$/, ''),
};

/**
 * What a Hermes config says, with the spellings that Hermes reads alike made one: a scalar `model`, root `provider`,
 * `custom_providers`, `fallback_model` and the aliases of keys. A provider's usual endpoint is its URL's default.
 */
export function canonicalHermes(root: SaidMap, catalogue: Catalogue): SaidMap {
  const entries = new Map(root.entries);
  modelPart(root, entries);
  providersPart(root, entries);
  fallbackPart(root, entries);
  delegationPart(root, entries);
  return withEndpoints(withEntries(root, entries), catalogue);
}

function modelPart(root: SaidMap, entries: Map<string, Said>): void {
  const said = root.entries.get('model');
  let model: SaidMap | undefined;
  if (said?.kind === 'map') model = flattened(renameKeys(said, MODEL_KEYS));
  else if (said?.kind === 'value' && !saysNothing(said)) model = asModel(said);
  // Root keys fill what `model` leaves empty; they are not read beyond that.
  for (const key of ROOT_MODEL_KEYS) {
    const child = root.entries.get(key);
    if (!child) continue;
    if (child.kind !== 'value') continue;
    entries.delete(key);
    const place: SaidMap = model ?? { ...root, path: 'model', keySpan: child.keySpan, entries: new Map() };
    const present = place.entries.get(key);
    if (present && !saysNothing(present)) continue;
    model = withEntries(place, new Map(place.entries).set(key, child));
  }
  if (model) entries.set('model', model);
}

function asModel(said: Extract<Said, { kind: 'value' }>): SaidMap {
  const value: Said = { ...said, place: { ...said.place, meaning: 'model' } };
  return { ...said, kind: 'map', entries: new Map([['default', value]]) };
}

// `default` may be `{provider, model}`: its provider wins over an empty or `auto` one outside.
function flattened(model: SaidMap): SaidMap {
  const inner = model.entries.get('default');
  if (inner?.kind !== 'map') return model;
  const entries = new Map(model.entries);
  const name = inner.entries.get('model');
  if (name) entries.set('default', name);
  const provider = inner.entries.get('provider');
  const outer = saidText(model.entries.get('provider'));
  if (provider && (outer === undefined || outer === 'auto')) entries.set('provider', provider);
  return withEntries(model, entries);
}

function providersPart(root: SaidMap, entries: Map<string, Said>): void {
  const mapping = root.entries.get('providers');
  const list = root.entries.get('custom_providers');
  const named = new Map<string, Said>();
  if (mapping?.kind === 'map') {
    const canonical = mapEntries(mapping, (child) => withModels(renameKeys(child, PROVIDER_KEYS)));
    for (const [key, child] of canonical.entries) named.set(slugOf(key), withoutOwnName(child, slugOf(key)));
  }
  if (list?.kind === 'list') {
    for (const { said } of list.items) {
      const name = saidText(entry(said, 'name'));
      if (said.kind !== 'map' || name === undefined || named.has(slugOf(name))) continue;
      const child = withModels(renameKeys(said, PROVIDER_KEYS));
      const rest = new Map(child.entries);
      rest.delete('name');
      named.set(slugOf(name), { ...child, keySpan: child.keySpan ?? said.span, entries: rest });
    }
    entries.delete('custom_providers');
  }
  const holder = mapping?.kind === 'map' ? mapping : list?.kind === 'list' ? list : undefined;
  if (!holder) return;
  const { path, span, keySpan, place } = holder;
  entries.set('providers', {
    kind: 'map',
    path,
    span,
    keySpan,
    place: { ...place, named: true },
    entries: named,
  });
}

// An entry of a list has its name for a key, and one of a mapping may repeat it.
function withoutOwnName(provider: Said, slug: string): Said {
  const name = provider.kind === 'map' ? saidText(provider.entries.get('name')) : undefined;
  if (provider.kind !== 'map' || name === undefined || slugOf(name) !== slug) return provider;
  const entries = new Map(provider.entries);
  entries.delete('name');
  return withEntries(provider, entries);
}

// `models` may be a mapping, a list of ids or a list of `{id}`: a set of ids either way.
function withModels(provider: SaidMap): SaidMap {
  const models = provider.entries.get('models');
  if (!models || models.kind === 'value') return provider;
  const items: SaidItem[] = [];
  if (models.kind === 'map') {
    for (const [id, said] of models.entries) items.push(modelItem(models.path, id, said));
  } else {
    for (const { said } of models.items) {
      const id = saidText(said) ?? saidText(entry(said, 'id')) ?? saidText(entry(said, 'name'));
      if (id !== undefined) items.push(modelItem(models.path, id, said));
    }
  }
  const { path, span, keySpan, place } = models;
  const set: SaidList = { kind: 'list', path, span, keySpan, place: { ...place, order: 'set' }, items };
  return withEntries(provider, new Map(provider.entries).set('models', set));
}

function modelItem(path: string, id: string, said: Said): SaidItem {
  const entries = new Map(said.kind === 'map' ? said.entries : []);
  entries.delete('id');
  entries.delete('name');
  return { identity: [id], label: id, said: { ...said, kind: 'map', path: `${path}[${id}]`, entries } };
}

function fallbackPart(root: SaidMap, entries: Map<string, Said>): void {
  const chain = root.entries.get('fallback_providers');
  const legacy = root.entries.get('fallback_model');
  // Anything but a list or one entry is no chain to Hermes: left as it is, it differs from every chain.
  if (chain?.kind === 'value' && !saysNothing(chain)) return;
  const items: SaidItem[] = [];
  for (const item of [...hops(chain), ...hops(legacy)])
    if (!items.some((each) => sameHop(each, item))) items.push(item);
  // A bare key is left to the reader; only an empty list says that there are none.
  if (chain?.kind === 'value' && items.length === 0) return;
  const holder = chain ?? (items.length > 0 ? legacy : undefined);
  entries.delete('fallback_model');
  if (!holder) return;
  const { path, span, keySpan, place } = holder;
  const list = { path, span, keySpan, place: { ...place, order: 'chain' }, items } as const;
  const writtenEmpty = chain?.kind === 'list' && chain.items.length === 0 && items.length > 0;
  entries.set('fallback_providers', { kind: 'list', ...list, ...(writtenEmpty && { writtenEmpty }) });
}

/** Defaults of `delegation` that changed with a migration (v36 and v37 of 2026-08, and v0.16). */
const FORMER: Readonly<Record<string, readonly string[]>> = {
  max_iterations: ['50', '250'],
  max_concurrent_children: ['3', '10'],
  child_timeout_seconds: ['600', '0'],
};

// Whichever of them a page spells out, it says what leaving the key out says in some release.
function delegationPart(root: SaidMap, entries: Map<string, Said>): void {
  const said = root.entries.get('delegation');
  if (said?.kind !== 'map') return;
  const own = new Map(said.entries);
  for (const [key, known] of Object.entries(FORMER)) {
    const child = own.get(key);
    const text = saidText(child);
    if (child?.kind !== 'value' || text === undefined || !known.includes(text)) continue;
    own.set(key, { ...child, place: { ...child.place, default: child.value } });
  }
  entries.set('delegation', withEntries(said, own));
}

function hops(said: Said | undefined): readonly SaidItem[] {
  if (said?.kind === 'list')
    return said.items.filter((item) => item.said.kind === 'value' || isHop(item.said)).map(withName);
  if (said?.kind !== 'map' || !isHop(said)) return [];
  const label = HOP.map((key) => saidText(entry(said, key)) ?? '').join('/');
  const path = `${said.path}[${label}]`;
  return [{ identity: identityOf(said, IDENTITY, HERMES_NAMES), label, said: { ...said, path } }];
}

// A file that Hermes has written may hold empty entries. What an author wrote is a hop to the reader, also where Hermes skips
// it because it has a name in place of a provider.
function isHop(said: Said): boolean {
  return [...HOP, 'name', 'base_url'].some((key) => saidText(entry(said, key)) !== undefined);
}

function withName(item: SaidItem): SaidItem {
  const name = saidText(entry(item.said, 'name'));
  if (name === undefined || HOP.some((key) => saidText(entry(item.said, key)) !== undefined)) return item;
  const path = item.said.path.replace(/\[[^[\]]*\]$/, `[${name}]`);
  return { identity: [name], label: name, said: { ...item.said, path } };
}

function sameHop(first: SaidItem, second: SaidItem): boolean {
  return first.identity.length > 0 && first.identity.join('\n') === second.identity.join('\n');
}

// Where a mapping names a provider, leaving out `base_url` means that provider's own endpoint.
function withEndpoints(map: SaidMap, catalogue: Catalogue): SaidMap {
  const provider = saidText(map.entries.get('provider'));
  const endpoint = provider && catalogue.find(hermesProvider(provider, 'side') ?? provider)?.endpoint;
  const entries = new Map<string, Said>();
  for (const [key, child] of map.entries) {
    if (key === 'base_url' && child.kind === 'value' && endpoint) {
      entries.set(key, { ...child, place: { ...child.place, default: endpoint } });
    } else if (key === 'api_mode' && child.kind === 'value') {
      // Hermes works the mode out from provider and URL: leaving it out is not another mode.
      entries.set(key, { ...child, place: { ...child.place, default: child.value } });
    } else entries.set(key, deeper(child, catalogue));
  }
  return withEntries(map, entries);
}

function deeper(said: Said, catalogue: Catalogue): Said {
  if (said.kind === 'map') return withEndpoints(said, catalogue);
  if (said.kind === 'value') return said;
  return { ...said, items: said.items.map((item) => ({ ...item, said: deeper(item.said, catalogue) })) };
}
