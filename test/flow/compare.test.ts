import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedIn } from '../../src/flow/closed-world.ts';
import { type Comparison, compareModels } from '../../src/flow/compare.ts';
import { COMPARE_VERDICTS, type CompareVerdict, joinVerdicts } from '../../src/flow/compare-verdict.ts';
import { evaluate } from '../../src/flow/evaluate.ts';
import type { Failure, World } from '../../src/flow/flow.ts';
import { newAccess } from '../../src/flow/new-access.ts';
import { holdsPrompt, partitionOf } from '../../src/flow/partition.ts';
import type { Prompt } from '../../src/flow/prompt.ts';
import { laneRegions } from '../../src/flow/regions.ts';
import { isRedundant } from '../../src/flow/route-faults.ts';
import type { Lane, RoutingModel } from '../../src/model/routing.ts';
import type { Target } from '../../src/model/target.ts';
import {
  lane,
  model,
  models,
  pickyModels,
  plainModels,
  plainPickyModels,
  route,
  size,
  step,
  target,
} from './models.ts';
import { smallPrompts } from './prompts.ts';

const placeOf = (one: Target): string => one.id;
const prompts = smallPrompts();

function compare(old: RoutingModel, next: RoutingModel): Comparison {
  return compareModels({ old, next, placeOf });
}

function verdicts(old: RoutingModel, next: RoutingModel): Record<string, CompareVerdict> {
  const { lanes } = compare(old, next);
  return Object.fromEntries(lanes.map((one) => [one.old?.id ?? one.next?.id ?? '', one.verdict]));
}

// Routes that no prompt meets: the same model to every prompt, and not to the letter.
function padded(of: RoutingModel): RoutingModel {
  const idle = { ...route([step('a', [])], 'idle'), when: { all: [size('chars', '<', 0)] } };
  return { ...of, lanes: of.lanes.map((one) => ({ ...one, routes: [idle, ...one.routes] })) };
}

// Two models of which the second has some lanes of a third: alike in part, as two states of one config are.
function pairsOf(arbitrary: fc.Arbitrary<RoutingModel>): fc.Arbitrary<readonly [RoutingModel, RoutingModel]> {
  return fc
    .tuple(arbitrary, arbitrary, fc.subarray(['main', 'aux', 'third'], { minLength: 1 }))
    .map(([old, other, changed]) => [
      old,
      {
        ...old,
        lanes: old.lanes.map((one) => (changed.includes(one.id) ? (laneNamed(other, one.id) ?? one) : one)),
      },
    ]);
}

function laneNamed(of: RoutingModel, id: string): Lane | undefined {
  return of.lanes.find((one) => one.id === id);
}

function answers(of: RoutingModel, id: string, world: World, prompt?: Prompt): string {
  const found = evaluate(of, id, world, prompt).map((outcome) => outcome.target ?? '');
  return [...new Set(found.length === 0 ? [''] : found)].sort().join();
}

