import type { Condition, Lane, Route, RoutingModel } from '../model/routing.ts';
import { type Box, EVERYTHING } from './box.ts';
import { type Choice, choicesOf, entered, modelTaking, tellsApart } from './choices.ts';
import type { Flow } from './flow.ts';
import { type Partition, partitionOf } from './partition.ts';
import { type Reach, type ReachLimits, reachSearch } from './reach.ts';
import { type LaneRegions, laneRegions } from './regions.ts';

/** The flows of a model that some prompt takes, with the prompts of each. */
export interface PromptReach extends Reach {
  readonly partition: Partition;
  /** The lanes that were not followed to the end; of these, what is given is true of larger boxes than need be. */
  readonly cut: readonly Lane[];
  /** The regions of a lane; undefined for one that sends all its prompts one way. */
  readonly regions: ReadonlyMap<Lane, LaneRegions>;
  /** The prompts of a flow: boxes that share nothing. */
  regionOf(flow: Flow): readonly Box[];
}

const ALL: readonly Box[] = [EVERYTHING];

/**
 * Every way a prompt that can exist reaches a target: as `reachOf`, for the prompts that each route is left with. A
 * model whose lanes send all prompts one way costs no regions. Where it is not complete, flows that no prompt takes may
 * be among those given.
 */
export function promptReach(model: RoutingModel, limits?: ReachLimits): PromptReach {
  return promptSearch(model)(limits);
}

/**
 * The same for many searches of one model, whose regions are worked out once, and can be held against boxes of the
 * conditions in `also`. With `routes` only flows that come in by one of them are given.
 */
export function promptSearch(
  model: RoutingModel,
  also?: readonly Condition[],
): (limits?: ReachLimits, routes?: ReadonlySet<Route>) => PromptReach {
  const lanes = model.lanes.filter(tellsApart);
  const partition = partitionOf(lanes, also);
  const regions = new Map(lanes.map((lane) => [lane, laneRegions(partition, lane)]));
  const prepared: Prepared = {
    model,
    partition,
    regions,
    byId: new Map(model.lanes.map((lane) => [lane.id, lane])),
  };
  return (limits, routes) => reachIn(prepared, limits, routes);
}

interface Prepared extends Pick<PromptReach, 'partition' | 'regions'> {
  readonly model: RoutingModel;
  readonly byId: ReadonlyMap<string, Lane>;
}

function reachIn(
  { model, partition, regions, byId }: Prepared,
  limits: ReachLimits | undefined,
  routes: ReadonlySet<Route> | undefined,
): PromptReach {
  const byFlow = new Map<Flow, readonly Box[]>();
  const flows: Flow[] = [];
  const whole = reachSearch(model, limits);
  const cut = new Set([...regions.values()].filter((one) => !one.complete).map((one) => one.lane));
  for (const lane of model.lanes) {
    if (lane.inner) continue;
    for (const [index, route] of lane.routes.entries()) {
      if (routes && !routes.has(route)) continue;
      const region = regions.get(lane)?.routes[index]?.effective ?? ALL;
      if (region.length === 0) continue;
      const through = regions.size === 0 ? [] : entered(byId, lane, route);
      const apart = through.flatMap((one) => regions.get(one) ?? []);
      const choices = apart.length === 0 ? undefined : choicesOf(partition, region, apart);
      if (choices) {
        const found = choices.map((choice) => chosenReach({ model, lane, route, limits }, choice));
        if (found.some((one) => !one.complete)) cut.add(lane);
        for (const [flow, prompts] of merged(found)) {
          byFlow.set(flow, prompts);
          flows.push(flow);
        }
        continue;
      }
      const found = whole(lane, route);
      if (!found.complete || apart.length > 0) cut.add(lane);
      for (const flow of found.flows) byFlow.set(flow, region);
      flows.push(...found.flows);
    }
  }
  const complete = cut.size === 0;
  return { flows, complete, cut: [...cut], partition, regions, regionOf: (flow) => byFlow.get(flow) ?? [] };
}

interface ChosenReach extends Reach {
  readonly region: readonly Box[];
}

interface Within {
  readonly model: RoutingModel;
  readonly lane: Lane;
  readonly route: Route;
  readonly limits: ReachLimits | undefined;
}

// The search runs on lanes that have only the routes the prompts take; the flows speak of the model's own lanes.
function chosenReach({ model, lane, route, limits }: Within, { region, taken }: Choice): ChosenReach {
  const own = new Map(model.lanes.map((one) => [one.id, one]));
  const restricted = modelTaking(model, lane, route, taken);
  const start = restricted.lanes.find((one) => one.id === lane.id) ?? lane;
  const found = reachSearch(restricted, limits)(start, route);
  const flows = found.flows.map(
    (flow): Flow => ({
      ...flow,
      model,
      lane,
      path: flow.path.map((hop) => ({ ...hop, lane: own.get(hop.lane.id) ?? hop.lane })),
    }),
  );
  return { flows, complete: found.complete, region };
}

// Prompts that take different ways in the lanes that are entered may need different failures: a flow for each.
function merged(found: readonly ChosenReach[]): Iterable<readonly [Flow, readonly Box[]]> {
  const byKey = new Map<string, readonly [Flow, readonly Box[]]>();
  for (const { flows, region } of found) {
    for (const flow of flows) {
      const key = keyOf(flow);
      const [known, prompts] = byKey.get(key) ?? [flow, []];
      byKey.set(key, [known, [...prompts, ...region]]);
    }
  }
  return byKey.values();
}

function keyOf({ path, target, failures, world }: Flow): string {
  const last = path.at(-1);
  const index = last ? [last.lane.routes.indexOf(last.route), last.route.chain.indexOf(last.step)] : [];
  const state = `${failures.join('\n')}\n\n${[...world].join('\n')}`;
  return `${last?.lane.id}\n${index}\n${target.id}\n\n${state}`;
}
