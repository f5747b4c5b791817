import type { Random } from '../../../bench/random.ts';
import { type DeploymentConfig, namesOf, orderOf, shuffled } from './groups.ts';

/** The sections beside `model_list`, and names that callers may use beside those of groups. */
export interface SettingsConfig {
  readonly sections: Readonly<Record<string, unknown>>;
  readonly callers: readonly string[];
}

/** What fallbacks may name. */
interface Names {
  readonly groups: readonly string[];
  readonly aliases: readonly string[];
  readonly ids: readonly string[];
  readonly models: readonly string[];
  /** Some group has tiers of `order`. */
  readonly tiered: boolean;
}

/** Fallbacks, aliases and what bounds them, in either of their two homes. */
export function settingsOf(random: Random, deployments: readonly DeploymentConfig[]): SettingsConfig {
  const groups = namesOf(deployments).filter((name) => !name.includes('*'));
  const aliases = random.chance(0.25) ? aliasesOf(random, groups, deployments) : {};
  const names: Names = {
    groups,
    aliases: Object.keys(aliases),
    ids: deployments.flatMap(({ model_info }) =>
      typeof model_info?.['id'] === 'string' ? [model_info['id']] : [],
    ),
    models: deployments.flatMap(({ litellm_params: { model } }) => (model.includes('*') ? [] : [model])),
    tiered: deployments.some((one) => orderOf(one) !== undefined),
  };
  const router: Record<string, unknown> = { num_retries: 0, disable_cooldowns: true };
  const litellm: Record<string, unknown> = {};
  const put = (key: string, make: () => unknown): void => {
    const home = random.pick(['router', 'router', 'litellm', 'both'] as const);
    if (home !== 'litellm') router[key] = make();
    if (home !== 'router') litellm[key] = make();
  };
  if (random.chance(0.85)) put('fallbacks', () => listOf(random, names));
  if (random.chance(0.3)) put('context_window_fallbacks', () => listOf(random, names));
  if (random.chance(0.3)) put('content_policy_fallbacks', () => listOf(random, names));
  if (random.chance(0.3))
    put('default_fallbacks', () =>
      !names.tiered && random.chance(0.02) ? random.pick(groups) : targetsOf(random, names),
    );
  if (random.chance(0.25)) {
    const most = random.between(0, 4);
    put('max_fallbacks', () => most);
  }
  if (deployments.some(({ litellm_params }) => litellm_params['tags'])) router['enable_tag_filtering'] = true;
  if (random.chance(0.1)) router['enable_pre_call_checks'] = true;
  if (random.chance(0.15)) router['routing_strategy'] = random.pick(STRATEGIES);
  const set = random.chance(0.1) ? routingGroupsOf(random, groups) : [];
  if (set.length > 0) router['routing_groups'] = set;
  if (Object.keys(aliases).length > 0) router['model_group_alias'] = aliases;
  const general = random.chance(0.04) ? { general_settings: { completion_model: random.pick(groups) } } : {};
  const joined = deployments.some(({ litellm_params }) => litellm_params['litellm_credential_name']);
  const credentials = {
    credential_name: 'desk',
    credential_values: { api_key: 'sk-desk' },
    credential_info: {},
  };
  const modules = Object.keys(litellm).length > 0 ? { litellm_settings: litellm } : {};
  const callers = [
    ...names.aliases,
    ...set.map(({ group_name }) => group_name),
    'nobody',
    'openai/brand-new',
    'team/other',
  ];
  return {
    sections: {
      ...modules,
      router_settings: router,
      ...general,
      ...(joined ? { credential_list: [credentials] } : {}),
    },
    callers,
  };
}

const STRATEGIES = ['simple-shuffle', 'least-busy', 'latency-based-routing', 'usage-based-routing-v2'];

interface RoutingGroupConfig {
  readonly group_name: string;
  readonly models: readonly string[];
  readonly routing_strategy: string;
  readonly model_priorities?: Readonly<Record<string, number>>;
}

// Names for subsets of the groups.
function routingGroupsOf(random: Random, groups: readonly string[]): readonly RoutingGroupConfig[] {
  const models = shuffled(random, groups).slice(0, 2);
  if (models.length === 0) return [];
  if (random.chance(0.5)) return [{ group_name: 'subset', models, routing_strategy: 'simple-shuffle' }];
  const model_priorities = Object.fromEntries(models.map((name, index) => [name, index + 1]));
  return [{ group_name: 'subset', models, routing_strategy: 'priority', model_priorities }];
}

function aliasesOf(
  random: Random,
  groups: readonly string[],
  deployments: readonly DeploymentConfig[],
): Readonly<Record<string, unknown>> {
  // An alias that hides a group takes the place of its deployments, but LiteLLM still counts the group's tiers.
  const hideable = groups.filter((name) => deployments.filter((one) => one.model_name === name).length === 1);
  const aliases: Record<string, unknown> = {};
  for (const name of shuffled(random, ['default', 'best', ...hideable.slice(0, 1)]).slice(
    0,
    random.between(1, 2),
  )) {
    const target = random.pick([...groups, ...groups, 'best', 'missing']);
    aliases[name] = random.chance(0.3) ? { model: target, hidden: true } : target;
  }
  return aliases;
}

function listOf(random: Random, names: Names): readonly unknown[] {
  if (random.chance(0.03)) return [];
  const { groups, aliases } = names;
  const others = shuffled(random, [
    ...aliases,
    '*',
    'nobody',
    'gpt-4o-mini',
    'openai/gpt-4o',
    'openai/brand-new',
  ]);
  const sources = [
    ...shuffled(random, groups).slice(0, random.between(1, groups.length)),
    ...others.slice(0, random.chance(0.3) ? 2 : 0),
  ];
  if (random.chance(0.05)) sources.push(random.pick(sources));
  return sources.map((source) => ({ [source]: chainOf(random, names) }));
}

// An empty list ends there; of a text each letter is taken for a name, and beside tiers it is a TypeError.
function chainOf(random: Random, names: Names): unknown {
  if (random.chance(0.03)) return [];
  return !names.tiered && random.chance(0.004) ? random.pick(names.groups) : targetsOf(random, names);
}

function targetsOf(random: Random, { groups, aliases, ids, models }: Names): readonly unknown[] {
  const usual = shuffled(random, groups).slice(0, random.between(1, 3));
  return usual.map((name) => {
    if (random.chance(0.82)) return name;
    return random.pick([
      ...aliases,
      ...ids,
      random.pick(models),
      'missing',
      'openai/brand-new',
      { model: name },
    ]);
  });
}
