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

const NAMES = [
  'fast',
  'smart',
  'local',
  'cloud',
  'gpt-4o',
  'claude-sonnet',
  'qwen3:8b',
  'openai/gpt-4o-mini',
  'team/coder',
  'big',
];

/** Model groups, most of them of one deployment. */
export function groupsOf(random: Random): readonly DeploymentConfig[] {
  const names = shuffled(random, NAMES).slice(0, random.between(2, 6));
  let port = 4000;
  return names.map((name) => {
    const at = ++port;
    const refuses = random.chance(0.06);
    return {
      model_name: name,
      litellm_params: {
        model: `openai/m-${at}`,
        api_base: `http://127.0.0.1:${refuses ? at + 90 : at}/v1`,
        api_key: 'sk-peer',
      },
    };
  });
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
