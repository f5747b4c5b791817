import { type Entry, entriesOf, type MapNode, textOf } from '../../blocks/node.ts';
import { spanOf } from '../values.ts';
import { isReference } from './provider.ts';
import type { Reading } from './reading.ts';

const COMMAND = 'give it to the command line of the proxy: `--%`';
const LOG = 'set `LITELLM_LOG` in the environment, or `set_verbose` in `litellm_settings`';
const LIMIT = 'set `rpm` and `tpm` under `litellm_params` of the deployments, or limits of keys and teams';
const CACHE = 'write `cache: true` in `litellm_settings`, with what stands here under `cache_params`';
const BUDGET =
  'write `max_budget` and `budget_duration` in `litellm_settings`, or `provider_budget_config` in `router_settings`';
const SALT =
  'set `LITELLM_SALT_KEY` in the environment: without it LiteLLM encrypts what it stores with the master key';

/**
 * Keys that people write and no release reads in that section (looked up in litellm 1.110.2: `load_config`, the reads of
 * `general_settings`, the parameters of the Router), and what does what they are meant for.
 */
const UNREAD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the root': {
    settings: 'write it as `litellm_settings`',
    cache_config: CACHE,
    cache_settings: CACHE,
    caching: CACHE,
    budget: BUDGET,
    budgets: BUDGET,
    budget_settings: BUDGET,
    rate_limit: LIMIT,
    rate_limits: LIMIT,
    rate_limiting: LIMIT,
    mcp_settings: 'write the servers under `mcp_servers`',
  },
  general_settings: {
    port: COMMAND,
    host: COMMAND,
    num_workers: COMMAND,
    salt_key: SALT,
    litellm_salt_key: SALT,
    rpm: LIMIT,
    tpm: LIMIT,
    rpm_limit: LIMIT,
    tpm_limit: LIMIT,
    debug: LOG,
    log_level: LOG,
    detailed_debug: LOG,
    log_verbose: LOG,
    verbose: LOG,
  },
  litellm_settings: {
    port: COMMAND,
    host: COMMAND,
    num_workers: COMMAND,
    rpm_limit: LIMIT,
    tpm_limit: LIMIT,
  },
  router_settings: {
    retries: 'write `num_retries`',
    max_retries: 'write `num_retries`',
    strategy: 'write `routing_strategy`',
    load_balancing_strategy: 'write `routing_strategy`',
    max_timeout: 'write `timeout`',
  },
};

/** Variables that the integrations read, and that nothing sets from `litellm_settings`. */
const VARIABLE = /^(?:langfuse_(?:public_key|secret_key|host)|langsmith_api_key|langsmith_project)$/;

/** Reports keys that nothing reads where they stand, with what to write instead. */
export function observeUnread(reading: Reading): void {
  const { root, router, settings, general } = reading.sections;
  if (reading.whole) observeSection(reading, 'the root', root);
  observeSection(reading, 'router_settings', router);
  observeSection(reading, 'general_settings', general);
  observeSection(reading, 'litellm_settings', settings);
  for (const entry of entriesOf(settings)) {
    const variable = entry.key.toUpperCase();
    // `os.environ/X` under the name of X says what is so without it.
    if (!VARIABLE.test(entry.key) || isOwnReference(entry, variable)) continue;
    observe(
      reading,
      'litellm_settings',
      entry,
      `set \`${variable}\` in the environment, or under \`environment_variables\``,
    );
  }
}

function isOwnReference({ value }: Entry, variable: string): boolean {
  const text = textOf(value) ?? '';
  return isReference(text) && text.endsWith(`/${variable}`);
}

function observeSection(reading: Reading, section: string, node: MapNode | undefined): void {
  const unread = UNREAD[section] ?? {};
  for (const entry of entriesOf(node)) {
    const instead = Object.hasOwn(unread, entry.key) ? unread[entry.key] : undefined;
    if (instead !== undefined && !entry.merged)
      observe(reading, section, entry, instead.replace('%', entry.key));
  }
}

function observe(reading: Reading, section: string, { key, keySpan }: Entry, instead: string): void {
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-unread',
    span: spanOf(keySpan),
    data: { key, section: section === 'the root' ? section : `\`${section}\``, instead },
  });
}
