import type { Effect } from './compare-effect.ts';
import type { Flow, World } from './flow.ts';
import { holdsPrompt, type Partition } from './partition.ts';
import { type Witness, witnessOf } from './witness.ts';

/** A prompt and a world in which the two sides differ. */
export interface DifferenceWitness {
  readonly prompt: Witness;
  /** Targets that must fail, by id, in the order they are tried; empty for none. */
  readonly failures: readonly string[];
  readonly world: World;
}

/** One witness for what comes, one for what goes, one for another first choice; the same one is given once. */
export function witnessesOf(partition: Partition, effects: readonly Effect[]): readonly DifferenceWitness[] {
  const nothing: World = new Map();
  const ways = [
    best(partition, effects, ({ gained }) => gained),
    best(partition, effects, ({ lost }) => lost),
    best(
      partition,
      effects.filter((effect) => effect.first.moved),
      () => [{ failures: [], world: nothing }],
    ),
    best(partition, effects, ({ order }) => (order ? [order] : [])),
    best(partition, effects, ({ altered }) => altered.map(({ way }) => way)),
  ];
  const byKey = new Map<string, DifferenceWitness>();
  for (const way of ways) {
    if (!way) continue;
    const key = way.failures.map((id) => `${id} ${way.world.get(id)}`).join('\n');
    if (!byKey.has(key)) byKey.set(key, way);
  }
  return [...byKey.values()];
}

type Way = Pick<Flow, 'failures' | 'world'>;

// The fewest failures first, then the smallest prompt.
function best(
  partition: Partition,
  effects: readonly Effect[],
  waysIn: (effect: Effect) => readonly Way[],
): DifferenceWitness | undefined {
  const ways = effects.flatMap((effect) =>
    waysIn(effect).map((way) => ({ way, region: effect.pair.region })),
  );
  const least = Math.min(...ways.map(({ way }) => way.failures.length));
  const plain = ways.filter(({ way }) => way.failures.length === least);
  const prompt = witnessOf(
    partition,
    plain.flatMap(({ region }) => region),
    false,
  );
  const found =
    prompt && plain.find(({ region }) => region.some((box) => holdsPrompt(partition, box, prompt.prompt)));
  return found && { prompt, failures: found.way.failures, world: found.way.world };
}
