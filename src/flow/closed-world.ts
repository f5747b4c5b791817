import type { RoutingModel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { withFailures } from './failures.ts';
import type { World } from './flow.ts';
import { targetKind } from './target-kind.ts';

/** The world with all that goes down with what fails in it, in each of the models; undefined where that cannot be. */
export function closedIn(models: readonly RoutingModel[], world: World): World | undefined {
  let closed: World = world;
  for (let size = -1; size !== closed.size; ) {
    size = closed.size;
    for (const model of models) {
      const next = spread(model, closed);
      if (!next) return undefined;
      closed = next;
    }
  }
  return closed;
}

function spread(model: RoutingModel, world: World): World | undefined {
  let result: World = new Map();
  for (const [id, failure] of world) {
    const next = withFailures(model, result, [id], failure);
    if (!next) return undefined;
    result = next;
  }
  return result;
}

/** Worlds in which targets that are one place, and stand and cost alike, fail together: which key is used is no difference. */
export function failsAsOne(
  models: readonly RoutingModel[],
  placeOf: (target: Target) => string,
): (world: World) => World {
  const groups = new Map<string, string[]>();
  const keys = new Map<string, string>();
  for (const target of models.flatMap((model) => [...model.targets.values()])) {
    const key = `${placeOf(target)}\n${targetKind(target)}`;
    if (!keys.has(target.id)) keys.set(target.id, key);
    const group = groups.get(key);
    if (group) group.push(target.id);
    else groups.set(key, [target.id]);
  }
  return (world) => {
    const whole = new Map(world);
    for (const [id, failure] of world)
      for (const other of groups.get(keys.get(id) ?? '') ?? [])
        if (!whole.has(other)) whole.set(other, failure);
    return whole;
  };
}
