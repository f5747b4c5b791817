import { evaluate } from '../../../src/flow/evaluate.ts';
import type { Failure } from '../../../src/flow/flow.ts';
import type { RoutingModel } from '../../../src/model/routing.ts';
import { modelOf } from '../model-of.ts';
import type { Ask, Fails } from './case.ts';
import { laneOf } from './lane-of.ts';

/** What may become of a request, as routelint sees it. */
export interface Prediction {
  /** Ports in the order in which they are asked and fail; those of a pool stand together. */
  readonly failed: readonly number[];
  readonly answered: number | null;
}

/** What routelint knows of a config: its model, and which deployments share a pool. */
export interface Predictor {
  readonly model: RoutingModel;
  /** The ports that are in one pool with a port, itself included. */
  readonly mates: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Reads a config as the given release of LiteLLM would. */
export async function predictorOf(config: string, version: string): Promise<Predictor> {
  const settings = `versions:\n  litellm: "${version}"\n`;
  const model = await modelOf(config, { path: 'litellm_config.yaml', settings });
  if (!model) throw new Error('the config is not recognised');
  const mates = new Map<number, Set<number>>();
  for (const step of model.lanes.flatMap((lane) => lane.routes.flatMap((route) => route.chain))) {
    const ports = step.targets.map((id) => portOf(model, id));
    for (const port of ports) mates.set(port, new Set([...(mates.get(port) ?? []), ...ports]));
  }
  return { model, mates };
}

/** Everything that may become of a request; one thing, unless the program is free to choose. */
export function predict({ model }: Predictor, { model: name, fails }: Ask): readonly Prediction[] {
  const lane = laneOf(model, name);
  const outcomes = lane === undefined ? [] : evaluate(model, lane, worldOf(model, fails));
  // A name that no lane takes is refused.
  if (outcomes.length === 0) return [{ failed: [], answered: null }];
  return outcomes.map(({ failed, target }) => ({
    failed: failed.map((id) => portOf(model, id)),
    answered: target === undefined ? null : portOf(model, target),
  }));
}

function worldOf(model: RoutingModel, fails: Fails): ReadonlyMap<string, Failure> {
  const world = new Map<string, Failure>();
  for (const id of model.targets.keys()) {
    const failure = fails[String(portOf(model, id))];
    if (failure !== undefined) world.set(id, failure);
  }
  return world;
}

function portOf(model: RoutingModel, id: string): number {
  return Number(new URL(model.targets.get(id)?.endpoint ?? 'http://nowhere:1').port);
}
