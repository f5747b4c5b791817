import { type Entry, entriesOf, type MapNode } from '../../blocks/node.ts';
import { spanOf } from '../values.ts';
import { type Reading, setEntry } from './reading.ts';
import { sameValue } from './same-value.ts';

type Section = 'router_settings' | 'litellm_settings' | 'general_settings';

const FALLBACKS = [
  'fallbacks',
  'context_window_fallbacks',
  'content_policy_fallbacks',
  'default_fallbacks',
  'max_fallbacks',
];
const ROUTER = [
  'routing_strategy',
  'routing_groups',
  'model_group_alias',
  'enable_pre_call_checks',
  'enable_tag_filtering',
  'retry_policy',
  'model_group_retry_policy',
  'allowed_fails_policy',
  'disable_cooldowns',
  'cooldown_time',
  'provider_budget_config',
];
const SETTINGS = [
  'drop_params',
  'modify_params',
  'cache',
  'cache_params',
  'callbacks',
  'success_callback',
  'failure_callback',
  'turn_off_message_logging',
];
/** Settings of retries, time and logging. `general_settings` reads none of them (litellm 1.80.0 to 1.109.1). */
const LIMITS = ['num_retries', 'allowed_fails'];
const CALLS = ['request_timeout', 'json_logs', 'set_verbose', 'max_budget', 'budget_duration'];
const GENERAL = [
  'master_key',
  'database_url',
  'store_model_in_db',
  'completion_model',
  'pass_through_endpoints',
  'store_prompts_in_spend_logs',
];

/** Of these a wrong place changes where prompts go. */
const ROUTING: ReadonlySet<string> = new Set([...FALLBACKS, ...ROUTER, 'completion_model']);

/** Keys that people write for a list of fallbacks, and that no section reads. */
const NO_FALLBACKS: ReadonlySet<string> = new Set([
  'fallback',
  'fallback_chain',
  'fallback_model',
  'fallback_models',
  'fallback_order',
  'fallback_strategy',
  'model_fallbacks',
  'enable_fallback',
  'enable_fallbacks',
]);

/** The sections that a key is read in, the usual one first. */
const HOMES: ReadonlyMap<string, readonly Section[]> = homes([
  [FALLBACKS, ['router_settings', 'litellm_settings']],
  [ROUTER, ['router_settings']],
  [LIMITS, ['router_settings', 'litellm_settings']],
  [[...SETTINGS, ...CALLS], ['litellm_settings']],
  [GENERAL, ['general_settings']],
]);

function homes(
  rows: readonly (readonly [keys: readonly string[], sections: readonly Section[]])[],
): ReadonlyMap<string, readonly Section[]> {
  const map = new Map<string, readonly Section[]>();
  for (const [keys, sections] of rows) for (const key of keys) map.set(key, sections);
  return map;
}

/** Reports settings in a section that does not read them (`load_config`, litellm 1.80.0 and 1.106.2 proxy_server.py). */
export function observeSections(reading: Reading): void {
  const { root, router, settings, general } = reading.sections;
  observeSection(reading, 'router_settings', router);
  observeSection(reading, 'litellm_settings', settings);
  observeSection(reading, 'general_settings', general);
  // A piece of a config may be a section whose key is not shown.
  if (reading.whole) observeSection(reading, 'the root', root);
}

function observeSection(reading: Reading, section: Section | 'the root', node: MapNode | undefined): void {
  for (const entry of entriesOf(node)) {
    if (NO_FALLBACKS.has(entry.key) && !entry.merged) observeNoFallbacks(reading, section, entry);
    const homes = HOMES.get(entry.key);
    if (!homes || homes.some((home) => home === section) || entry.merged) continue;
    if (observeBesides(reading, section, entry, homes)) continue;
    reading.out.observe({
      rule: 'ignored-value',
      code: ROUTING.has(entry.key) ? 'litellm-routing-in-wrong-section' : 'litellm-wrong-section',
      span: spanOf(entry.keySpan),
      data: {
        key: entry.key,
        section: section === 'the root' ? section : `\`${section}\``,
        home: homes[0] ?? '',
        // `cache` is a switch, and its settings stand beside it.
        how:
          entry.key === 'cache' && entry.value.kind === 'map'
            ? ' as `cache: true`, with what stands in it under `cache_params`'
            : '',
      },
    });
  }
}

// Where the right section has the key too, nothing is lost by the wrong one.
function observeBesides(
  reading: Reading,
  section: Section | 'the root',
  entry: Entry,
  homes: readonly Section[],
): boolean {
  const { router, settings, general } = reading.sections;
  const places = { router_settings: router, litellm_settings: settings, general_settings: general };
  const home = homes.find((name) => setEntry(places[name], entry.key) !== undefined);
  const used = home && setEntry(places[home], entry.key);
  if (!used) return false;
  reading.out.observe({
    rule: 'ignored-value',
    code: sameValue(used.value, entry.value)
      ? 'litellm-wrong-section-alike'
      : 'litellm-wrong-section-besides',
    span: spanOf(entry.keySpan),
    related: [{ span: spanOf(used.keySpan), label: 'this one is used' }],
    data: { key: entry.key, section: section === 'the root' ? section : `\`${section}\``, home },
  });
  return true;
}

function observeNoFallbacks(reading: Reading, section: Section | 'the root', entry: Entry): void {
  const { value, key } = entry;
  if (value.kind === 'scalar' && (value.value === null || value.value === false)) return;
  // Each call has these models behind it, whatever the Router does (`completion`, litellm 1.110.2 main.py).
  if (key === 'model_fallbacks' && section === 'litellm_settings') return;
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-no-fallbacks',
    span: spanOf(entry.keySpan),
    data: { key, section: section === 'the root' ? section : `\`${section}\`` },
  });
}
