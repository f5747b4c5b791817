import { matchPattern } from '../../../src/dialects/litellm/wildcards.ts';
import type { RoutingModel } from '../../../src/model/routing.ts';

/** The id of the lane that takes a name which a caller gives; undefined where the proxy refuses the name. */
export function laneOf(model: RoutingModel, name: string): string | undefined {
  const ids = new Set(model.lanes.filter((lane) => !lane.inner).map((lane) => lane.id));
  // `completion_model` takes every request.
  const exact = ['main', `alias:${name}`, `group:${name}`, `name:${name}`].find((id) => ids.has(id));
  if (exact !== undefined) return exact;
  const patterns = [...ids].flatMap((id) =>
    id.startsWith('group:') && id.includes('*') ? [id.slice(6)] : [],
  );
  const best = patterns
    .filter((pattern) => matchPattern(pattern, name))
    .sort((one, other) => other.length - one.length)[0];
  if (best !== undefined) return `group:${best}`;
  return ids.has('catch-all') ? 'catch-all' : undefined;
}
