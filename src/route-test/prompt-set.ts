import { type Box, boxOf, narrowed, signalMask } from '../flow/box.ts';
import { fitsLane } from '../flow/named-lanes.ts';
import type { Partition } from '../flow/partition.ts';
import { PRIVATE_SIGNAL } from '../flow/prompt.ts';
import type { Condition, Lane, RoutingModel, SizeClause } from '../model/routing.ts';
import type { Named, PromptSet } from './route-test.ts';

const NOWHERE = { start: 0, end: 0 };

/** The bounds that a set puts on sizes, as a condition: a partition is cut there. */
export function sizesOf({ sizes }: PromptSet): Condition {
  const all: SizeClause[] = [];
  for (const [dimension, { min, max }] of sizes) {
    const clause = { kind: 'size', dimension, span: NOWHERE } as const;
    if (min !== undefined) all.push({ ...clause, operator: '>=', value: min });
    if (max !== undefined) all.push({ ...clause, operator: '<=', value: max });
  }
  return { all };
}

/** The cells of a partition that hold the prompts of a set; undefined where none does. */
export function boxOfSet(partition: Partition, set: PromptSet): Box | undefined {
  let box = boxOf(partition, sizesOf(set));
  const readings = set.signals.map(({ name, value }) => ({ name: name.text, value }));
  // Where routing goes by the label, it is a signal like any other; elsewhere it tells no prompts apart.
  if (set.private !== undefined && partition.index.has(`signal ${PRIVATE_SIGNAL}`))
    readings.push({ name: PRIVATE_SIGNAL, value: set.private ? 'yes' : 'no' });
  for (const { name, value } of readings) {
    const index = partition.index.get(`signal ${name}`) ?? -1;
    const dimension = partition.dimensions[index];
    if (!box || dimension?.kind !== 'signal') return undefined;
    box = narrowed(partition, box, index, signalMask(dimension, name, value));
  }
  return box;
}

/**
 * The lanes that names stand for, of those that callers can ask for: all without names. A glob behind `!` takes lanes
 * out again, and the last one that fits decides.
 */
export function lanesNamed(model: RoutingModel, names: readonly Named[]): readonly Lane[] {
  const startsOut = names[0]?.text.startsWith('!') ?? true;
  return model.lanes.filter((lane) => {
    if (lane.inner) return false;
    let isIn = startsOut;
    for (const { text } of names) {
      const out = text.startsWith('!');
      if (fitsLane(lane, out ? text.slice(1) : text)) isIn = !out;
    }
    return isIn;
  });
}
