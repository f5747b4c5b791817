import { entriesOf, entryOf, itemsOf, type MapNode, type Node, textOf } from '../../blocks/node.ts';
import type { Detection } from '../dialect.ts';
import { isOn } from '../values.ts';

/** What LiteLLM's Router takes and hardly anything else: enough to know a piece of `router_settings` by. */
const ROUTER_KEYS = [
  'fallbacks',
  'context_window_fallbacks',
  'content_policy_fallbacks',
  'default_fallbacks',
  'model_group_alias',
  'routing_strategy',
  'routing_strategy_args',
  'enable_pre_call_checks',
  'allowed_fails',
  'allowed_fails_policy',
  'cooldown_time',
  'model_group_retry_policy',
  'enable_tag_filtering',
  'max_fallbacks',
  'num_retries',
  'retry_policy',
  'provider_budget_config',
] as const;

/** Of these one is enough, where its value has the shape that LiteLLM reads. */
const TELLING = new Set([
  'fallbacks',
  'context_window_fallbacks',
  'content_policy_fallbacks',
  'model_group_alias',
]);

/** Keys of `general_settings` that other programs' sections of that name do not have. */
const GENERAL_KEYS = [
  'master_key',
  'database_url',
  'store_model_in_db',
  'completion_model',
  'pass_through_endpoints',
  'background_health_checks',
  'store_prompts_in_spend_logs',
  'forward_client_headers_to_llm_api',
];

/** Recognises LiteLLM proxy configs and pieces of them by their keys. */
export function detect(root: Node): Detection | undefined {
  if (root.kind === 'list') return ofList(root.items);
  if (root.kind !== 'map' || entryOf(root, 'apiVersion') || entryOf(root, '$schema')) return undefined;
  return ofModels(root) ?? ofSections(root) ?? ofDeployment(root) ?? ofRouterKeys(root);
}

function ofModels(root: MapNode): Detection | undefined {
  const list = entryOf(root, 'model_list')?.value;
  const items = itemsOf(list);
  if (items.some(isDeployment)) return found('whole', 1, ['model_list[].litellm_params']);
  const sections = sectionKeys(root);
  const foreign = !sections.includes('litellm_settings') && items.some(isForeign);
  if (list && sections.length > 0 && !foreign) return found('whole', 0.95, ['model_list', ...sections]);
  // Other programs list models under this key too.
  return items.length > 0 ? found('fragment', 0.3, ['model_list']) : undefined;
}

function ofSections(root: MapNode): Detection | undefined {
  const evidence = sectionKeys(root);
  const general = entryOf(root, 'general_settings')?.value;
  const guards = itemsOf(entryOf(root, 'guardrails')?.value);
  if (guards.some((item) => entryOf(item, 'litellm_params'))) evidence.push('guardrails[].litellm_params');
  const credentials = itemsOf(entryOf(root, 'credential_list')?.value);
  if (credentials.some((item) => entryOf(item, 'credential_values'))) evidence.push('credential_list');
  if (evidence.length === 0) return undefined;
  // Without models in the file only a proxy that keeps them in its database is a whole setup.
  const stored = isOn(entryOf(general, 'store_model_in_db')?.value);
  return found(stored ? 'whole' : 'fragment', 0.85, evidence);
}

function sectionKeys(root: MapNode): string[] {
  const keys: string[] = [];
  if (entryOf(root, 'litellm_settings')) keys.push('litellm_settings');
  const router = entryOf(root, 'router_settings')?.value;
  if (ROUTER_KEYS.some((key) => entryOf(router, key))) keys.push('router_settings');
  const general = entryOf(root, 'general_settings')?.value;
  if (GENERAL_KEYS.some((key) => entryOf(general, key))) keys.push('general_settings');
  return keys;
}

function ofList(items: readonly Node[]): Detection | undefined {
  if (!items.some(isDeployment)) return undefined;
  return { ...found('fragment', 0.9, ['[].litellm_params']), under: 'model_list' };
}

function ofDeployment(root: MapNode): Detection | undefined {
  if (!isDeployment(root)) return undefined;
  return found('fragment', 0.9, ['litellm_params']);
}

function ofRouterKeys(root: MapNode): Detection | undefined {
  const keys = entriesOf(root).map((entry) => entry.key);
  const known = keys.filter((key) => (ROUTER_KEYS as readonly string[]).includes(key));
  const telling = known.filter((key) => TELLING.has(key) && hasShape(key, entryOf(root, key)?.value));
  if (telling.length === 0 || known.length < keys.length / 2) return undefined;
  return { ...found('fragment', 0.6, telling), under: 'router_settings' };
}

function hasShape(key: string, value: Node | undefined): boolean {
  if (key === 'model_group_alias') return value?.kind === 'map' && value.entries.length > 0;
  const items = itemsOf(value);
  return items.length > 0 && items.every((item) => entriesOf(item).length > 0 && isChain(item));
}

// `{group: [target, …]}`; chains of other programs hold `{provider, model}`.
function isChain(item: Node): boolean {
  return entriesOf(item).every(({ value }) => value.kind === 'list' || textOf(value) !== undefined)
    ? entriesOf(item).some(({ value }) => value.kind === 'list')
    : false;
}

function isDeployment(item: Node): boolean {
  const params = entryOf(item, 'litellm_params')?.value;
  return (
    params?.kind === 'map' &&
    (entryOf(item, 'model_name') !== undefined || entryOf(params, 'model') !== undefined)
  );
}

// Gateways that copy LiteLLM's layout keep their parameters under a name of their own: `gateway_params`.
function isForeign(item: Node): boolean {
  return entriesOf(item).some(
    ({ key, value }) => value.kind === 'map' && key.endsWith('_params') && !key.startsWith('lit'),
  );
}

function found(
  completeness: Detection['completeness'],
  score: number,
  evidence: readonly string[],
): Detection {
  return { dialect: 'litellm', completeness, score, evidence };
}
