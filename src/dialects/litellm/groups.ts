import { entryOf } from '../../blocks/node.ts';
import { isOn, textAt } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { type Reading, since } from './reading.ts';

/** The deployments that share a `model_name`, in the order of the file. */
export interface Group {
  readonly name: string;
  /** At least one. */
  readonly deployments: readonly Deployment[];
}

/** Model groups by name. Entries without a name belong to none. */
export function groupsOf(deployments: readonly Deployment[]): ReadonlyMap<string, Group> {
  const members = new Map<string, Deployment[]>();
  for (const deployment of deployments) {
    if (deployment.group === '') continue;
    const known = members.get(deployment.group);
    if (known) known.push(deployment);
    else members.set(deployment.group, [deployment]);
  }
  return new Map([...members].map(([name, list]) => [name, { name, deployments: list }]));
}

/**
 * The tiers of a group: deployments of the lowest `order` first, those without one last. Since 1.83.0 a failure leads
 * from tier to tier by itself; before, `order` was only read with `enable_pre_call_checks`, and a later tier was reached
 * when the earlier one cooled down (`get_order_filtered_deployments`, litellm 1.80.0 and 1.106.2 utils.py and router.py).
 */
export function tiersOf(
  reading: Reading,
  deployments: readonly Deployment[],
): readonly (readonly Deployment[])[] {
  const orders = deployments.map((deployment) => orderOf(reading, deployment));
  const known = [...new Set(orders.filter((order) => order !== undefined))].sort((a, b) => a - b);
  if (known.length === 0 || !readsOrder(reading)) return [deployments];
  const tiers = known.map((order) => deployments.filter((_, index) => orders[index] === order));
  // Those without an order are only asked while the ones that have one cool down.
  const never = isOn(entryOf(reading.sections.router, 'disable_cooldowns')?.value);
  const rest = never ? [] : deployments.filter((_, index) => orders[index] === undefined);
  return rest.length === 0 ? tiers : [...tiers, rest];
}

/** True unless the declared release is one that reads `order` only with pre-call checks, and they are off. */
export function readsOrder(reading: Reading): boolean {
  return since(reading, '1.83.0') !== 'no' || hasPreCallChecks(reading);
}

/** True where `router_settings` turns pre-call checks on. */
export function hasPreCallChecks(reading: Reading): boolean {
  return isOn(entryOf(reading.sections.router, 'enable_pre_call_checks')?.value);
}

/** `order` under `model_info` counts since 1.83.3. */
function orderOf(reading: Reading, deployment: Deployment): number | undefined {
  return deployment.orderInInfo && since(reading, '1.83.3') === 'no' ? undefined : deployment.order;
}

/** The strategy that picks within a tier. */
export function strategyOf(reading: Reading): string {
  return textAt(reading.sections.router, 'routing_strategy') || 'simple-shuffle';
}
