import type { HistoryEntry } from '../dialect.ts';
import { SMART_HISTORY } from '../smart-model-routing/history.ts';

const CONFIG = 'NousResearch/hermes-agent hermes_cli/config_migrations.py';

/** `_config_version` steps and silent removals of Hermes, by the first release with the change. Oldest first. */
export function hermesHistory(): readonly HistoryEntry[] {
  return HISTORY;
}

const HISTORY: readonly HistoryEntry[] = [
  {
    ...moved(
      'max_turns',
      'agent.max_turns',
      '0.3',
      '2026-03-07',
      '6',
      'The root key is still read where the new one is empty.',
    ),
    stillRead: true,
  },
  {
    kind: 'moved',
    path: 'provider',
    to: 'model.provider',
    since: '0.7',
    date: '2026-03-31',
    stillRead: true,
    note: 'The root key only fills an empty `model.provider`, and is dropped when Hermes saves the file.',
    source: 'NousResearch/hermes-agent hermes_cli/config.py, _normalize_root_model_keys',
  },
  {
    kind: 'moved',
    path: 'base_url',
    to: 'model.base_url',
    since: '0.7',
    date: '2026-03-31',
    stillRead: true,
    note: 'The root key only fills an empty `model.base_url`, and is dropped when Hermes saves the file.',
    source: 'NousResearch/hermes-agent hermes_cli/config.py, _normalize_root_model_keys',
  },
  {
    kind: 'default-changed',
    path: 'model.default',
    since: '0.7',
    date: '2026-04-01',
    note: 'No model by default any more; it was `anthropic/claude-opus-4.6`.',
    source: 'NousResearch/hermes-agent hermes_cli/config.py',
  },
  {
    kind: 'moved',
    path: 'fallback_model',
    to: 'fallback_providers',
    since: '0.6',
    date: '2026-03-29',
    stillRead: true,
    note: 'Still read, after `fallback_providers`; `hermes fallback` writes the list.',
    source: 'NousResearch/hermes-agent website/docs/user-guide/features/fallback-providers.md',
  },
  {
    kind: 'moved',
    path: 'custom_providers',
    to: 'providers',
    since: '0.8',
    date: '2026-04-05',
    stillRead: true,
    note: 'Step 12 turned the list into a mapping (`base_url` to `api`, `model` to `default_model`, `api_mode` to `transport`); the list is still read, and `hermes model` still writes it.',
    source: `${CONFIG} step 12; issues #8776 and #25272`,
  },
  moved('stt.model', 'stt.*.model', '0.9', '2026-04-10', '14', 'The model belongs to its speech provider.'),
  {
    ...moved(
      'display.tool_progress_overrides',
      'display.platforms',
      '0.9',
      '2026-04-11',
      '16',
      'Settings by platform took its place; the old ones are still read behind them.',
    ),
    stillRead: true,
  },
  ...(['model', 'provider', 'base_url'] as const).map((key) =>
    moved(
      `compression.summary_${key}`,
      `auxiliary.compression.${key}`,
      '0.9',
      '2026-04-13',
      '17',
      'Migrated only where the new key is empty; after that the old one is not read.',
    ),
  ),
  ...SMART_HISTORY,
  removed(
    'auxiliary.flush_memories',
    '0.12',
    '2026-04-25',
    'Memories are no longer flushed by a task of its own.',
    {
      source: `${CONFIG} at _config_version 22`,
    },
  ),
  moved(
    'curator.auxiliary',
    'auxiliary.curator',
    '0.13',
    '2026-04-30',
    '23',
    'The curator became a task like the others.',
  ),
  removed(
    'auxiliary.session_search',
    '0.15',
    '2026-05-17',
    'Sessions are searched without a model; what is left of the task is not read.',
    {
      source: `${CONFIG} at _config_version 23`,
    },
  ),
  {
    kind: 'renamed',
    path: 'model.api_base',
    to: 'model.base_url',
    since: '0.18',
    date: '2026-06-21',
    stillRead: true,
    note: 'Read as `model.base_url` since v0.18. Before, it was not read, and prompts went to OpenRouter.',
    source: 'NousResearch/hermes-agent hermes_cli/config.py; issue #8919',
  },
  ...['google-gemini-cli', 'google-antigravity'].map((value) =>
    removedProvider(value, '0.18', '2026-06-21', 'Use `gemini` with a key.'),
  ),
  removedProvider('nous-api', '0.3', '2026-03-11', 'Use `nous`.'),
  {
    kind: 'default-changed',
    path: 'delegation.child_timeout_seconds',
    since: '0.17',
    date: '2026-06-12',
    note: 'No time limit by default any more; it was 600 seconds.',
    source: 'NousResearch/hermes-agent hermes_cli/config.py',
  },
  moved(
    'delegation.max_async_children',
    'delegation.max_concurrent_children',
    '0.19',
    '2026-07-02',
    '33',
    'One limit holds for all children.',
  ),
  {
    kind: 'renamed',
    path: 'auxiliary.honcho_query_rewrite',
    to: 'auxiliary.memory_query_rewrite',
    since: '0.19',
    date: '2026-07-16',
    note: 'No migration moves it: what is set under the old name is not read.',
    source: 'NousResearch/hermes-agent hermes_cli/config.py at _config_version 33',
  },
  defaultChanged('delegation.max_iterations', '0.20.3', '2026-08-14', '36', 'It is 250; it was 50.'),
  defaultChanged('delegation.max_concurrent_children', '0.20.3', '2026-08-15', '37', 'It is 10; it was 3.'),
  removed(
    'cron.model_drift_guard',
    '2026.9.14',
    undefined,
    'Jobs without a model of their own run on the one they were created with.',
    {
      source: `${CONFIG} step 42`,
      added: '0.20',
    },
  ),
  removed('gateway.multiplex_profile_allowlist', '2026.9.14', undefined, 'Nothing took its place.', {
    source: `${CONFIG} step 43`,
  }),
  removed('proxy.fail_on_uncovered_providers', undefined, undefined, 'The key is accepted and ignored.', {
    source: 'NousResearch/hermes-agent hermes_cli/config.py at v0.20.3',
  }),
];

function moved(
  path: string,
  to: string,
  since: string,
  date: string,
  step: string,
  note: string,
): HistoryEntry {
  return { kind: 'moved', path, to, since, date, note, source: `${CONFIG} step ${step}` };
}

function removed(
  path: string,
  since: string | undefined,
  date: string | undefined,
  note: string,
  more: { readonly source: string; readonly added?: string },
): HistoryEntry {
  return { kind: 'removed', path, since, date, note, ...more };
}

function removedProvider(value: string, since: string, date: string, note: string): HistoryEntry {
  const source = 'NousResearch/hermes-agent hermes_cli/auth.py, PROVIDER_REGISTRY';
  return { kind: 'removed', path: 'model.provider', value, since, date, note, source };
}

function defaultChanged(path: string, since: string, date: string, step: string, note: string): HistoryEntry {
  return { kind: 'default-changed', path, since, date, note, source: `${CONFIG} step ${step}` };
}
