import type { RoutingModel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { matchesWildcard } from '../text/wildcard.ts';

/** What people call a target, the most exact first. */
function namesOf({ id, label, model, provider, fate, endpoint }: Target): readonly string[] {
  const { host, account } = fate;
  const machine = host?.replace(/:\d+$/, '');
  return [id, label, model, provider, host, machine, account, endpoint].flatMap((name) => name ?? []);
}

/** The targets of a model that go by a name: a label, a model, a provider, a host. Case does not count. */
export function targetsNamed(model: RoutingModel, name: string): readonly Target[] {
  const wanted = name.trim().toLowerCase();
  return [...model.targets.values()].filter((target) =>
    namesOf(target).some((one) => one.toLowerCase() === wanted),
  );
}

/** Every name that a target of the model goes by, for suggestions. */
export function targetNames(model: RoutingModel): readonly string[] {
  const names = [...model.targets.values()].flatMap(namesOf);
  return [...new Set(names)].filter((name) => name !== '');
}

/** Does a target go by a name, or by one that fits a glob with `*`? Case does not count. */
export function goesBy(target: Target, glob: string): boolean {
  const wanted = glob.trim().toLowerCase();
  return namesOf(target).some((one) => matchesWildcard(wanted, one.toLowerCase()));
}
