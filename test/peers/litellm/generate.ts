import { stringify } from 'yaml';
import { Random } from '../../../bench/random.ts';
import type { Failure } from '../../../src/flow/flow.ts';
import type { Ask, Case, Fails } from './case.ts';
import { type DeploymentConfig, groupsOf, isRefusing, namesOf, shuffled, TAGS } from './groups.ts';
import { settingsOf } from './settings.ts';

const KINDS: readonly Failure[] = [
  'rate-limit',
  'server-error',
  'auth',
  'connection',
  'context-window',
  'content-policy',
  'billing',
  'bad-request',
];

/** Requests of one case. */
const ASKS = 4;

/** The cases of a seed, always the same. */
export function casesOf(seed: number, count: number): readonly Case[] {
  return Array.from({ length: count }, (_, index) =>
    caseOf(new Random(seed * 100_003 + index), `litellm-${index + 1}`),
  );
}

function caseOf(random: Random, id: string): Case {
  if (random.chance(0.05)) return retryCase(random, id);
  const deployments = groupsOf(random);
  const { sections, callers } = settingsOf(random, deployments);
  const tagged = deployments.some(({ litellm_params }) => litellm_params['tags']);
  const router = !tagged && random.chance(0.06) ? [routerOf(random, namesOf(deployments))] : [];
  const config = stringify({ model_list: [...deployments, ...router], ...sections });
  const names = [...router.map(({ model_name }) => model_name), ...namesOf(deployments)].filter(
    (name) => !name.includes('*'),
  );
  const asks = Array.from({ length: ASKS }, (_, index): Ask => {
    const model = index < ASKS / 2 ? random.pick(names) : random.pick([...names, ...callers]);
    const tags = tagged && random.chance(0.5) ? [random.pick(TAGS)] : undefined;
    const fails = failsOf(random, deployments);
    return { model, fails, ...(tags === undefined ? {} : { tags }) };
  });
  return { id, config, asks };
}

function failsOf(random: Random, deployments: readonly DeploymentConfig[]): Fails {
  const share = random.pick([0.5, 0.85, 1]);
  // Half of the worlds fail in one way only: that goes farther down the chains.
  const only = random.chance(0.5) ? random.pick(KINDS) : undefined;
  const fails: Record<string, Failure> = {};
  for (const { litellm_params } of deployments) {
    const usual = random.chance(share) ? (only ?? random.pick(KINDS)) : undefined;
    // One that gives up soon enough can time out: for the rest that is as good as any other failure.
    const slow = usual === 'server-error' && litellm_params['timeout'] !== undefined;
    const failure = alwaysOf(litellm_params) ?? (slow ? 'timeout' : usual);
    if (failure !== undefined) fails[new URL(litellm_params.api_base).port] = failure;
  }
  return fails;
}

// Without a key LiteLLM fails before it asks.
function alwaysOf(params: DeploymentConfig['litellm_params']): Failure | undefined {
  if (params['api_key'] === undefined && params['litellm_credential_name'] === undefined)
    return 'no-credential';
  return isRefusing(params.api_base) ? 'connection' : undefined;
}

// A deployment that hands each prompt to one of the groups.
function routerOf(random: Random, names: readonly string[]) {
  const groups = names.filter((name) => !name.includes('*'));
  const [SIMPLE, MEDIUM, COMPLEX, REASONING] = [0, 1, 2, 3].map(() => random.pick(groups));
  return {
    model_name: 'auto',
    litellm_params: {
      model: 'auto_router/complexity_router',
      complexity_router_config: { tiers: { SIMPLE, MEDIUM, COMPLEX, REASONING } },
      complexity_router_default_model: random.pick(groups),
    },
  };
}

// As LiteLLM is without settings: it tries a group twice more, and lets what is rate-limited cool down. One request only,
// as the next one would find it cooling down.
function retryCase(random: Random, id: string): Case {
  const deployments = ['pool', 'pool', 'pool', 'spare'].map((model_name, index) => ({
    model_name,
    litellm_params: {
      model: `openai/m-${index + 1}`,
      api_base: `http://127.0.0.1:${4001 + index}/v1`,
      api_key: 'sk-peer',
    },
  }));
  const config = stringify({
    model_list: deployments,
    router_settings: { fallbacks: [{ pool: ['spare'] }] },
  });
  const down = shuffled(random, [4001, 4002, 4003]).slice(0, random.between(0, 3));
  const fails = Object.fromEntries(down.map((port) => [port, 'rate-limit' as const]));
  return { id, config, asks: [{ model: 'pool', fails }], retries: true };
}
