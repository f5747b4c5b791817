import { stringify } from 'yaml';
import { Random } from '../../../bench/random.ts';
import type { Failure } from '../../../src/flow/flow.ts';
import type { Ask, Case, Fails } from './case.ts';
import { Draw, type Mapping } from './draw.ts';
import { endpointsOf } from './endpoint-forms.ts';
import { mainOf } from './main-forms.ts';
import { BUILTINS } from './providers.ts';
import { aliasesOf, auxiliaryOf, delegationOf, fallbacksOf, mixtureOf, TASKS } from './side-forms.ts';

const KINDS: readonly Failure[] = [
  'rate-limit',
  'billing',
  'auth',
  'server-error',
  'connection',
  'timeout',
  'content-policy',
  'bad-request',
];

/** The cases of a seed, always the same. */
export function casesOf(seed: number, count: number): readonly Case[] {
  return Array.from({ length: count }, (_, index) =>
    caseOf(new Random(seed * 100_003 + index), `hermes-${index + 1}`),
  );
}

function caseOf(random: Random, id: string): Case {
  const draw = new Draw(random);
  const endpoints = endpointsOf(draw);
  const mixture = random.chance(0.04);
  const main = mixture ? { model: { provider: 'moa', default: 'mix' } } : mainOf(draw);
  const config: Mapping = {
    ...main,
    ...endpoints,
    ...fallbacksOf(draw, main),
    ...delegationOf(draw),
    ...auxiliaryOf(draw, main),
    ...aliasesOf(draw),
    ...(mixture ? mixtureOf(draw) : {}),
    // One try each: the order is the same, and the answers come sooner.
    agent: { api_max_retries: 1 },
    _config_version: 33,
  };
  const text = stringify(config, { aliasDuplicateObjects: false });
  const share = random.pick([0, 0.3, 0.6, 0.9]);
  const keys = [...new Set([...BUILTINS.flatMap(({ env }) => env ?? []), 'BOX_KEY'])];
  const env = keys.filter(() => random.chance(share));
  // The members of a mixture are asked all at once: which of them fails decides nothing.
  const asks = mixture ? [{ lane: 'main', fails: {} }] : asksOf(random, text, 'model_aliases' in config);
  return { id, config: text, env, asks };
}

function asksOf(random: Random, config: string, aliased: boolean): readonly Ask[] {
  const task = (): string => `auxiliary.${random.pick(TASKS)}`;
  const other = random.pick(['delegation', 'delegation', 'main', aliased ? 'alias.fast' : 'cron']);
  const lanes = ['main', other, task(), task()];
  return lanes.map((lane) => ({ lane, fails: random.chance(0.2) ? {} : failsOf(random, config) }));
}

// The places that a config mentions fail, and sometimes all that it does not.
function failsOf(random: Random, config: string): Fails {
  const own = [...config.matchAll(/127\.0\.0\.1:\d+/g)].map(([host]) => host);
  const hosts = [...new Set([...own, ...BUILTINS.map(({ host }) => host)])];
  const share = random.pick([0.3, 0.6, 0.9]);
  const only = random.chance(0.4) ? random.pick(KINDS) : undefined;
  const failing = hosts.filter(() => random.chance(share));
  return Object.fromEntries(failing.map((host) => [host, only ?? random.pick(KINDS)]));
}
