import type { HistoryEntry } from '../dialect.ts';

const ROUTER = 'BerriAI/litellm litellm/router.py';
const PROXY = 'BerriAI/litellm litellm/proxy/proxy_server.py';

/** Keys and defaults of the LiteLLM proxy that changed, by the first release with the change. Oldest first. */
export function litellmHistory(): readonly HistoryEntry[] {
  return HISTORY;
}

const HISTORY: readonly HistoryEntry[] = [
  {
    kind: 'moved',
    path: 'litellm_settings.model_group_alias_map',
    to: 'router_settings.model_group_alias',
    since: undefined,
    date: undefined,
    note: 'Set on the module, where nothing reads it; the Router takes its own argument.',
    source: `${ROUTER} at 1.60.0 and 1.106.2`,
  },
  {
    kind: 'moved',
    path: 'litellm_settings.guardrails',
    to: 'guardrails',
    since: undefined,
    date: undefined,
    stillRead: true,
    note: 'The first form of guardrails; it is still read.',
    source: 'BerriAI/litellm litellm/proxy/guardrails/init_guardrails.py at 1.106.2',
  },
  {
    kind: 'removed',
    path: 'general_settings.embedding_model',
    since: '1.80.0',
    date: undefined,
    note: 'Requests for embeddings name their own model, or take `completion_model`.',
    source: `${PROXY} at 1.79.3 and 1.80.0`,
  },
  {
    kind: 'default-changed',
    path: 'router_settings.default_fallbacks',
    since: '1.80.0',
    date: '2025-11',
    note: 'The first of them also answers for names that no group has.',
    source: 'BerriAI/litellm pull request 16419',
  },
  {
    kind: 'moved',
    path: 'router_settings.health_check_interval',
    to: 'general_settings.health_check_interval',
    since: '1.81.3',
    date: undefined,
    note: 'The proxy stops at the start when it finds it here.',
    source: `${PROXY} at 1.81.0 and 1.81.3`,
  },
  {
    kind: 'moved',
    path: 'router_settings.health_check_concurrency',
    to: 'general_settings.health_check_concurrency',
    since: '1.81.3',
    date: undefined,
    note: 'The proxy stops at the start when it finds it here.',
    source: `${PROXY} at 1.81.0 and 1.81.3`,
  },
  {
    kind: 'default-changed',
    path: 'model_list.*.litellm_params.order',
    since: '1.83.0',
    date: undefined,
    note: 'Read without `enable_pre_call_checks`, and a failure leads from one order to the next.',
    source: `${ROUTER} at 1.82.6 and 1.83.0`,
  },
  {
    kind: 'default-changed',
    path: 'router_settings.context_window_fallbacks',
    since: '1.104.0',
    date: undefined,
    note: 'Knows `*` and names without their provider, as `fallbacks` does.',
    source: `${ROUTER} at 1.103.11 and 1.104.0`,
  },
];
