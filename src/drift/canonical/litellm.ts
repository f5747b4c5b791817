import { splitModel } from '../../dialects/litellm/provider.ts';
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
import { mapEntry, renameKeys } from './rename.ts';

/** Lists of `{source: [targets]}`, which LiteLLM takes from either section. */
const FALLBACKS = ['fallbacks', 'context_window_fallbacks', 'content_policy_fallbacks'];
/** Settings with two homes; a `router_settings` value that is not empty hides the other. */
const TWO_HOMES = [
  ...FALLBACKS,
  'default_fallbacks',
  'model_group_alias',
  'num_retries',
  'allowed_fails',
  'cooldown_time',
];

/**
 * How LiteLLM reads names: a model without a provider is that of its family (`claude-…` is Anthropic's), else OpenAI's;
 * Ollama's `:latest` is what no tag means.
 */
export const LITELLM_NAMES: Names = {
  provider: (name) => name.trim().toLowerCase(),
  model: (name) => {
    const { provider, model } = splitModel(name.trim().replace(/:latest$/, ''));
    return provider === '' || provider === 'openai' ? model : `${provider}/${model}`;
  },
};

/** What a LiteLLM config says, with fallbacks as a chain for each source, in the one section that counts. */
export function canonicalLitellm(root: SaidMap): SaidMap {
  const merged = oneHome(root);
  const models = merged.entries.get('model_list');
  const entries = new Map(merged.entries);
  if (models?.kind === 'list') entries.set('model_list', withParams(models));
  return mapEntry(withEntries(merged, entries), 'router_settings', (router) => {
    const settings = new Map(router.entries);
    for (const key of FALLBACKS) {
      const said = settings.get(key);
      if (said?.kind === 'list') settings.set(key, bySource(said));
    }
    const standard = settings.get('default_fallbacks');
    if (standard?.kind === 'list') settings.set('default_fallbacks', asChain(standard, standard.path));
    const aliases = settings.get('model_group_alias');
    if (aliases?.kind === 'map') settings.set('model_group_alias', plainAliases(aliases));
    return withEntries(router, settings);
  });
}

function oneHome(root: SaidMap): SaidMap {
  const other = root.entries.get('litellm_settings');
  if (other?.kind !== 'map' || !TWO_HOMES.some((key) => other.entries.has(key))) return root;
  const router = root.entries.get('router_settings');
  const base: SaidMap =
    router?.kind === 'map' ? router : { ...other, place: { ...other.place, named: true } };
  const kept = new Map(other.entries);
  const settings = new Map(router?.kind === 'map' ? router.entries : []);
  for (const key of TWO_HOMES) {
    const said = other.entries.get(key);
    if (!said) continue;
    kept.delete(key);
    const first = settings.get(key);
    if (!first || saysNothing(first)) settings.set(key, said);
  }
  const entries = new Map(root.entries);
  entries.set('litellm_settings', withEntries(other, kept));
  entries.set('router_settings', withEntries(base, settings));
  return withEntries(root, entries);
}

function withParams(models: SaidList): SaidList {
  const items = models.items.map((item) => {
    if (item.said.kind !== 'map') return item;
    const said = mapEntry(item.said, 'litellm_params', (params) =>
      renameKeys(params, { api_base: ['api_base', 'base_url'] }),
    );
    return { ...item, said };
  });
  return { ...models, items };
}

// `[{a: [b, c]}, {d: [e]}]` says: from a to b, then c; from d to e. Of two entries for one source the first counts.
function bySource(list: SaidList): SaidMap {
  const entries = new Map<string, Said>();
  for (const { said } of list.items) {
    if (said.kind !== 'map') continue;
    for (const [source, targets] of said.entries) {
      if (!entries.has(source)) entries.set(source, asChain(targets, `${list.path}[${source}]`));
    }
  }
  return { ...list, kind: 'map', place: { ...list.place, named: true }, entries };
}

// A target may be `{model: group}` with overrides of the request; which group it names is what counts.
function asChain(said: Said, path: string): Said {
  if (said.kind !== 'list') return { ...said, path };
  const items = said.items.map(({ said: item, ...rest }): SaidItem => {
    const target = entry(item, 'model') ?? item;
    const label = saidText(target) ?? rest.label;
    return {
      identity: identityOf(target, undefined, LITELLM_NAMES),
      label,
      said: { ...target, path: `${path}[${label}]` },
    };
  });
  return { ...said, path, items, place: { ...said.place, order: 'chain' } };
}

// `alias: group` and `alias: {model: group}` are one statement.
function plainAliases(aliases: SaidMap): SaidMap {
  const entries = new Map<string, Said>();
  for (const [alias, said] of aliases.entries) entries.set(alias, entry(said, 'model') ?? said);
  return withEntries(aliases, entries);
}
