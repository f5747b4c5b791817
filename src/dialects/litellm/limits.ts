import { entriesOf, type Node } from '../../blocks/node.ts';
import { isEmpty } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { mapAt, type Reading, setEntry } from './reading.ts';

/** What limits a deployment's spending or its requests (`LiteLLM_Params`, litellm 1.106.2 types/router.py). */
const OWN = ['max_budget', 'rpm', 'tpm', 'itpm', 'otpm', 'max_parallel_requests'];

/** Settings that limit all that callers can spend, or what each of them can. */
const GENERAL = [
  'max_budget',
  'max_user_budget',
  'max_internal_user_budget',
  'max_end_user_budget',
  'max_end_user_budget_id',
  'default_internal_user_params',
  'default_team_settings',
  'default_team_params',
  'default_key_generate_params',
  'upperbound_key_generate_params',
];

/**
 * The targets on which nothing in a config sets a limit: no budget, no rate. None where the config names a database or
 * another file: limits of keys and teams stand there.
 */
export function unboundedTargets(reading: Reading, deployments: readonly Deployment[]): ReadonlySet<string> {
  const { settings, router, general, environment } = reading.sections;
  const database =
    isSet(general, 'database_url') || isSet(environment, 'DATABASE_URL') || reading.env?.has('DATABASE_URL');
  const elsewhere = reading.open || database || !reading.whole;
  if (elsewhere || GENERAL.some((key) => isSet(settings, key) || isSet(general, key))) return new Set();
  if (isSet(general, 'global_max_parallel_requests') || isSet(general, 'max_parallel_requests'))
    return new Set();
  const providers = new Set(entriesOf(mapAt(router, 'provider_budget_config')).map(({ key }) => key));
  const unbounded = new Set<string>();
  const bounded = new Set<string>();
  for (const deployment of deployments) {
    const id = reading.judged.get(deployment.item);
    if (id === undefined) continue;
    const isBounded = providers.has(deployment.provider) || OWN.some((key) => isSet(deployment.params, key));
    (isBounded ? bounded : unbounded).add(id);
  }
  for (const id of bounded) unbounded.delete(id);
  return unbounded;
}

function isSet(node: Node | undefined, key: string): boolean {
  const entry = setEntry(node, key);
  return entry !== undefined && !isEmpty(entry.value);
}
