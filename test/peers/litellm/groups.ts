import type { Random } from '../../../bench/random.ts';

/** An entry of `model_list`. */
export interface DeploymentConfig {
  readonly model_name: string;
  readonly litellm_params: Readonly<Record<string, unknown>> & {
    readonly model: string;
    readonly api_base: string;
  };
  readonly model_info?: Readonly<Record<string, unknown>>;
}

const NAMES: readonly string[] = [
  'fast',
  'smart',
  'local',
  'big',
  'gpt-4o',
  'claude-sonnet',
  'qwen3:8b',
  'openai/gpt-4o-mini',
  'team/coder',
];

/** Tags that requests may carry; the first deployments of a tagged group have them, in this order. */
export const TAGS: readonly string[] = ['free', 'paid'];

// Providers that speak as OpenAI does. The empty one stands for `custom_llm_provider: openai`.
const PREFIXES: readonly string[] = ['hosted_vllm/', 'lm_studio/', 'litellm_proxy/', 'custom_openai/', ''];

/** Upstreams behind ports from here on refuse connections; those before answer. */
const REFUSING = 4060;

/** True of an endpoint at which nothing listens. */
export function isRefusing(url: string): boolean {
  return Number(new URL(url).port) >= REFUSING;
}

/** Model groups: most of one deployment, some in tiers of `order`, some with a pool to pick from. */
export function groupsOf(random: Random): readonly DeploymentConfig[] {
  const names = [...shuffled(random, NAMES).slice(0, random.between(2, 6))];
  if (random.chance(0.12)) names.push(random.pick(['openai/*', '*', 'team/*']));
  const deployments: DeploymentConfig[] = [];
  // Tiers that a tag closes still count as fallbacks: the two are not mixed.
  const byTags = random.chance(0.12);
  for (const name of names) {
    const orders = byTags ? random.pick(UNORDERED) : ordersOf(random);
    const tagged = byTags && orders.length > 1 && random.chance(0.8);
    for (const [index, order] of orders.entries()) {
      const tags = tagged ? [TAGS[index] ?? 'default'] : undefined;
      deployments.push(deploymentOf(random, { name, order, tags, number: deployments.length + 1 }));
    }
  }
  return deployments;
}

const UNORDERED: readonly (readonly undefined[])[] = [
  [undefined],
  [undefined, undefined],
  [undefined, undefined, undefined],
];

// One entry for each deployment of a group.
function ordersOf(random: Random): readonly (number | undefined)[] {
  if (random.chance(0.72)) return [undefined];
  return random.pick([
    [1, 2],
    [2, 1],
    [1, 2, 3],
    [1, 1, 2],
    [1, undefined],
    [5, 7],
    [undefined, undefined],
    [undefined, undefined, undefined],
  ]);
}

interface DeploymentPlan {
  readonly name: string;
  readonly order: number | undefined;
  readonly tags: readonly string[] | undefined;
  readonly number: number;
}

function deploymentOf(random: Random, { name, order, tags, number }: DeploymentPlan): DeploymentConfig {
  const port = (random.chance(0.07) ? REFUSING : 4000) + number;
  const prefix = random.chance(0.15) ? random.pick(PREFIXES) : 'openai/';
  const model = name.includes('*') ? 'openai/*' : `${prefix}m-${number}`;
  const keyless = prefix === 'openai/' && random.chance(0.05);
  const joined = random.chance(0.06);
  const timed = random.chance(0.06);
  const inInfo = order !== undefined && random.chance(0.15);
  const info = { ...(random.chance(0.15) ? { id: `id-${number}` } : {}), ...(inInfo ? { order } : {}) };
  return {
    model_name: name,
    litellm_params: {
      model,
      api_base: `http://127.0.0.1:${port}/v1`,
      ...(joined ? { litellm_credential_name: 'desk' } : keyless ? {} : { api_key: 'sk-peer' }),
      ...(timed ? { timeout: 0.3 } : {}),
      ...(prefix === '' && !name.includes('*') ? { custom_llm_provider: 'openai' } : {}),
      ...(order === undefined || inInfo ? {} : { order }),
      ...(tags === undefined ? {} : { tags }),
    },
    ...(Object.keys(info).length > 0 ? { model_info: info } : {}),
  };
}

/** The tier of a deployment; undefined for none. */
export function orderOf({ litellm_params, model_info }: DeploymentConfig): unknown {
  return litellm_params['order'] ?? model_info?.['order'];
}

/** The names of groups, each once. */
export function namesOf(deployments: readonly DeploymentConfig[]): readonly string[] {
  return [...new Set(deployments.map((deployment) => deployment.model_name))];
}

/** The items in a random order. */
export function shuffled<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  const keyed = items.map((item) => ({ item, key: random.next() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}