describe('compareModels', () => {
  it('finds a model equivalent to itself, with routes that no prompt takes', () => {
    fc.assert(
      fc.property(fc.oneof(models, pickyModels), (of) => {
        expect(joinVerdicts(Object.values(verdicts(of, of)))).toBe('equivalent');
        expect(joinVerdicts(Object.values(verdicts(of, padded(of))))).toBe('equivalent');
      }),
      { numRuns: 60 },
    );
  });

  it('gives witnesses that the evaluator shows to be answered otherwise', () => {
    fc.assert(
      fc.property(pairsOf(pickyModels), ([old, next]) => {
        for (const one of compare(old, next).lanes) {
          const id = one.old?.id ?? '';
          for (const { verdict, witnesses } of one.regions) {
            if (verdict !== 'unknown') expect(witnesses.length).toBeGreaterThan(0);
            for (const { prompt, world } of witnesses)
              expect(answers(old, id, world, prompt.prompt)).not.toBe(
                answers(next, id, world, prompt.prompt),
              );
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it('swaps wider and narrower when its sides are swapped', () => {
    const swapped: Partial<Record<CompareVerdict, CompareVerdict>> = { wider: 'narrower', narrower: 'wider' };
    fc.assert(
      fc.property(pairsOf(pickyModels), ([old, next]) => {
        const there = verdicts(old, next);
        const back = verdicts(next, old);
        for (const [id, verdict] of Object.entries(there)) expect(back[id]).toBe(swapped[verdict] ?? verdict);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with every outage tried one by one, for prompts of all kinds', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(pairsOf(plainPickyModels), ([old, next]) => {
        const result = compare(old, next);
        for (const one of result.lanes) {
          for (const prompt of sampleOf()) {
            const regions = one.regions.filter(({ boxes }) =>
              boxes.some((box) => holdsPrompt(result.partition, box, prompt)),
            );
            expect(regions.length).toBeLessThan(2);
            const expected = bruteForce(old, next, one.old?.id ?? '', prompt);
            seen.add(expected);
            expect(regions[0]?.verdict ?? 'equivalent').toBe(expected);
          }
        }
      }),
      { numRuns: 50 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['both', 'equivalent', 'narrower', 'wider']));
  });

  it('agrees with every outage where failures open lists, and pools are left at the first failure', () => {
    const lists = { once: true, resumes: true, hasty: true, plain: [] };
    const listed = plainModels.map((of) => ({ ...of, lists }));
    fc.assert(
      fc.property(pairsOf(listed), ([old, next]) => {
        for (const one of compare(old, next).lanes)
          expect(one.verdict).toBe(bruteForce(old, next, one.old?.id ?? ''));
      }),
      { numRuns: 25 },
    );
  });

  it('calls nothing equivalent that any way of failing tells apart', () => {
    const worlds = everyWorld(['a', 'b', 'c', 'd', 'e'], ['server-error', 'context-window', 'connection']);
    fc.assert(
      fc.property(pairsOf(models), ([old, next]) => {
        for (const one of compare(old, next).lanes) {
          const id = one.old?.id ?? '';
          const isSingle = [old, next].every((of) => of.lanes.every((each) => each.routes.length === 1));
          if (one.verdict !== 'equivalent' || !isSingle) continue;
          for (const world of worlds) {
            if (closedIn([old, next], world)?.size !== world.size) continue;
            const told = answers(old, id, world) === answers(next, id, world);
            if (!told) expect({ id, world }).toBe('equivalent');
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('finds no difference when a redundant route goes, or routes that share no prompt change places', () => {
    let tried = 0;
    fc.assert(
      fc.property(pickyModels, (of) => {
        const [main] = of.lanes;
        if (!main) return;
        const partition = partitionOf(of.lanes);
        const regions = laneRegions(partition, main);
        for (const [index, region] of regions.routes.entries()) {
          const next = regions.routes[index + 1];
          const routes = [...main.routes];
          if (isRedundant(partition, regions, region) || region.effective.length === 0)
            routes.splice(index, 1);
          else if (next && isApart(region.own, next.own)) routes.splice(index, 2, next.route, region.route);
          else continue;
          tried++;
          const changed = { ...of, lanes: of.lanes.map((one) => (one === main ? { ...one, routes } : one)) };
          expect(joinVerdicts(Object.values(verdicts(of, changed)))).toBe('equivalent');
        }
      }),
      { numRuns: 50 },
    );
    expect(tried).toBeGreaterThan(10);

    function isApart(
      some: readonly ReadonlyMap<number, bigint>[],
      others: readonly ReadonlyMap<number, bigint>[],
    ): boolean {
      return some.every((one) =>
        others.every((other) => [...one].some(([at, mask]) => ((other.get(at) ?? mask) & mask) === 0n)),
      );
    }
  });
});

function bruteForce(old: RoutingModel, next: RoutingModel, id: string, prompt?: Prompt): CompareVerdict {
  const reached = [new Set<string>(), new Set<string>()] as const;
  let differs = false;
  for (const world of everyWorld([...old.targets.keys()], ['server-error'])) {
    const [before, after] = [answers(old, id, world, prompt), answers(next, id, world, prompt)];
    for (const answer of before.split(',')) reached[0].add(answer);
    for (const answer of after.split(',')) reached[1].add(answer);
    if (before !== after) differs = true;
  }
  const gained = [...reached[1]].some((one) => one !== '' && !reached[0].has(one));
  const lost = [...reached[0]].some((one) => one !== '' && !reached[1].has(one));
  if (gained) return lost ? 'both' : 'wider';
  if (lost) return 'narrower';
  const nothing: World = new Map();
  if (answers(old, id, nothing, prompt) !== answers(next, id, nothing, prompt)) return 'moved';
  return differs ? 'reordered' : 'equivalent';
}

function everyWorld(ids: readonly string[], failures: readonly Failure[]): readonly World[] {
  let worlds: World[] = [new Map()];
  for (const id of ids)
    worlds = worlds.flatMap((world) => [
      world,
      ...failures.map((failure) => new Map(world).set(id, failure)),
    ]);
  return worlds;
}

let turn = 0;
function sampleOf(): readonly Prompt[] {
  turn++;
  return prompts.filter((_, index) => (index * 7 + turn) % 211 === 0);
}

describe('compareModels, case by case', () => {
  const routed = (limit: number): RoutingModel =>
    model([
      {
        ...lane('main', []),
        routes: [
          { ...route([step('near', [])], 'cheap'), when: { all: [size('chars', '<=', limit)] } },
          route([step('far', [])], 'primary'),
        ],
      },
    ]);

  it('names the prompts between an old limit and a new one, the smallest first', () => {
    const [main] = compare(routed(200), routed(300)).lanes;
    expect(
      main?.regions.map(({ verdict, witnesses }) => [
        verdict,
        witnesses.map((one) => one.prompt.prompt.chars),
      ]),
    ).toEqual([['both', [201]]]);
  });

  it.each<[string, readonly string[], readonly string[], CompareVerdict]>([
    ['a fallback more', ['a'], ['a', 'b'], 'wider'],
    ['a fallback less', ['a', 'b'], ['a'], 'narrower'],
    ['another model', ['a'], ['b'], 'both'],
    ['first and second swapped', ['a', 'b'], ['b', 'a'], 'moved'],
    ['fallbacks swapped', ['a', 'b', 'c'], ['a', 'c', 'b'], 'reordered'],
    ['a pool in another order', ['a+b', 'c'], ['b+a', 'c'], 'equivalent'],
    ['a pool made a chain', ['a+b'], ['a', 'b'], 'moved'],
    ['a step that repeats', ['a', 'b'], ['a', 'b', 'a'], 'equivalent'],
  ])('%s', (_what, before, after, verdict) => {
    const of = (chain: readonly string[]): RoutingModel =>
      model([
        lane(
          'main',
          chain.map((id) => step(id)),
        ),
      ]);
    expect(verdicts(of(before), of(after))).toEqual({ main: verdict });
  });

  it('sees that a failure no longer leads on', () => {
    const old = model([lane('main', [step('a'), step('b')])]);
    const next = model([lane('main', [step('a'), step('b', ['rate-limit', 'connection'])])]);
    const other = model([lane('main', [step('a'), step('b', ['rate-limit', 'timeout'])])]);
    expect(verdicts(old, next)).toEqual({ main: 'reordered' });
    expect(verdicts(next, other)).toEqual({ main: 'reordered' });
    expect(compare(next, other).lanes[0]?.regions[0]?.witnesses[0]?.world).toEqual(
      new Map([['a', 'timeout']]),
    );
  });

  it('says what of a place has changed', () => {
    const of = (value: 'subscription' | 'metered'): RoutingModel =>
      model([lane('main', [step('a')])], [target('a', { access: { value, because: 'it says so' } })]);
    const [main] = compare(of('subscription'), of('metered')).lanes;
    expect(main?.verdict).toBe('altered');
    expect(main?.regions[0]?.altered.map(({ old, next }) => [old.access.value, next.access.value])).toEqual([
      ['subscription', 'metered'],
    ]);
  });

  it('tells a key that bills from a subscription at the same place, and two keys alike from none', () => {
    const at = (id: string, access: 'subscription' | 'metered') =>
      target(id, { access: { value: access, because: 'it says so' } });
    const keys = [at('plan', 'subscription'), at('other plan', 'subscription'), at('bill', 'metered')];
    const of = (...chain: readonly string[]): RoutingModel =>
      model(
        [
          lane(
            'main',
            [...chain, 'last'].map((id) => step(id)),
          ),
        ],
        keys,
      );
    const held = (old: RoutingModel, next: RoutingModel) => {
      const sides = { old, next, placeOf: ({ id }: Target) => (id === 'last' ? 'last' : 'one') };
      const { partition, pairs, lanes } = compareModels(sides);
      const { found } = newAccess(sides, partition, pairs, (one) => one.access.value === 'metered');
      return [lanes[0]?.verdict, ...found.map(({ flow }) => flow.target.id)];
    };
    expect(held(of('plan'), of('plan', 'bill'))).toEqual(['altered', 'bill']);
    expect(held(of('plan', 'bill'), of('plan'))).toEqual(['altered']);
    expect(held(of('plan'), of('plan', 'other plan'))).toEqual(['equivalent']);
    expect(held(of('plan', 'other plan'), of('other plan', 'plan'))).toEqual(['equivalent']);
    expect(held(of('plan', 'bill'), of('bill', 'plan'))).toEqual(['moved']);
  });

  it('calls a lane that went narrower, and a new one wider', () => {
    const one = model([lane('main', [step('a')])]);
    const two = model([lane('main', [step('a')]), lane('aux', [step('b')])]);
    expect(verdicts(one, two)).toEqual({ main: 'equivalent', aux: 'wider' });
    expect(verdicts(two, one)).toEqual({ main: 'equivalent', aux: 'narrower' });
  });

  it('is unknown where the search is cut short, and never equivalent', () => {
    const of = (last: string) =>
      model([
        lane(
          'main',
          ['a', 'b', 'c', last].map((id) => step(id)),
        ),
      ]);
    const { lanes } = compareModels({ old: of('d'), next: of('e'), placeOf, limits: { states: 2 } });
    expect(lanes.map(({ verdict, complete }) => [verdict, complete])).toEqual([['unknown', false]]);
  });
});

describe('newAccess', () => {
  const cloud = target('c', { locality: { value: 'cloud', because: 'it is' } });
  const find = (old: RoutingModel, next: RoutingModel): readonly string[] => {
    const sides = { old, next, placeOf };
    const { partition, pairs } = compareModels(sides);
    const { found } = newAccess(sides, partition, pairs, (one) => one.locality.value === 'cloud');
    return found.map(({ flow, witness }) => `${witness.failures} > ${flow.target.id}`);
  };

  it('finds a target of a kind that some prompts reach now, when others fail', () => {
    const old = model([lane('main', [step('a'), step('b')])], [cloud]);
    const next = model([lane('main', [step('a'), step('b'), step('c')])], [cloud]);
    expect(find(old, next)).toEqual(['a,b > c']);
    expect(find(next, old)).toEqual([]);
    expect(find(next, next)).toEqual([]);
  });

  it('takes a place that becomes of the kind for new', () => {
    const near = target('c');
    expect(
      find(model([lane('main', [step('c')])], [near]), model([lane('main', [step('c')])], [cloud])),
    ).toEqual([' > c']);
  });

  it('is what every outage tried one by one shows', () => {
    fc.assert(
      fc.property(pairsOf(plainPickyModels), ([old, next]) => {
        const sides = { old, next, placeOf };
        const { partition, pairs } = compareModels(sides);
        const isMeant = ({ id }: Target): boolean => id === 'a' || id === 'b';
        const { found } = newAccess(sides, partition, pairs, isMeant);
        for (const { pair, witness, flow } of found) {
          const id = pair.next?.id ?? '';
          expect(answers(next, id, witness.world, witness.prompt.prompt).split(',')).toContain(
            flow.target.id,
          );
          for (const world of everyWorld([...old.targets.keys()], ['server-error']))
            expect(answers(old, id, world, witness.prompt.prompt).split(',')).not.toContain(flow.target.id);
        }
        const lanes = new Set(found.map(({ pair }) => pair.next?.id));
        for (const { id } of old.lanes)
          for (const prompt of sampleOf()) {
            const isNew = ['a', 'b'].some(
              (place) => reaches(next, id, prompt, place) && !reaches(old, id, prompt, place),
            );
            if (isNew) expect([...lanes]).toContain(id);
          }
      }),
      { numRuns: 40 },
    );
  });

  function reaches(of: RoutingModel, id: string, prompt: Prompt, place: string): boolean {
    return everyWorld([...of.targets.keys()], ['server-error']).some((world) =>
      answers(of, id, world, prompt).split(',').includes(place),
    );
  }
});

describe('joinVerdicts', () => {
  it('is the same in every order', () => {
    const some = fc.array(fc.constantFrom(...COMPARE_VERDICTS), { maxLength: 5 });
    fc.assert(
      fc.property(some, (all) => {
        expect(joinVerdicts([...all].reverse())).toBe(joinVerdicts(all));
      }),
    );
  });
});
