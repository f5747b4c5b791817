import { beforeAll, describe, expect, it } from 'vitest';
import type { Lane, RoutingModel, Step } from '../../../src/model/routing.ts';
import { goldensOf } from '../goldens.ts';
import type { Ask, Case, Outcome } from './case.ts';
import { agrees } from './compare.ts';
import { hermes } from './peer.ts';
import { hermesModel, predict } from './predict.ts';

/** A prompt of a golden, with the model of its config. */
interface Request {
  readonly model: RoutingModel;
  readonly one: Case;
  readonly ask: Ask;
  readonly real: Outcome;
}

const requests: Request[] = [];

beforeAll(async () => {
  const golden = goldensOf(hermes).find(({ version }) => version === hermes.version);
  for (const { case: one, answer } of golden?.did ?? []) {
    const model = await hermesModel(one, hermes.version);
    for (const [index, ask] of one.asks.entries()) {
      const real = answer.asks[index];
      if (real && predict(model, one, ask)) requests.push({ model, one, ask, real });
    }
  }
}, 240_000);

function wrong(change: (model: RoutingModel) => RoutingModel): readonly string[] {
  return requests.flatMap(({ model, one, ask, real }) => {
    const predicted = predict(change(model), one, ask);
    return predicted && !agrees(predicted, real) ? [`${one.id} ${ask.lane}`] : [];
  });
}

function eachLane(change: (lane: Lane) => Lane): (model: RoutingModel) => RoutingModel {
  return (model) => ({ ...model, lanes: model.lanes.map(change) });
}

function eachChain(change: (chain: readonly Step[]) => readonly Step[]) {
  return eachLane((lane) => ({
    ...lane,
    routes: lane.routes.map((route) => ({ ...route, chain: change(route.chain) })),
  }));
}

const MUTATIONS: Readonly<Record<string, (model: RoutingModel) => RoutingModel>> = {
  'fallbacks are tried from the last': eachChain(([first, ...rest]) =>
    first ? [first, ...rest.reverse()] : [],
  ),
  'there are no fallbacks': eachChain((chain) => chain.slice(0, 1)),
  'fallbacks end with the first': eachChain((chain) => chain.slice(0, 2)),
  'every failure leads to every fallback': eachChain((chain) =>
    chain.map((step) => (step.on.length > 0 ? { ...step, on: ['any'] } : step)),
  ),
  'a refused key leads nowhere': eachChain((chain) =>
    chain.map((step) => ({ ...step, on: step.on.filter((on) => on !== 'auth') })),
  ),
  'a missing key is passed over everywhere': eachLane(({ ends: _, ...lane }) => lane),
  'tasks have no candidates': (model) => ({ ...model, lanes: model.lanes.filter(({ inner }) => !inner) }),
  'subagents take the main model': eachLane((lane) =>
    lane.id === 'delegation' ? { ...lane, routes: [] } : lane,
  ),
};

describe('what Hermes 0.19.0 did', () => {
  it('is what is predicted, in 200 cases and more', () => {
    expect(wrong((model) => model)).toEqual([]);
    expect(new Set(requests.map(({ one }) => one.id)).size).toBeGreaterThanOrEqual(200);
    expect(requests.length).toBeGreaterThan(500);
  });

  it.each(Object.keys(MUTATIONS))('is not what is predicted where %s', (name) => {
    const change = MUTATIONS[name];
    expect(change && wrong(change).length).toBeGreaterThan(3);
  });
});
