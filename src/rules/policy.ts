import type { AccessRank, Policy } from '../model/policy.ts';
import type { Target } from '../model/target.ts';
import { matchesWildcard } from '../text/wildcard.ts';
import type { Fact } from './fact-types.ts';

/**
 * How a policy counts a target: on this machine or network it is `local`; of a provider meant for delegated work it is
 * `delegation`, also where that is reached through a local Ollama.
 */
export function rankKind(target: Target, policy: Policy): AccessRank {
  if (target.locality.value === 'device' || target.locality.value === 'lan') return 'local';
  const services = [target.provider, target.fate.account];
  if (services.some((id) => id !== undefined && policy.delegation.providers.includes(id)))
    return 'delegation';
  return target.access.value;
}

/**
 * Does the policy say that a lane may carry private prompts? `*` in a glob stands for any run of characters; a glob
 * behind `!` takes lanes out again, and the last one that fits decides.
 */
export function mayBePrivate(laneId: string, policy: Policy): boolean {
  let result = false;
  for (const glob of policy.private.lanes) {
    const out = glob.startsWith('!');
    if (matchesWildcard(out ? glob.slice(1) : glob, laneId)) result = !out;
  }
  return result;
}

/** The policy as CEL sees it. */
export function policyFact(policy: Policy): Fact<'Policy'> {
  const { tier } = policy;
  return {
    private: {
      set: policy.private.lanes.length > 0,
      allow: policy.private.allow,
      lanes: policy.private.lanes,
    },
    order: policy.order,
    delegation: policy.delegation.providers,
    tier: {
      set: tier !== undefined,
      name: tier?.name ?? '',
      primary: tier?.primary ?? [],
      fallback: tier?.fallback ?? [],
    },
  };
}
