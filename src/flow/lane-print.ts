import type { Lane, RoutingModel, Step } from '../model/routing.ts';
import type { Walk } from './attempts.ts';

/**
 * A text that is equal for two lanes only if every prompt goes the same way in both, whatever fails: everything that the
 * lane, and those it can enter, go by. `place` says which targets are one. Places in the file do not count.
 */
export function lanePrint({ model, lanes }: Walk, lane: Lane, place: (id: string) => string): string {
  const seen = new Set<Lane>([lane]);
  const parts: unknown[] = [];
  const targets = new Set<string>();
  for (const here of seen) {
    const routes = here.routes.map(({ when, chain, unanswered }) => [
      when.all.map(({ span: _span, implied: _implied, ...clause }) => clause),
      unanswered === true,
      chain.map((step) => {
        const entered = step.enters === undefined ? undefined : lanes.get(step.enters);
        if (entered) seen.add(entered);
        const ids = targetsOf(model, step);
        for (const id of ids) targets.add(id);
        return [ids, entered ? entered.id : step.enters !== undefined, [...step.on].sort(), !!step.catchAll];
      }),
    ]);
    parts.push([here.id, here.kind === 'main', here.ends ?? [], routes]);
  }
  const known = [...targets].sort().map((id) => {
    const target = model.targets.get(id);
    return [id, place(id), target?.fate, target?.locality.value, target?.access.value];
  });
  return JSON.stringify([model.maxDepth, model.lists, parts, known]);
}

function targetsOf(model: RoutingModel, { targets }: Step): readonly string[] {
  return [...new Set(targets)].filter((id) => model.targets.has(id)).sort();
}
