import type { Box } from '../flow/box.ts';
import { isFeasible } from '../flow/feasible.ts';
import { type Witness, witnessOf } from '../flow/witness.ts';
import type { Lane } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { type Arrival, arrivalsInAny, arrivalsWithDown } from './arrivals.ts';
import { type Answer, fitsAny } from './fits.ts';
import type { Ground } from './ground.ts';
import { possibleOutcomes } from './possible.ts';
import { inversions } from './prefer.ts';
import { boxOfSet, lanesNamed } from './prompt-set.ts';
import type { Claim, RoutePolicy } from './route-test.ts';

/** A prompt and a state of the world that show a policy broken, or, where `certain` is false, maybe broken. */
export interface Breach extends Arrival {
  readonly witness: Witness;
  /** For `prefer`: a target of an earlier kind that stands in the chain and works. */
  readonly spared: Target | undefined;
  readonly certain: boolean;
}

/** What became of a policy in one model. */
export interface PolicyJudgement {
  /** One for each lane and target, those that hang on no version or environment first. */
  readonly breaches: readonly Breach[];
  /** Why there is no proof, though no breach was found: clauses. */
  readonly doubts: readonly string[];
  readonly lanes: readonly Lane[];
  /** Targets that the prompts reach in these worlds. */
  readonly reached: number;
  /** False: no prompt is in the set, so that the policy says nothing here. */
  readonly speaks: boolean;
}

/** A breach without its prompt, which is only made for those that are kept. */
export type Found = Omit<Breach, 'witness'>;

/** Holds a policy against every prompt of its set, in each of its worlds. */
export function judgePolicy(ground: Ground, policy: RoutePolicy): PolicyJudgement {
  const { forall, worlds, claim } = policy;
  const { partition } = ground.reach;
  const box = boxOfSet(partition, forall);
  const lanes = lanesNamed(ground.model, forall.lanes);
  const speaks = box !== undefined && isFeasible(partition, box) && lanes.length > 0;
  if (!speaks) return { breaches: [], doubts: [], lanes: [], reached: 0, speaks };
  const doubts = new Set<string>();
  const reached = new Set<string>();
  const kept = new Map<string, Found>();
  for (const lane of lanes) {
    for (const found of breachesIn(ground, lane, box, policy, { doubts, reached })) {
      const key = `${lane.id}\n${found.target?.id ?? ''}\n${found.certain}`;
      const known = kept.get(key);
      if (!known || (known.hinge && !found.hinge)) kept.set(key, found);
    }
  }
  // What stands in a chain is known by every way through it.
  if ((worlds.kind === 'all' || claim.kind === 'prefer') && !ground.reach.complete)
    doubts.add('there are more ways through the fallbacks than routelint follows');
  if (doubts.size + reached.size + kept.size === 0) doubts.add('these prompts reach no target at all');
  for (const { what } of ground.model.notModelled) doubts.add(`not modelled: ${what}`);
  const isPrivate = forall.private === true;
  const breaches = [...kept.values()].flatMap((found): Breach[] => {
    const witness = witnessOf(partition, found.region, isPrivate);
    if (witness && replays(ground, found, witness)) return [{ ...found, witness }];
    doubts.add('there are more classes of prompts than routelint tells apart');
    return [];
  });
  return { breaches, doubts: [...doubts], lanes, reached: reached.size, speaks };
}

interface Notes {
  readonly doubts: Set<string>;
  readonly reached: Set<string>;
}

function* breachesIn(
  ground: Ground,
  lane: Lane,
  box: Box,
  { claim, worlds }: RoutePolicy,
  { doubts, reached }: Notes,
): Generator<Found> {
  if (claim.kind === 'prefer' && worlds.kind === 'all') {
    for (const { target } of arrivalsInAny(ground, lane, box)) if (target) reached.add(target.id);
    yield* inversions(ground, lane, [box], claim.of);
    return;
  }
  const most = worlds.kind === 'down' ? worlds.most : 0;
  const arrivals =
    worlds.kind === 'all' ? arrivalsInAny(ground, lane, box) : arrivalsWithDown(ground, lane, box, most);
  if (!arrivals) {
    doubts.add('there are more outages, or classes of prompts, than routelint tries one by one');
    return;
  }
  for (const arrival of arrivals) {
    if (arrival.target) reached.add(arrival.target.id);
    yield* broken(ground, arrival, claim);
  }
}

function* broken(ground: Ground, arrival: Arrival, claim: Claim): Generator<Found> {
  const { target } = arrival;
  const found = { ...arrival, spared: undefined };
  if (claim.kind === 'always') {
    if (!target) yield { ...found, certain: true };
    return;
  }
  if (!target) return;
  if (claim.kind === 'prefer') {
    yield* inversions(ground, arrival.lane, arrival.region, claim.of, arrival);
    return;
  }
  const fit = fitsAny(target, claim.of);
  const isBroken: Answer = claim.kind === 'never' ? fit : opposite(fit);
  if (isBroken !== 'no') yield { ...found, certain: isBroken === 'yes' };
}

// Where regions had to be left larger than they are, a prompt of one may take another way.
function replays({ model }: Ground, { lane, world, target }: Found, { prompt }: Witness): boolean {
  return possibleOutcomes(model, lane, prompt, world).some(({ outcomes }) =>
    outcomes.length === 0 ? !target : outcomes.some((outcome) => outcome.target === target?.id),
  );
}

function opposite(answer: Answer): Answer {
  if (answer === 'maybe') return answer;
  return answer === 'yes' ? 'no' : 'yes';
}
