import type { Condition, Lane, Route, RoutingModel, SignalClause, SizeClause } from '../model/routing.ts';
import { type Prompt, signalOf } from './prompt.ts';

/** Does a clause hold for a prompt? */
export function clauseHolds(clause: SizeClause | SignalClause, prompt: Prompt): boolean {
  if (clause.kind === 'size') return compares(prompt[clause.dimension], clause);
  const signal = signalOf(prompt, clause.name);
  if (signal === 'unavailable') return clause.unavailable === 'holds';
  return (signal === 'yes') === clause.value;
}

/** Do all clauses of a condition hold? */
export function conditionHolds(when: Condition, prompt: Prompt): boolean {
  return when.all.every((clause) => clauseHolds(clause, prompt));
}

/** The route of a lane that a prompt takes: the first whose condition holds. Undefined where none does. */
export function routeFor(lane: Lane, prompt: Prompt): Route | undefined {
  return lane.routes.find((route) => conditionHolds(route.when, prompt));
}

/** The model as one prompt meets it: each lane has the route it takes there, or none. Routes are the same objects. */
export function restrictTo(model: RoutingModel, prompt: Prompt): RoutingModel {
  const lanes = model.lanes.map((lane) => {
    const route = routeFor(lane, prompt);
    return { ...lane, routes: route ? [route] : [] };
  });
  return { ...model, lanes };
}

function compares(size: number, { operator, value }: SizeClause): boolean {
  switch (operator) {
    case '<=':
      return size <= value;
    case '<':
      return size < value;
    case '>':
      return size > value;
    case '>=':
      return size >= value;
  }
}
