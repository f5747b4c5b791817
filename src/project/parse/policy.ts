import type { AccessRank, Tier } from '../../model/policy.ts';
import type { Locality } from '../../model/target.ts';
import type { PolicyPart } from '../part.ts';
import type { Value } from './value.ts';

const LOCALITIES = ['device', 'lan', 'cloud'] as const satisfies readonly Locality[];
const RANKS = [
  'local',
  'free',
  'subscription',
  'delegation',
  'metered',
] as const satisfies readonly AccessRank[];
const ALSO_LOCALITY = {
  local: 'device',
  localhost: 'device',
  machine: 'device',
  network: 'lan',
  remote: 'cloud',
} as const;
const ALSO_RANK = {
  device: 'local',
  lan: 'local',
  oauth: 'subscription',
  api: 'metered',
  paid: 'metered',
  delegate: 'delegation',
} as const;

/** `policy`: what the owner of the setup wants. */
export function readPolicy(value: Value): PolicyPart {
  const fields = value.fields(['private', 'order', 'delegation', 'tier', 'tiers'] as const);
  const boundary = fields.private?.fields(['allow', 'lanes'] as const);
  const allow = boundary?.allow?.words(LOCALITIES, ALSO_LOCALITY);
  const lanes = boundary?.lanes?.texts('`"*"`, or a list of lanes');
  const order = fields.order?.words(RANKS, ALSO_RANK);
  const delegation = fields.delegation
    ?.fields(['providers'] as const)
    .providers?.texts('the id of a provider');
  const tier = fields.tier?.text('the name of a tier');
  return {
    ...(allow && { allow }),
    ...(lanes && { lanes }),
    ...(order && { order }),
    ...(delegation && { delegation }),
    ...(fields.tier && tier !== undefined && { tier: { text: tier, at: fields.tier.location } }),
    ...(fields.tiers && {
      tiers: fields.tiers.entries().map(([name, tierValue]) => readTier(name, tierValue)),
    }),
  };
}

// A tier that says nothing of fallbacks allows there what it allows first.
function readTier(name: string, value: Value): Tier {
  const fields = value.fields(['primary', 'fallback'] as const);
  const primary = fields.primary?.words(RANKS, ALSO_RANK);
  if (!primary)
    value.report(
      `\`${value.path}\` does not say what a first choice may be`,
      'add `primary:` with a list such as `[local, subscription]`',
    );
  return {
    name,
    primary: primary ?? [],
    fallback: fields.fallback?.words(RANKS, ALSO_RANK) ?? primary ?? [],
  };
}
