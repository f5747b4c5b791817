import { entriesOf, entryOf, itemsOf, type MapNode, type Node, textOf } from '../../blocks/node.ts';
import type { Detection } from '../dialect.ts';
import { textAt } from '../values.ts';
import { hermesProvider } from './aliases.ts';
import { looksLikeJson } from './json-text.ts';
import { MISNAMED_TASKS, SIDE_TASKS } from './tasks.ts';

/** Roots that say the block is another program's, whatever else it holds. */
const FOREIGN = [
  'model_list',
  'litellm_settings',
  'router_settings',
  'general_settings',
  'agents',
  'models',
  'Router',
  'Providers',
  'routing',
  'signals',
  'decisions',
  'vllm_endpoints',
  'model_config',
  'endpoints',
  'gateways',
  'llm',
  'routers',
  'strategy',
  'peers',
  'groups',
  'kind',
  'apiVersion',
  '$schema',
  'model_providers',
  'GOOSE_PROVIDER',
];

/** Root keys that full dumps hold: none of them says Hermes alone, and together they do. */
const COMPANIONS = [
  'toolsets',
  'platform_toolsets',
  'agent',
  'terminal',
  'browser',
  'compression',
  'display',
  'memory',
  'skills',
  'approvals',
  'stt',
  'tts',
  'cron',
  'kanban',
  'curator',
  'platforms',
  'gateway',
  'mcp_servers',
  'credential_pool_strategies',
  'command_allowlist',
  'session_reset',
  'privacy',
  'bedrock',
  'openrouter',
];

/** Root keys of Hermes that say nothing of where prompts go. */
const NEUTRAL = new Set(
  `_config_version runtime streaming sessions onboarding updates lsp timezone telegram discord slack whatsapp matrix
  mattermost hooks hooks_auto_accept quick_commands personalities human_delay voice checkpoints goals x_search model_catalog
  code_execution tool_output prompt_caching honcho provider base_url api_base api_key context_length max_turns api_server
  skin nous image_gen vertex dashboard`.split(/\s+/),
);

interface Sign {
  readonly key: string;
  readonly weight: number;
}

/** Scores a block by the keys that Hermes reads. Undefined: certainly not Hermes. */
export function detectHermes(root: Node): Detection | undefined {
  if (root.kind === 'list') return detectList(root.items);
  if (root.kind !== 'map' || root.entries.length === 0) return undefined;
  if (FOREIGN.some((key) => entryOf(root, key) !== undefined)) return undefined;
  if (entryOf(root, 'provider')?.value.kind === 'map') return undefined;
  const signs = signsOf(root);
  const companions = COMPANIONS.filter((key) => entryOf(root, key)?.value.kind !== undefined);
  if (signs.length === 0) return undefined;
  if (isStrange(root, signs, companions)) return undefined;
  const sum = signs.reduce((total, { weight }) => total + weight, 0) + companions.length * 0.05;
  const score = Math.min(1, sum);
  if (score < 0.5) return undefined;
  const hasModel = signs.some(({ key }) => key === 'model');
  const versioned = entryOf(root, '_config_version') !== undefined;
  return {
    dialect: 'hermes',
    completeness: hasModel || versioned || companions.length > 4 ? 'whole' : 'fragment',
    score,
    evidence: [...signs.map(({ key }) => key), ...companions].slice(0, 8),
  };
}

// Other programs have a `model` with a provider and a default too: beside keys that are none of Hermes's it is theirs.
function isStrange(root: MapNode, signs: readonly Sign[], companions: readonly string[]): boolean {
  if (companions.length > 0 || signs.length > 1 || signs[0]?.key !== 'model') return false;
  return root.entries.filter(({ key }) => key !== 'model' && !NEUTRAL.has(key)).length > 1;
}

function signsOf(root: MapNode): readonly Sign[] {
  return root.entries.flatMap(({ key, value }) => {
    const weight = weightOf(root, key, value);
    return weight > 0 ? [{ key, weight }] : [];
  });
}

function weightOf(root: MapNode, key: string, value: Node): number {
  switch (key) {
    case 'model':
      return modelWeight(root, value);
    case 'fallback_providers':
      return isChain(value) ? 0.6 : 0.3;
    case 'fallback_model':
      return [value, ...itemsOf(value)].some((item) => isBackend(item)) ? 0.6 : 0.2;
    case 'auxiliary':
      return auxiliaryWeight(value);
    case 'delegation':
      return ['provider', 'model', 'base_url', 'max_iterations', 'max_concurrent_children'].some((it) =>
        entryOf(value, it),
      )
        ? 0.55
        : 0;
    case 'custom_providers':
      return itemsOf(value).some(isEndpoint) || value.kind === 'scalar' ? 0.6 : 0.3;
    case 'providers':
      return providersWeight(value);
    case 'provider_routing':
      return ['sort', 'only', 'ignore', 'order', 'data_collection', 'require_parameters'].some((it) =>
        entryOf(value, it),
      )
        ? 0.55
        : 0;
    case 'model_aliases':
      return entriesOf(value).some(({ value: alias }) => isBackend(alias)) ? 0.55 : 0;
    case 'moa':
      return entryOf(value, 'presets') ? 0.55 : 0;
    case 'smart_model_routing':
      return value.kind === 'map' ? 0.4 : 0.1;
    case '_config_version':
      return 0.35;
    case 'credential_pool_strategies':
      return 0.4;
    default:
      return 0;
  }
}

