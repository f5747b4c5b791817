import type { Lane, Route, RoutingModel } from '../model/routing.ts';
import { matchesWildcard } from '../text/wildcard.ts';
import { targetsNamed } from './named-targets.ts';

/** Does a lane go by a name: its id, its title, or a group's own name? Case does not count. */
export function isLane({ id, title }: Lane, name: string): boolean {
  const wanted = name.toLowerCase();
  return [id, title].some((one) => one.toLowerCase() === wanted) || id.toLowerCase() === `group:${wanted}`;
}

/** The same for a glob in which `*` stands for any run of characters. */
export function fitsLane(lane: Lane, glob: string): boolean {
  if (!glob.includes('*')) return isLane(lane, glob);
  const names = [lane.id, lane.title, lane.id.replace(/^group:/, '')];
  return names.some((name) => matchesWildcard(glob.toLowerCase(), name.toLowerCase()));
}

/** Does a route go by a name: its id, or a name of its first targets? */
export function isRoute(model: RoutingModel, route: Route, name: string): boolean {
  if (route.id.toLowerCase() === name.toLowerCase()) return true;
  const targets = targetsNamed(model, name);
  return targets.some((target) => route.chain[0]?.targets.includes(target.id));
}
