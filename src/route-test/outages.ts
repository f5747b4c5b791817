import { withFailures } from '../flow/failures.ts';
import type { World } from '../flow/flow.ts';
import type { RoutingModel } from '../model/routing.ts';

/** Outages tried for one lane. Real chains have a handful of hosts. */
export const MOST_OUTAGES = 10_000;

/**
 * The worlds in which at most so many things cannot be reached, the fewest first: targets, each with all at its host,
 * and accounts. Only what matters to some targets is tried. Undefined where that would be too many.
 */
export function outages(
  model: RoutingModel,
  most: number,
  concerned: ReadonlySet<string>,
): readonly World[] | undefined {
  const things = thingsOf(model, concerned);
  const worlds: World[] = [new Map()];
  const seen = new Set<string>();
  let last: readonly { readonly world: World; readonly next: number }[] = [{ world: new Map(), next: 0 }];
  for (let down = 0; down < most && last.length > 0; down++) {
    const more: { world: World; next: number }[] = [];
    for (const { world, next } of last)
      for (let at = next; at < things.length; at++) {
        const both: World = new Map([...world, ...(things[at] ?? [])]);
        const key = [...both.keys()].sort().join('\n');
        if (seen.has(key)) continue;
        seen.add(key);
        if (seen.size > MOST_OUTAGES) return undefined;
        worlds.push(both);
        more.push({ world: both, next: at + 1 });
      }
    last = more;
  }
  return worlds;
}

function thingsOf(model: RoutingModel, concerned: ReadonlySet<string>): readonly World[] {
  const accounts = new Map<string, string[]>();
  const groups: (readonly string[])[] = [];
  for (const { id, mock, fate } of model.targets.values()) {
    // A fixed answer is given whatever is down.
    if (mock) continue;
    groups.push([id]);
    if (fate.account === undefined) continue;
    const members = accounts.get(fate.account);
    if (members) members.push(id);
    else accounts.set(fate.account, [id]);
  }
  const things = new Map<string, World>();
  for (const group of [...groups, ...accounts.values()]) {
    const world = withFailures(model, new Map(), group, 'connection');
    const key = [...(world?.keys() ?? [])]
      .filter((id) => concerned.has(id))
      .sort()
      .join('\n');
    if (world && key !== '' && !things.has(key)) things.set(key, world);
  }
  return [...things.values()];
}
