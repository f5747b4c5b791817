import type { Target } from '../model/target.ts';
import { type ClassPair, type ClassReach, isKnown, type LanePair, type Sides } from './class-pairs.ts';
import type { DifferenceWitness } from './compare-witness.ts';
import type { Flow } from './flow.ts';
import { holdsPrompt, type Partition } from './partition.ts';
import { witnessOf } from './witness.ts';

/** Prompts of a lane that reach a target of a kind which they did not reach before. */
export interface NewAccess {
  readonly pair: LanePair;
  /** The way there that needs the fewest failures; its lane is the new side's. */
  readonly flow: Flow;
  readonly witness: DifferenceWitness;
}

/** What became of the question in all lanes. */
export interface NewAccesses {
  /** For each lane and place at most one. */
  readonly found: readonly NewAccess[];
  /** Nothing was cut short: what is not found is not there. */
  readonly complete: boolean;
}

/**
 * Every place of a kind that some class of prompts can reach now, in some world, and could not reach before in any. A
 * place that was there before counts as reached before only if it was of the kind then.
 */
export function newAccess(
  { placeOf }: Sides,
  partition: Partition,
  lanes: readonly LanePair[],
  isMeant: (target: Target) => boolean,
): NewAccesses {
  const meant = (one: ClassReach | undefined): readonly Flow[] =>
    (one?.flows ?? []).filter((flow) => isMeant(flow.target));
  const found: NewAccess[] = [];
  let complete = true;
  for (const lane of lanes) {
    const byPlace = new Map<string, { pair: ClassPair; flow: Flow }[]>();
    for (const pair of lane.pairs) {
      const { old, next } = pair;
      if (!isKnown(next) || !isKnown(old)) complete = false;
      // What the old side may reach beyond what was found is not new for sure.
      if (!next?.exact || (old && !isKnown(old))) continue;
      const before = new Set(meant(old).map(({ target }) => placeOf(target)));
      for (const flow of meant(next)) {
        const place = placeOf(flow.target);
        if (before.has(place)) continue;
        const known = byPlace.get(place) ?? [];
        known.push({ pair, flow });
        byPlace.set(place, known);
      }
    }
    for (const ways of byPlace.values()) {
      const least = Math.min(...ways.map(({ flow }) => flow.failures.length));
      const plain = ways.filter(({ flow }) => flow.failures.length === least);
      const prompt = witnessOf(
        partition,
        plain.flatMap(({ pair }) => pair.region),
        false,
      );
      const way = plain.find(({ pair }) =>
        pair.region.some((box) => prompt && holdsPrompt(partition, box, prompt.prompt)),
      );
      if (!(prompt && way)) continue;
      const { failures, world } = way.flow;
      found.push({ pair: lane, flow: way.flow, witness: { prompt, failures, world } });
    }
  }
  return { found, complete };
}
