import type { Policy, Tier } from '../model/policy.ts';
import { nearest } from '../text/nearest.ts';
import type { Layer } from './layers.ts';
import { list, shown } from './parse/value.ts';
import type { PolicyPart, Written } from './part.ts';
import { PRESET_POLICIES, TIERS } from './presets.ts';
import type { ConfigProblem } from './problem.ts';

/** The policy of layers, key by key: what a later one says stands. */
export function layPolicy(layers: readonly Layer[]): {
  readonly policy: Policy;
  readonly problems: readonly ConfigProblem[];
} {
  const parts = layers.map((layer) =>
    layer.kind === 'preset' ? PRESET_POLICIES[layer.preset] : layer.part.policy,
  );
  const laid: PolicyPart = Object.assign({}, ...parts);
  const tiers = new Map(
    [...TIERS, ...parts.flatMap((part) => part.tiers ?? [])].map((tier) => [tier.name, tier]),
  );
  const tier = laid.tier && tiers.get(laid.tier.text);
  return {
    policy: {
      private: { allow: laid.allow ?? [], lanes: laid.lanes ?? [] },
      order: laid.order ?? [],
      delegation: { providers: laid.delegation ?? [] },
      tier,
    },
    problems: laid.tier && !tier ? [unknownTier(laid.tier, tiers)] : [],
  };
}

function unknownTier(written: Written, tiers: ReadonlyMap<string, Tier>): ConfigProblem {
  const meant = nearest(written.text, tiers.keys());
  return {
    message: `there is no tier ${shown(written.text)}`,
    help: meant
      ? `did you mean \`${meant}\`?`
      : `write one of ${list([...tiers.keys()], 'or')}, or define it under \`policy.tiers\``,
    at: written.at,
    severity: 'error',
  };
}
