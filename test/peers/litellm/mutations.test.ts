import { beforeAll, describe, expect, it } from 'vitest';
import type { RoutingModel, Step } from '../../../src/model/routing.ts';
import { goldensOf } from '../goldens.ts';
import type { Ask, Case, Outcome } from './case.ts';
import { agrees } from './compare.ts';
import { litellm } from './peer.ts';
import { litellmModel, type Prediction, predict } from './predict.ts';

/** A request of a golden, with the model of its config. */
interface Request {
  readonly model: RoutingModel;
  readonly one: Case;
  readonly ask: Ask;
  readonly real: Outcome;
}

const requests: Request[] = [];

beforeAll(async () => {
  const [golden] = goldensOf(litellm).filter(({ version }) => version === litellm.version);
  for (const { case: one, answer } of golden?.did ?? []) {
    if (!answer.started) continue;
    const model = await litellmModel(one.config, litellm.version);
    for (const [index, ask] of one.asks.entries()) {
      const real = answer.asks[index];
      if (real) requests.push({ model, one, ask, real });
    }
  }
}, 120_000);

function missed(mutate: (model: RoutingModel) => RoutingModel): number {
  return wrong(({ model, ask }) => predict(mutate(model), ask));
}

function wrong(predictions: (request: Request) => readonly Prediction[]): number {
  return requests.filter(
    (request) => !agrees(predictions(request), request.real, request.one.retries === true),
  ).length;
}

function eachChain(change: (chain: readonly Step[]) => readonly Step[]) {
  return (model: RoutingModel): RoutingModel => ({
    ...model,
    lanes: model.lanes.map((lane) => ({
      ...lane,
      routes: lane.routes.map((route) => ({ ...route, chain: change(route.chain) })),
    })),
  });
}

const MODELS: Readonly<Record<string, (model: RoutingModel) => RoutingModel>> = {
  'fallbacks are tried from the last': eachChain(([first, ...rest]) =>
    first ? [first, ...rest.reverse()] : [],
  ),
  'fallbacks end with the first': eachChain((chain) => chain.slice(0, 2)),
  'every failure leads to every fallback': eachChain((chain) =>
    chain.map((step) => (step.on.length > 0 ? { ...step, on: ['any'] } : step)),
  ),
  'billing leads nowhere': eachChain((chain) =>
    chain.map((step) => ({
      ...step,
      on: step.on.includes('any')
        ? [
            'rate-limit',
            'auth',
            'connection',
            'timeout',
            'server-error',
            'bad-request',
            'no-credential',
            'context-window',
            'content-policy',
          ]
        : step.on.filter((trigger) => trigger !== 'billing'),
    })),
  ),
  'default fallbacks are as good as those of a name': eachChain((chain) =>
    chain.map(({ catchAll: _, ...step }) => step),
  ),
  'one fallback less deep': (model) => ({ ...model, maxDepth: (model.maxDepth ?? 5) - 1 }),
  'only the own name is looked up': withLists({ resumes: false }),
  'a pool is left when all have failed': withLists({ hasty: false }),
  'nothing but their own list is for long prompts': withLists({ plain: [] }),
};

function withLists(change: Partial<NonNullable<RoutingModel['lists']>>) {
  return (model: RoutingModel): RoutingModel =>
    model.lists ? { ...model, lists: { ...model.lists, ...change } } : model;
}

const PREDICTIONS: Readonly<Record<string, (one: Prediction) => Prediction>> = {
  'somebody else answers': (one) => ({ ...one, answered: one.answered === null ? '4001 m-1' : null }),
  'the last that fails is not asked': (one) => ({ ...one, steps: one.steps.slice(0, -1) }),
  'one more is asked': (one) => ({ ...one, steps: [...one.steps, ['4001 m-1']] }),
  'they are asked from the last': (one) => ({ ...one, steps: [...one.steps].reverse() }),
  'they are asked for another model': (one) => ({
    ...one,
    steps: one.steps.map((step) => step.map((upstream) => `${upstream}x`)),
  }),
};

describe('the comparison with LiteLLM', () => {
  it('agrees with the predictions as they are', () => {
    expect(requests.length).toBeGreaterThan(300);
    expect(missed((model) => model)).toBe(0);
  });

  it.each(Object.keys(MODELS))('does not agree where %s', (name) => {
    expect(missed((model) => MODELS[name]?.(model) ?? model)).toBeGreaterThan(0);
  });

  it.each(Object.keys(PREDICTIONS))('does not agree where %s', (name) => {
    const change = PREDICTIONS[name];
    expect(wrong(({ model, ask }) => predict(model, ask).map((one) => change?.(one) ?? one))).toBeGreaterThan(
      5,
    );
  });
});
