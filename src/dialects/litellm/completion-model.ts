import type { Lane } from '../../model/routing.ts';
import { entrySpan, textValue } from '../values.ts';
import type { LaneSet } from './lane-set.ts';
import { enterStep, plainLane } from './lanes.ts';
import { isReference } from './provider.ts';
import { setEntry, shown } from './reading.ts';

/** Kinds of lane whose requests go through `completion_model` (`resolve_inference_model`, litellm 1.106.2). */
const COERCED: ReadonlySet<Lane['kind']> = new Set(['group', 'alias', 'catch-all', 'embedding', 'rerank']);

/**
 * The lanes as `general_settings.completion_model` leaves them: it takes the place of the model that a caller asks for, so
 * one lane takes every request, and the others are left only where that one falls back to them.
 */
export function redirected(set: LaneSet, lanes: readonly Lane[]): readonly Lane[] {
  const { general } = set.reading.sections;
  const entry = setEntry(general, 'completion_model');
  const name = textValue(entry?.value);
  if (!entry || name === '' || isReference(name)) return lanes;
  const lane = set.idOf(name);
  if (lane === undefined) return lanes;
  const span = entrySpan(entry);
  set.finish();
  const all = [...lanes, ...set.lanes.values()];
  const reached = reachedFrom(lane, all);
  const left = all.filter((other) => reached.has(other.id) || !COERCED.has(other.kind));
  const unused = all.filter(
    (other) => !reached.has(other.id) && other.kind === 'group' && other.implied === undefined,
  );
  if (unused.length > 0) {
    set.reading.out.observe({
      rule: 'ignored-value',
      code: 'litellm-completion-model-takes-all',
      span,
      related: unused
        .slice(0, 8)
        .map((other) => ({ span: other.span, label: `${other.title} is never asked` })),
      data: { model: shown(name), count: unused.length },
    });
  }
  const main = plainLane('main', 'main', 'every request', [enterStep(lane, [], span)], span);
  return [main, ...left];
}

function reachedFrom(start: string, lanes: readonly Lane[]): ReadonlySet<string> {
  const byId = new Map(lanes.map((lane) => [lane.id, lane]));
  const reached = new Set([start]);
  for (const id of reached) {
    for (const route of byId.get(id)?.routes ?? []) {
      for (const step of route.chain) if (step.enters !== undefined) reached.add(step.enters);
    }
  }
  return reached;
}
