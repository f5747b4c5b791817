import type { Condition, RoutingModel } from '../src/model/routing.ts';
import { lane, model, route, step } from '../test/flow/models.ts';

/** Steps of each route. */
export const CHAIN = 3;

/** Which prompts a route takes, of so many. */
export type Shape = (index: number, routes: number) => Condition['all'];

/** A model of one lane with many routes over a fifth as many targets. */
export function oneLane(shape: Shape, routes = 1_000): RoutingModel {
  const targets = routes / 5;
  const made = Array.from({ length: routes }, (_, at) => ({
    ...route(
      Array.from({ length: CHAIN }, (_step, hop) => {
        const next = step(`t${(at + hop * 7) % targets}`);
        return hop === 0 ? { ...next, on: [] } : next;
      }),
      `r${at}`,
    ),
    when: { all: shape(at, routes) },
  }));
  return model([{ ...lane('main', []), routes: made }]);
}
