import type { Lane } from '../model/routing.ts';
import type { Box } from './box.ts';
import { isKnown, type LanePair, pairClasses, type Sides } from './class-pairs.ts';
import { type Effect, effectKey, effectOf } from './compare-effect.ts';
import { type CompareVerdict, joinVerdicts } from './compare-verdict.ts';
import { type DifferenceWitness, witnessesOf } from './compare-witness.ts';
import type { Flow } from './flow.ts';
import type { Partition } from './partition.ts';
import { maximalBoxes } from './region-boxes.ts';

/** Prompts of a lane for which the change is the same. */
export interface ComparedRegion extends Omit<Effect, 'pair' | 'order'> {
  /** As few and as large boxes as hold them; they may overlap. */
  readonly boxes: readonly Box[];
  readonly witnesses: readonly DifferenceWitness[];
}

/** A lane of either side, compared. */
export interface ComparedLane {
  readonly old: Lane | undefined;
  readonly next: Lane | undefined;
  readonly verdict: CompareVerdict;
  readonly regions: readonly ComparedRegion[];
  /** Nothing was cut short: what is not found is not there. */
  readonly complete: boolean;
}

/** Which prompts two models route differently, lane by lane. */
export interface Comparison {
  readonly partition: Partition;
  readonly lanes: readonly ComparedLane[];
  /** What `newAccess` goes by. */
  readonly pairs: readonly LanePair[];
}

/** Holds two models against each other: every class of prompts that either tells apart, in every world. */
export function compareModels(sides: Sides): Comparison {
  const { partition, lanes } = pairClasses(sides);
  return { partition, pairs: lanes, lanes: lanes.map((lane) => comparedLane(sides, partition, lane)) };
}

function comparedLane(sides: Sides, partition: Partition, { old, next, pairs }: LanePair): ComparedLane {
  const groups = new Map<string, Effect[]>();
  for (const pair of pairs) {
    const effect = effectOf(sides, pair);
    if (!effect) continue;
    const key = effectKey(sides, effect);
    const group = groups.get(key);
    if (group) group.push(effect);
    else groups.set(key, [effect]);
  }
  const regions = [...groups.values()].flatMap((effects) => mergedRegion(sides, partition, effects) ?? []);
  const complete = pairs.every((pair) => isKnown(pair.old) && isKnown(pair.next));
  return { old, next, verdict: joinVerdicts(regions.map((region) => region.verdict)), regions, complete };
}

function mergedRegion(
  sides: Sides,
  partition: Partition,
  effects: readonly Effect[],
): ComparedRegion | undefined {
  const [head] = effects;
  if (!head) return undefined;
  const { verdict, first } = head;
  const gained = fewest(
    sides,
    effects.flatMap((effect) => effect.gained),
  );
  const lost = fewest(
    sides,
    effects.flatMap((effect) => effect.lost),
  );
  return {
    verdict,
    boxes: maximalBoxes(
      partition,
      effects.flatMap(({ pair }) => pair.region),
    ),
    first,
    gained,
    lost,
    altered: head.altered,
    witnesses: witnessesOf(partition, effects),
  };
}

// For each place the way that needs the fewest failures, and of those the first.
function fewest({ placeOf }: Sides, flows: readonly Flow[]): readonly Flow[] {
  const best = new Map<string, Flow>();
  for (const flow of flows) {
    const place = placeOf(flow.target);
    const known = best.get(place);
    if (!known || known.failures.length > flow.failures.length) best.set(place, flow);
  }
  return [...best.values()];
}
