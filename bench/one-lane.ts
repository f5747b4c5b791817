import type { Condition, RoutingModel } from '../src/model/routing.ts';
import { lane, model, route, step } from '../test/flow/models.ts';

export const ROUTES = 1_000;
const TARGETS = 200;
const CHAIN = 3;

/** A model of one lane with 1,000 routes over 200 targets; `when` says which prompts a route takes. */
export function oneLane(when: (index: number) => Condition['all']): RoutingModel {
  const routes = Array.from({ length: ROUTES }, (_, at) => ({
    ...route(
      Array.from({ length: CHAIN }, (_step, hop) => {
        const next = step(`t${(at + hop * 7) % TARGETS}`);
        return hop === 0 ? { ...next, on: [] } : next;
      }),
      `r${at}`,
    ),
    when: { all: when(at) },
  }));
  return model([{ ...lane('main', []), routes }]);
}