// `model: {default, provider}` is Hermes's alone; a bare `model: name` is everybody's.
function modelWeight(root: MapNode, value: Node): number {
  if (value.kind === 'scalar') {
    const provider = textAt(root, 'provider');
    return typeof value.value === 'string' && hermesProvider(provider, 'main') !== undefined ? 0.3 : 0.1;
  }
  if (value.kind !== 'map') return 0;
  const named = ['default', 'model', 'name'].some((key) => entryOf(value, key));
  const placed = ['provider', 'base_url'].some((key) => entryOf(value, key));
  if (entryOf(value, 'default') && placed) return 0.65;
  if (isOwnEndpoint(value)) return 0.5;
  return named && placed ? 0.4 : entryOf(value, 'default') ? 0.3 : 0.1;
}

// `custom` with a URL is Hermes's way to say "an endpoint of my own", and so are some keys beside an alias of it.
function isOwnEndpoint(value: Node): boolean {
  const provider = textAt(value, 'provider');
  if (textAt(value, 'base_url') === '' && textAt(value, 'api_base') === '') return false;
  if (provider === 'custom') return true;
  const isAlias = hermesProvider(provider, 'main') === 'custom' && entryOf(value, 'model') !== undefined;
  return isAlias && ['context_length', 'api_mode', 'ollama_num_ctx'].some((key) => entryOf(value, key));
}

// Names that only look like tasks count where a provider of Hermes's stands under them.
function auxiliaryWeight(value: Node): number {
  const maps = entriesOf(value).filter((entry) => entry.value.kind === 'map');
  if (maps.some(({ key }) => isTask(key))) return 0.6;
  const isMeant = ({ key, value: task }: { readonly key: string; readonly value: Node }) =>
    MISNAMED_TASKS.has(key) &&
    isBackend(task) &&
    hermesProvider(textAt(task, 'provider'), 'side') !== undefined;
  if (maps.some(isMeant)) return 0.55;
  return value.kind === 'map' && value.entries.length > 0 ? 0.2 : 0;
}

function providersWeight(value: Node): number {
  const entries = entriesOf(value);
  const own = ['api', 'base_url', 'url', 'key_env', 'transport', 'default_model', 'discover_models'];
  const marks = entries.map((entry) => own.filter((key) => textAt(entry.value, key) !== '').length);
  if (marks.some((count) => count >= 3)) return 0.55;
  return marks.some((count) => count >= 1) ? 0.3 : 0.1;
}

// Other tools list the names of services under this key, or endpoints: of Hermes are mappings with a provider, an empty
// list, or one in a text.
function isChain(value: Node): boolean {
  if (value.kind === 'scalar') return looksLikeJson(textOf(value) ?? '') || textOf(value) === undefined;
  return (
    value.kind === 'list' &&
    (value.items.length === 0 || value.items.some((item) => entryOf(item, 'provider')))
  );
}

function isEndpoint(item: Node): boolean {
  if (textAt(item, 'base_url') !== '') return true;
  return (
    textAt(item, 'name') !== '' && ['key_env', 'api_mode', 'extra_body'].some((key) => entryOf(item, key))
  );
}

function isTask(name: string): boolean {
  return SIDE_TASKS.some((task) => task.name === name);
}

function isBackend(node: Node): boolean {
  return textAt(node, 'provider') !== '' && textAt(node, 'model') !== '';
}

const BACKEND_KEYS = new Set([
  'provider',
  'model',
  'base_url',
  'api_key',
  'key_env',
  'api_key_env',
  'api_mode',
  'context_length',
  'extra_body',
  'free',
]);

// A list on its own: fallbacks are `{provider, model}` and nothing else, endpoints `{name, base_url}`.
function detectList(items: readonly Node[]): Detection | undefined {
  const maps = items.filter((item): item is MapNode => item.kind === 'map');
  if (maps.length === 0 || maps.length !== items.length) return undefined;
  const common = { dialect: 'hermes', completeness: 'fragment', score: 0.55 } as const;
  const isFallbacks = maps.every(
    (item) =>
      isBackend(item) &&
      item.entries.every(({ key }) => BACKEND_KEYS.has(key)) &&
      (hermesProvider(textAt(item, 'provider'), 'side') !== undefined ||
        textAt(item, 'provider').startsWith('custom:')),
  );
  if (isFallbacks) return { ...common, evidence: ['provider', 'model'], under: 'fallback_providers' };
  const isEndpoints = maps.every(
    (item) =>
      textAt(item, 'name') !== '' &&
      textAt(item, 'base_url') !== '' &&
      ['key_env', 'api_mode', 'api_key', 'model'].some((key) => entryOf(item, key)),
  );
  return isEndpoints ? { ...common, evidence: ['name', 'base_url'], under: 'custom_providers' } : undefined;
}
