import { stringify } from 'yaml';
import { Random } from '../../../bench/random.ts';
import type { Failure } from '../../../src/flow/flow.ts';
import type { Ask, Case, Fails } from './case.ts';
import { type DeploymentConfig, groupsOf, isRefusing, namesOf, TAGS } from './groups.ts';
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
const ASKS = 6;

/** The cases of a seed, always the same. */
export function casesOf(seed: number, count: number): readonly Case[] {
  return Array.from({ length: count }, (_, index) =>
    caseOf(new Random(seed * 100_003 + index), `litellm-${index + 1}`),
  );
}

function caseOf(random: Random, id: string): Case {
  const deployments = groupsOf(random);
  const { sections, callers, subset } = settingsOf(random, deployments);
  const config = stringify({ model_list: deployments, ...sections });
  const names = namesOf(deployments).filter((name) => !name.includes('*'));
  const tagged = deployments.some(({ litellm_params }) => litellm_params['tags']);
  const asks = Array.from({ length: ASKS }, (_, index): Ask => {
    const model = index < ASKS / 2 ? random.pick(names) : random.pick([...names, ...callers]);
    const tags = tagged && random.chance(0.5) ? [random.pick(TAGS)] : undefined;
    const fails = failsOf(random, { deployments, subset, share: random.pick([0.5, 0.85, 1]) });
    return { model, fails, ...(tags === undefined ? {} : { tags }) };
  });
  return { id, config, asks };
}

function failsOf(
  random: Random,
  {
    deployments,
    subset,
    share,
  }: {
    readonly deployments: readonly DeploymentConfig[];
    readonly subset: readonly string[];
    readonly share: number;
  },
): Fails {
  // Half of the worlds fail in one way only: that goes farther down the chains.
  const only = random.chance(0.5) ? random.pick(KINDS) : undefined;
  const fails: Record<string, Failure> = {};
  const pools = new Map<string, Failure | undefined>();
  for (const { model_name, litellm_params, model_info } of deployments) {
    const order = litellm_params['order'] ?? model_info?.['order'] ?? '';
    const pool = `${subset.includes(model_name) ? 'subset' : model_name} ${order}`;
    // What is in one pool has one fate: which member is asked is chance.
    if (!pools.has(pool)) pools.set(pool, random.chance(share) ? (only ?? random.pick(KINDS)) : undefined);
    const port = Number(new URL(litellm_params.api_base).port);
    const failure = alwaysOf(litellm_params) ?? pools.get(pool);
    if (failure !== undefined) fails[port] = failure;
  }
  return fails;
}

// Without a key LiteLLM fails before it asks.
function alwaysOf(params: DeploymentConfig['litellm_params']): Failure | undefined {
  if (params['api_key'] === undefined) return 'no-credential';
  return isRefusing(params.api_base) ? 'connection' : undefined;
}
