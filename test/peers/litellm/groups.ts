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

/** Upstreams behind ports from here on refuse connections; those before answer. */
export const REFUSING = 4060;

/** Model groups: most of one deployment, some in tiers of `order`, some with a pool to pick from. */
export function groupsOf(random: Random): readonly DeploymentConfig[] {
  const names = [...shuffled(random, NAMES).slice(0, random.between(2, 6))];
  if (random.chance(0.12)) names.push(random.pick(['openai/*', '*', 'team/*']));
  const deployments: DeploymentConfig[] = [];
  for (const name of names) {
    const orders = ordersOf(random);
    // What is in one pool has one fate, so that it does not matter which member is asked.
    const refuses = orders.length === 1 && random.chance(0.08);
    for (const order of orders)
      deployments.push(deploymentOf(random, { name, order, refuses, number: deployments.length + 1 }));
  }
  return deployments;
}

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
  ]);
}

interface DeploymentPlan {
  readonly name: string;
  readonly order: number | undefined;
  readonly refuses: boolean;
  readonly number: number;
}

function deploymentOf(random: Random, { name, order, refuses, number }: DeploymentPlan): DeploymentConfig {
  const port = (refuses ? REFUSING : 4000) + number;
  const model = name.includes('*') ? 'openai/*' : `openai/m-${number}`;
  return {
    model_name: name,
    litellm_params: {
      model,
      api_base: `http://127.0.0.1:${port}/v1`,
      api_key: 'sk-peer',
      ...(order === undefined ? {} : { order }),
    },
    ...(random.chance(0.15) ? { model_info: { id: `id-${number}` } } : {}),
  };
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
