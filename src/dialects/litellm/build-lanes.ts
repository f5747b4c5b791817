import type { Lane } from '../../model/routing.ts';
import { addSourceLanes, catchAllLane } from './catch-all.ts';
import { redirected } from './completion-model.ts';
import { groupLane } from './group-lanes.ts';
import type { LaneSet } from './lane-set.ts';
import { aliasLane, routingGroupLane } from './other-names.ts';
import { soundLanes } from './sound.ts';

/** Makes a lane of every name that callers can ask for, and adds them to the model. */
export function buildLanes(set: LaneSet): void {
  const { names, aliases, routingGroups } = set.setup;
  const lanes: Lane[] = [];
  for (const group of names.groups.values()) {
    // An alias of the same name takes its callers.
    if (!aliases.has(group.name)) lanes.push(groupLane(set, group));
  }
  for (const alias of aliases.values()) lanes.push(aliasLane(set, alias));
  for (const group of routingGroups.values()) lanes.push(routingGroupLane(set, group));
  addSourceLanes(set);
  const catchAll = catchAllLane(set);
  if (catchAll) lanes.push(catchAll);
  set.finish();
  const all = soundLanes([...lanes, ...set.lanes.values()]);
  for (const lane of soundLanes(redirected(set, all))) set.reading.out.lane(lane);
}
