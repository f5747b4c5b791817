import type { DialectId } from '../dialects/dialect.ts';
import type { Effect } from './claim.ts';
import { isPlaceholder, isReservedUrl } from './placeholder.ts';
import type { Said } from './said.ts';

/** Keys that decide where prompts go although their values are no provider, model or URL. Canonical paths, joined by dots. */
const ROUTING_KEYS: Readonly<Record<DialectId, readonly RegExp[]>> = {
  hermes: [
    /^smart_model_routing(?:\.|$)/,
    /^(?:fallback_providers|delegation\.fallback_providers|auxiliary\.[^.]+\.fallback_chain)(?:\.|$)/,
    /^providers\.[^.]+\.(?:enabled|models)(?:\.|$)/,
    /^provider_routing(?:\.|$)/,
    /^openrouter\.min_coding_score$/,
    /^auxiliary\.(?:free_only|openrouter_model)$/,
    /^moa\.(?:default_preset|active_preset|presets\.[^.]+\.(?:enabled|fanout|reference_models|aggregator))(?:\.|$)/,
    /^(?:model_aliases|model\.aliases)(?:\.|$)/,
    /^platforms\.[^.]+\.(?:channel_overrides|extra\.model_routes)(?:\.|$)/,
    /^agent\.image_input_mode$/,
  ],
  litellm: [
    /^model_list(?:\.\*(?:\.model_name)?)?$/,
    /^model_list\.\*\.litellm_params\.(?:order|weight|tags|tag_regex|region_name|custom_llm_provider|mock_response|auto_router_.*|complexity_router_.*|use_.*)(?:\.|$)/,
    /^router_settings\.(?:fallbacks|context_window_fallbacks|content_policy_fallbacks|default_fallbacks|model_group_alias|max_fallbacks|routing_strategy|routing_groups|enable_pre_call_checks|enable_tag_filtering|provider_budget_config)(?:\.|$)/,
    /^general_settings\.(?:completion_model|embedding_model|store_model_in_db)$/,
    /^litellm_settings\.(?:callbacks|success_callback|failure_callback)(?:\.|$)/,
    /^guardrails(?:\.|$)/,
  ],
  'smart-model-routing': [/^(?:enabled|thresholds|cheap|primary|routes|models|tiers)(?:\.|$)/],
};

/** Parts of a config whose providers, models and URLs take prompts; elsewhere they speak, search or draw. */
const ROUTING_ROOTS: Readonly<Record<DialectId, ReadonlySet<string>>> = {
  hermes: new Set(
    'model providers fallback_providers delegation auxiliary moa cron model_aliases platforms provider_routing'.split(
      ' ',
    ),
  ),
  litellm: new Set('model_list router_settings litellm_settings general_settings credential_list'.split(' ')),
  'smart-model-routing': new Set('cheap primary routes models tiers'.split(' ')),
};

/** Whether prompts would go elsewhere if this differed: by its place, by what its value is, or by what it holds. */
export function effectOf(dialect: DialectId, keys: readonly string[], said: Said): Effect {
  const path = keys.join('.');
  if (ROUTING_KEYS[dialect].some((pattern) => pattern.test(path))) return 'reroutes';
  return ROUTING_ROOTS[dialect].has(keys[0] ?? '') && namesTarget(said) ? 'reroutes' : 'settings';
}

function namesTarget(said: Said): boolean {
  if (said.kind === 'list') return said.items.some((item) => namesTarget(item.said));
  if (said.kind === 'map') return [...said.entries.values()].some(namesTarget);
  const { meaning } = said.place;
  return meaning === 'provider' || meaning === 'model' || meaning === 'url';
}

/** True of an entry whose provider, model or URL its author left to the reader: a pattern to fill in, no statement. */
export function isTemplate(said: Said): boolean {
  if (said.kind === 'list') return said.items.some((item) => isTemplate(item.said));
  if (said.kind === 'map') return [...said.entries.values()].some(isTemplate);
  return namesTarget(said) && (isPlaceholder(String(said.value)) || isReservedUrl(String(said.value)));
}
