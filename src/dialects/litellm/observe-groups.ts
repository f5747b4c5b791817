import { type Entry, entryOf } from '../../blocks/node.ts';
import { entrySpan, spanOf } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { type Group, hasPreCallChecks, strategyOf, tiersOf } from './groups.ts';
import type { LaneSet } from './lane-set.ts';
import { type Reading, shown, since } from './reading.ts';
import { weightsOf } from './weights.ts';

/** Reports what people write to order or weigh the deployments of a group, and LiteLLM does not read so. */
export function observeGroups(set: LaneSet): void {
  for (const group of set.setup.names.groups.values()) {
    if (group.deployments.length < 2) continue;
    observeOrder(set.reading, group);
    observeLookalikes(set.reading, group);
    for (const tier of tiersOf(set.reading, group.deployments)) observeWeights(set.reading, group, tier);
  }
}

// Before 1.83.0 the order was read with pre-call checks only (litellm 1.82.6 and 1.83.0 router.py).
function observeOrder(reading: Reading, group: Group): void {
  const known = since(reading, '1.83.0');
  const ordered = group.deployments.find((deployment) => deployment.order !== undefined);
  const entry = ordered && orderEntry(ordered);
  if (!entry || known === 'yes' || hasPreCallChecks(reading)) return;
  const orders = new Set(group.deployments.map((deployment) => deployment.order));
  if (orders.size < 2) return;
  reading.out.observe({
    rule: 'ignored-value',
    code: known === 'no' ? 'litellm-order-needs-pre-call-checks' : 'litellm-order-before-1-83',
    span: entrySpan(entry),
    data: { group: shown(group.name) },
  });
}

function orderEntry(deployment: Deployment): Entry | undefined {
  return entryOf(deployment.orderInInfo ? deployment.info : deployment.params, 'order');
}

const LOOKALIKES = ['fallback_order', 'priority', 'fallback_priority', 'order_priority', 'rank'];

// The values differ within the group, so they are meant to order it.
function observeLookalikes(reading: Reading, group: Group): void {
  if (group.deployments.some((deployment) => deployment.order !== undefined)) return;
  for (const key of LOOKALIKES) {
    const entries = group.deployments.flatMap((deployment) => {
      const entry =
        entryOf(deployment.info, key) ?? entryOf(deployment.params, key) ?? entryOf(deployment.item, key);
      return entry?.value.kind === 'scalar' && typeof entry.value.value === 'number' ? [entry] : [];
    });
    const [first, ...rest] = entries;
    if (!first || new Set(entries.map(({ value }) => value.kind === 'scalar' && value.value)).size < 2)
      continue;
    reading.out.observe({
      rule: 'ignored-value',
      code: 'litellm-order-lookalike',
      span: entrySpan(first),
      related: rest.map((entry) => ({ span: entrySpan(entry), label: 'not read either' })),
      data: { key, group: shown(group.name), count: group.deployments.length },
    });
    return;
  }
}

/**
 * `simple-shuffle` picks by `weight`, or else by `rpm`, or else by `tpm`, and a deployment that lacks the key counts as 0.
 * Before 1.103.0 only the first deployment was asked whether it has the key, and without it all were picked alike
 * (router_strategy/simple_shuffle.py, litellm 1.60.0, 1.80.0, 1.100.0 and 1.106.2).
 */
function observeWeights(reading: Reading, group: Group, tier: readonly Deployment[]): void {
  const weights = tier.length < 2 ? undefined : weightsOf(tier);
  const [first] = (weights?.entries ?? []).flatMap((entry) => entry ?? []);
  if (!weights || !first) return;
  const { key, entries } = weights;
  if (strategyOf(reading) !== 'simple-shuffle') {
    if (key === 'weight') observeUnread(reading, group, first);
    return;
  }
  const missing = tier.filter((_, index) => entries[index] === undefined);
  if (missing.length > 0) observeMissing(reading, group, key, first, missing, entries[0] !== undefined);
}

function observeUnread(reading: Reading, group: Group, entry: Entry): void {
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-weight-needs-simple-shuffle',
    span: entrySpan(entry),
    data: { group: shown(group.name), strategy: shown(strategyOf(reading)) },
  });
}

function observeMissing(
  reading: Reading,
  group: Group,
  key: string,
  first: Entry,
  missing: readonly Deployment[],
  firstHasIt: boolean,
): void {
  const newer = since(reading, '1.103.0');
  if (!firstHasIt && newer === 'no' && key !== 'weight') return;
  reading.out.observe({
    rule: 'ignored-value',
    code: firstHasIt || newer === 'yes' ? 'litellm-weight-on-some' : 'litellm-weight-on-some-not-first',
    span: entrySpan(first),
    related: missing.slice(0, 8).map((deployment) => ({
      span: spanOf(entryOf(deployment.params, 'model')?.keySpan ?? deployment.span),
      label: `has no \`${key}\``,
    })),
    data: { key, group: shown(group.name), count: missing.length },
  });
}
