import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, boxOf } from '../../src/flow/box.ts';
import { evaluate } from '../../src/flow/evaluate.ts';
import { exampleText } from '../../src/flow/example-text.ts';
import { canExist } from '../../src/flow/feasible.ts';
import type { World } from '../../src/flow/flow.ts';
import { conditionHolds, routeFor } from '../../src/flow/matches.ts';
import { holdsPrompt, partitionOf } from '../../src/flow/partition.ts';
import type { Prompt } from '../../src/flow/prompt.ts';
import { promptReach } from '../../src/flow/prompt-reach.ts';
import { reachOf } from '../../src/flow/reach.ts';
import { laneRegions } from '../../src/flow/regions.ts';
import { witnessOf } from '../../src/flow/witness.ts';
import type { Lane, RoutingModel } from '../../src/model/routing.ts';
import { lane, model, models, pickyModels, plainPickyModels, route, signal, size, step } from './models.ts';
import { smallPrompts } from './prompts.ts';

const prompts = smallPrompts();

describe('promptReach', () => {
  it('gives a witness for each flow that the evaluator replays', () => {
    fc.assert(
      fc.property(pickyModels, (of) => {
        const reach = promptReach(of);
        expect(reach.complete).toBe(true);
        for (const flow of reach.flows) {
          const witness = witnessOf(reach.partition, reach.regionOf(flow), true);
          if (!witness) throw new Error('a flow without a witness');
          expect(canExist(witness.prompt)).toBe(true);
          const outcomes = evaluate(of, flow.lane.id, flow.world, witness.prompt);
          const same = outcomes.some(
            (outcome) => outcome.target === flow.target.id && `${outcome.failed}` === `${flow.failures}`,
          );
          expect(same, `${flow.lane.id}: ${flow.failures} > ${flow.target.id}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('misses nothing that a small prompt can reach, with any one or two targets down', () => {
    const worlds = ['', 'a', 'b', 'c', 'ab', 'bc', 'ad', 'abc', 'abcd'].map(
      (down) => new Map([...down].map((id) => [id, 'server-error' as const])),
    );
    fc.assert(
      fc.property(pickyModels, (of) => {
        const { flows } = promptReach(of);
        const found = new Set(flows.map((flow) => `${flow.lane.id} ${flow.target.id}`));
        for (const lane of of.lanes)
          for (const prompt of sampleOf())
            for (const world of worlds)
              for (const { target } of evaluate(of, lane.id, world, prompt))
                if (target !== undefined && !found.has(`${lane.id} ${target}`))
                  expect({ lane: lane.id, target, prompt }).toBe('found');
      }),
      { numRuns: 60 },
    );
  });

  it('needs no more failures than every set of outages, tried one by one, shows to be needed', () => {
    fc.assert(
      fc.property(plainPickyModels, (of) => {
        const reach = promptReach(of);
        for (const { lane, region } of reach.flows.map((flow) => ({
          ...flow,
          region: reach.regionOf(flow),
        }))) {
          const prompt = witnessOf(reach.partition, region, false)?.prompt;
          if (!prompt) throw new Error('a flow without a witness');
          const found: Record<string, number> = {};
          for (const flow of reach.flows) {
            const takes = reach.regionOf(flow).some((box) => holdsPrompt(reach.partition, box, prompt));
            if (flow.lane === lane && takes) keepLeast(found, flow.target.id, flow.failures.length);
          }
          const tried: Record<string, number> = {};
          for (const world of everyOutage([...of.targets.keys()]))
            for (const { target, failed } of evaluate(of, lane.id, world, prompt))
              if (target !== undefined) keepLeast(tried, target, failed.length);
          expect(found).toEqual(tried);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the search without prompts where no lane tells them apart', () => {
    fc.assert(
      fc.property(models, (of) => {
        const lanes = of.lanes.map((lane) => ({ ...lane, routes: lane.routes.slice(0, 1) }));
        const single = { ...of, lanes };
        expect(promptReach(single).flows).toEqual(reachOf(single).flows);
      }),
      { numRuns: 50 },
    );
  });
});

describe('laneRegions', () => {
  it('puts every prompt where the first matching route is, and no other', () => {
    fc.assert(
      fc.property(pickyModels, (of) => {
        const partition = partitionOf(of.lanes);
        for (const lane of of.lanes) {
          const { routes, left } = laneRegions(partition, lane);
          for (const prompt of sampleOf()) {
            const holds = (boxes: readonly Box[]): boolean =>
              boxes.some((box) => holdsPrompt(partition, box, prompt));
            const holders = routes.filter(({ effective }) => holds(effective)).map(({ route }) => route);
            const taken = lane.routes.find((route) => conditionHolds(route.when, prompt));
            const right =
              holders.length === (taken ? 1 : 0) && holders[0] === taken && holds(left) === !taken;
            if (!right) expect({ prompt, holders, left }).toEqual(taken);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does so where a dimension has hundreds of classes', () => {
    const bounds = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 120 }));
    const corners = fc.array(fc.tuple(bounds, bounds), { minLength: 60, maxLength: 120 });
    fc.assert(
      fc.property(corners, (all) => {
        const routes = all.map(([[left, below], [right, above]], at) => ({
          ...route([{ ...step('t'), on: [] }], `r${at}`),
          when: {
            all: [
              ...[size('chars', '>=', left), size('chars', '<', left + right / 9)],
              ...(at % 3 === 0 ? [] : [size('words', '>', below), size('words', '<=', below + above)]),
            ],
          },
        }));
        const main = { ...lane('main', []), routes };
        const partition = partitionOf([main]);
        const regions = laneRegions(partition, main);
        for (let chars = 3; chars < 950; chars += 37)
          for (let words = 1; words <= (chars + 1) / 2; words += 29) {
            const prompt = { chars, words, lines: 1, tokens: 1, private: false, signals: new Map() };
            const holds = (boxes: readonly Box[]) => boxes.some((box) => holdsPrompt(partition, box, prompt));
            const [holder] = regions.routes.filter(({ effective }) => holds(effective));
            expect(holder?.route).toBe(routeFor(main, prompt));
            expect(holds(regions.left)).toBe(holder === undefined);
          }
      }),
      { numRuns: 15 },
    );
  });

  it('says so past its limit, and still gives each prompt its route among others', () => {
    let cut = 0;
    fc.assert(
      fc.property(pickyModels, (of) => {
        const partition = partitionOf(of.lanes);
        for (const lane of of.lanes) {
          const { routes, complete } = laneRegions(partition, lane, { boxes: 1 });
          const exact = laneRegions(partition, lane);
          const prompted = (one: typeof routes) => one.map(({ own, effective }) => [own, effective]);
          if (complete) expect(prompted(routes)).toEqual(prompted(exact.routes));
          else cut++;
          for (const prompt of sampleOf()) {
            const taken = routes.find(({ route }) => route === routeFor(lane, prompt));
            if (taken && !taken.effective.some((box) => holdsPrompt(partition, box, prompt)))
              expect({ prompt, route: taken.route.id }).toBe('among its boxes');
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(cut).toBeGreaterThan(10);
  });

  it('says of a lane with more boxes than are followed that nothing is proved, and names its flows', () => {
    const squares = Array.from({ length: 600 }, (_, at) => ({
      ...route([{ ...step(`t${at % 5}`), on: [] }], `r${at}`),
      when: {
        all: [
          size('chars', '>', 100 + ((at * 7_919) % 4_985)),
          size('chars', '<=', 101 + ((at * 7_919) % 4_985)),
          size('words', '>', (at * 31) % 40),
          size('words', '<=', 1 + ((at * 31) % 40)),
          signal(`tag ${at % 40}`),
        ],
      },
    }));
    const rest = route([{ ...step('rest'), on: [] }], 'rest');
    const reach = promptReach(model([{ ...lane('main', []), routes: [...squares, rest] }]));
    expect(reach.complete).toBe(false);
    expect(reach.cut.map(({ id }) => id)).toEqual(['main']);
    const reached = new Set(reach.flows.map((flow) => flow.target.id));
    expect([...reached].sort()).toEqual(['rest', 't0', 't1', 't2', 't3', 't4']);
    for (const flow of reach.flows)
      expect(witnessOf(reach.partition, reach.regionOf(flow), true)).toBeDefined();
  });

  it('gives the same verdicts when routes that share no prompt change places, or a dead one goes', () => {
    fc.assert(
      fc.property(pickyModels, (of) => {
        const [lane] = of.lanes;
        if (!lane) return;
        const partition = partitionOf(of.lanes);
        const before = verdicts(of, lane);
        for (const [index, { route, effective, own }] of laneRegions(partition, lane).routes.entries()) {
          if (effective.length === 0) {
            const without = lane.routes.filter((one) => one !== route);
            expect(verdicts(of, { ...lane, routes: without })).toEqual(before);
          }
          const next = lane.routes[index + 1];
          const box = next && boxOf(partition, next.when);
          if (!next || (box && own.some((one) => sharesPrompt(one, box)))) continue;
          const routes = [...lane.routes];
          routes.splice(index, 2, next, route);
          expect(verdicts(of, { ...lane, routes })).toEqual(before);
        }
      }),
      { numRuns: 60 },
    );

    function sharesPrompt(one: ReadonlyMap<number, bigint>, other: ReadonlyMap<number, bigint>): boolean {
      return [...one].every(([at, mask]) => ((other.get(at) ?? mask) & mask) !== 0n);
    }
  });
});

describe('exampleText', () => {
  it('has exactly the sizes of its prompt', () => {
    let made = 0;
    for (const prompt of prompts) {
      const text = exampleText(prompt);
      if (text === undefined) continue;
      made++;
      expect([text.length, text.split(/\s+/).length, text.split('\n').length]).toEqual([
        prompt.chars,
        prompt.words,
        prompt.lines,
      ]);
    }
    expect(made).toBeGreaterThan(20);
  });
});

function keepLeast(least: Record<string, number>, id: string, failures: number): void {
  least[id] = Math.min(least[id] ?? failures, failures);
}

function everyOutage(ids: readonly string[]): readonly World[] {
  return Array.from(
    { length: 2 ** ids.length },
    (_, bits) =>
      new Map(ids.filter((_id, at) => bits & (1 << at)).map((id) => [id, 'server-error' as const])),
  );
}

// Each run takes other prompts of the list, so that over the runs every size meets every signal.
let turn = 0;
function sampleOf(): readonly Prompt[] {
  turn++;
  return prompts.filter((_, index) => (index * 7 + turn) % 211 === 0);
}

function verdicts(of: RoutingModel, lane: Lane): readonly string[] {
  const changed = { ...of, lanes: of.lanes.map((one) => (one.id === lane.id ? lane : one)) };
  return [
    ...new Set(
      promptReach(changed)
        .flows.filter((flow) => flow.lane.id === lane.id)
        .map(({ target, route, failures }) => `${route.id} ${target.id} ${failures.length}`),
    ),
  ].sort();
}
