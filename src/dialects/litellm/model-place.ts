import type { Judged, Locality } from '../../model/target.ts';
import { makeTarget } from '../../providers/target.ts';
import type { Deployment } from './deployments.ts';
import type { LaneSet } from './lane-set.ts';
import { resolve } from './names.ts';
import { placeOfTargets } from './place.ts';
import { splitModel } from './provider.ts';
import { targetOf } from './targets.ts';
import { wildcardModel } from './wildcards.ts';

/** Where a model stands that something beside the caller asks: a group's deployments, or the model itself. */
export function modelPlace(set: LaneSet, name: string, what: string): Judged<Locality> {
  const { reading, setup } = set;
  const alias = setup.aliases.get(name)?.target ?? name;
  const resolved = resolve(setup.names, alias, { aliases: false });
  const known = (deployments: readonly Deployment[], asked?: (deployment: Deployment) => string) =>
    deployments.flatMap(
      (deployment) => reading.out.known(targetOf(reading, deployment, asked?.(deployment))) ?? [],
    );
  if (resolved.kind === 'group') return placeOfTargets(known(resolved.group.deployments), what);
  if (resolved.kind === 'model') return placeOfTargets(known(resolved.deployments), what);
  if (resolved.kind === 'wildcard') {
    const { group, matched } = resolved;
    return placeOfTargets(
      known(group.deployments, ({ upstream }) => wildcardModel(upstream, matched, name)),
      what,
    );
  }
  // A name of no group is asked of its provider as it is.
  const { provider, model } = splitModel(name);
  if (provider === '') return { value: 'unknown', because: `nothing in the block says where ${what} is` };
  const span = { start: 0, end: 0 };
  const direct = makeTarget(
    {
      provider,
      model,
      endpoint: undefined,
      endpointSpan: undefined,
      credential: undefined,
      names: [],
      contextWindow: undefined,
      mock: false,
      span,
      implied: undefined,
    },
    reading.catalogue,
  );
  return placeOfTargets([direct], what);
}
