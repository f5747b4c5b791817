import { stringify } from 'yaml';
import { Random } from '../../../bench/random.ts';
import type { Failure } from '../../../src/flow/flow.ts';
import type { Ask, Case, Fails } from './case.ts';
import { groupsOf, namesOf } from './groups.ts';
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

/** Upstreams behind these ports refuse connections. */
export const REFUSING = 4090;

/** The cases of a seed, always the same. */
export function casesOf(seed: number, count: number): readonly Case[] {
  return Array.from({ length: count }, (_, index) =>
    caseOf(new Random(seed * 100_003 + index), `litellm-${index + 1}`),
  );
}

function caseOf(random: Random, id: string): Case {
  const groups = groupsOf(random);
  const names = namesOf(groups);
  const { settings, callers } = settingsOf(random, names);
  const config = stringify({ model_list: groups, ...settings });
  const ports = groups.map((deployment) => portOf(deployment.litellm_params.api_base));
  const models = [...new Set([...callers, ...names])];
  const asks = models.flatMap((model): Ask[] => {
    const worlds = [failsOf(random, ports, 0.6), failsOf(random, ports, 1)];
    return worlds.map((fails) => ({ model, fails }));
  });
  return { id, config, asks };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

function failsOf(random: Random, ports: readonly number[], share: number): Fails {
  // Half of the worlds fail in one way only: that goes farther down the chains.
  const only = random.chance(0.5) ? random.pick(KINDS) : undefined;
  const fails: Record<string, Failure> = {};
  for (const port of ports) {
    if (port >= REFUSING) fails[port] = 'connection';
    else if (random.chance(share)) fails[port] = only ?? random.pick(KINDS);
  }
  return fails;
}
