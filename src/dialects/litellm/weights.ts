import { type Entry, entryOf } from '../../blocks/node.ts';
import { isOn } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { strategyOf } from './groups.ts';
import { type Reading, setEntry, since } from './reading.ts';

/** The keys that `simple-shuffle` picks by, the first that the deployments of a tier have. */
const WEIGHTS = ['weight', 'rpm', 'tpm'] as const;

/** The key that decides between the deployments of a tier, and its entry for each of them. */
export interface Weights {
  readonly key: (typeof WEIGHTS)[number];
  readonly entries: readonly (Entry | undefined)[];
}

/** What weighs the deployments of a tier; undefined where nothing does. */
export function weightsOf(tier: readonly Deployment[]): Weights | undefined {
  for (const key of WEIGHTS) {
    const entries = tier.map((deployment) => setEntry(deployment.params, key) ?? outer(deployment, key));
    if (entries.some((entry) => entry !== undefined)) return { key, entries };
  }
  return undefined;
}

// `rpm` and `tpm` may also stand beside `litellm_params`; `weight` may not.
function outer(deployment: Deployment, key: Weights['key']): Entry | undefined {
  return key === 'weight' ? undefined : setEntry(deployment.item, key);
}

/**
 * The tier without the deployments that weigh nothing, which are picked only while the others cool down; the tier itself
 * where all may be picked (router_strategy/simple_shuffle.py, run with litellm 1.80.0 and 1.110.2).
 */
export function weighed(reading: Reading, tier: readonly Deployment[]): readonly Deployment[] {
  const weights = tier.length > 1 && strategyOf(reading) === 'simple-shuffle' ? weightsOf(tier) : undefined;
  if (!weights) return tier;
  // Before 1.103.0 only the first deployment was asked whether it has the key.
  if (weights.entries[0] === undefined && since(reading, '1.103.0') !== 'yes') return tier;
  const heavy = tier.filter((_, index) => !isZero(weights.entries[index]));
  return heavy.length > 0 ? heavy : tier;
}

// A reference may hold any number.
function isZero(entry: Entry | undefined): boolean {
  return entry === undefined || (entry.value.kind === 'scalar' && entry.value.value === 0);
}

/** False where deployments never cool down, so that those of no weight are never picked. */
export function picksTheRest(reading: Reading): boolean {
  return !isOn(entryOf(reading.sections.router, 'disable_cooldowns')?.value);
}
