import type { RoutingModel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { withFailures } from './failures.ts';
import type { Failure, World } from './flow.ts';
import { targetsNamed } from './named-targets.ts';

/** A world that names were given for. */
export interface NamedWorld {
  readonly world: World;
  /** The names that stand for several targets. */
  readonly several: ReadonlyMap<string, readonly Target[]>;
  /** A name that cannot fail in its way beside what fails already. */
  readonly clash: string | undefined;
}

/** The world in which what goes by some names fails, with all that fails with it. Names of no target change nothing. */
export function worldNamed(
  model: RoutingModel,
  failing: readonly { readonly name: string; readonly failure: Failure }[],
): NamedWorld {
  let world: World = new Map();
  const several = new Map<string, readonly Target[]>();
  for (const { name, failure } of failing) {
    const targets = targetsNamed(model, name);
    if (targets.length > 1) several.set(name, targets);
    const ids = targets.map((target) => target.id).filter((id) => world.get(id) !== failure);
    const next = withFailures(model, world, ids, failure);
    if (!next) return { world, several, clash: name };
    world = next;
  }
  return { world, several, clash: undefined };
}
