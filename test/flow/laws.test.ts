import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/flow/evaluate.ts';
import { failOpen } from '../../src/flow/fail-open.ts';
import type { World } from '../../src/flow/flow.ts';
import { routeFor } from '../../src/flow/matches.ts';
import { partitionOf } from '../../src/flow/partition.ts';
import type { Prompt, Signal } from '../../src/flow/prompt.ts';
import { promptReach } from '../../src/flow/prompt-reach.ts';
import { laneRegions, overlaps } from '../../src/flow/regions.ts';
import { isRedundant } from '../../src/flow/route-faults.ts';
import { witnessOf } from '../../src/flow/witness.ts';
import { rules } from '../../src/generated/rules.ts';
import type { Lane, Route, RoutingModel } from '../../src/model/routing.ts';
import { runChecks } from '../../src/rules/run.ts';
import { contextOf, LOCAL_FIRST } from '../rules/contexts.ts';
import { pickyModels, plainPickyModels } from './models.ts';
import { smallPrompts } from './prompts.ts';

const prompts = smallPrompts();

describe('what is said of a model', () => {
  it('is the same without a route that changes nothing', () => {
    let deleted = 0;
    fc.assert(
      fc.property(withRepeats(plainPickyModels), (of) => {
        const main = mainOf(of);
        const partition = partitionOf(of.lanes);
        const regions = laneRegions(partition, main);
        for (const region of regions.routes) {
          if (region.effective.length > 0 && !isRedundant(partition, regions, region)) continue;
          deleted++;
          const less = withRoutes(
            of,
            main.routes.filter((one) => one !== region.route),
          );
          expect(reached(less)).toEqual(reached(of));
          for (const prompt of prompts.filter((_, at) => (at + deleted) % 1_999 === 0))
            for (const world of WORLDS)
              expect(answers(less, world, prompt)).toEqual(answers(of, world, prompt));
        }
      }),
      { numRuns: 150 },
    );
    expect(deleted).toBeGreaterThan(30);
  });

  it('is the same when routes that share no prompt change places', () => {
    let swapped = 0;
    fc.assert(
      fc.property(pickyModels, fc.subarray(['a', 'b', 'c', 'd', 'e']), (of, away) => {
        const leaving = withTargets(of, away);
        const main = mainOf(leaving);
        const partition = partitionOf(of.lanes);
        const { routes } = laneRegions(partition, main);
        for (const [index, { route: one, own }] of routes.entries()) {
          const next = routes[index + 1];
          if (!next || overlaps(partition, own, next.own)) continue;
          swapped++;
          const order: Route[] = [...main.routes];
          order.splice(index, 2, next.route, one);
          expect(found(withRoutes(leaving, order))).toEqual(found(leaving));
        }
      }),
      { numRuns: 80 },
    );
    expect(swapped).toBeGreaterThan(20);
  });
});

describe('failOpen', () => {
  it('names a prompt that some answer of what is lost brings to the route, and its loss to the other', () => {
    let seen = 0;
    fc.assert(
      fc.property(pickyModels, (of) => {
        const main = mainOf(of);
        const partition = partitionOf([main]);
        const regions = laneRegions(partition, main);
        for (const region of regions.routes) {
          for (const { to, region: lost } of failOpen(partition, regions, region)) {
            seen++;
            const prompt = witnessOf(partition, lost, false)?.prompt;
            if (!prompt) throw new Error('a region without a witness');
            expect(routeFor(main, prompt)).toBe(to);
            const back = answered(prompt).map((one) => routeFor(main, one));
            expect(back).toContain(region.route);
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

const WORLDS: readonly World[] = ['', 'a', 'ab', 'cde'].map(
  (down) => new Map([...down].map((id) => [id, 'server-error' as const])),
);

function mainOf(of: RoutingModel): Lane {
  const [main] = of.lanes;
  if (!main) throw new Error('a model without lanes');
  return main;
}

// Routes that repeat the chain of the one before them are what makes one of the two idle.
function withRepeats(models: fc.Arbitrary<RoutingModel>): fc.Arbitrary<RoutingModel> {
  return fc.tuple(models, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })).map(([of, again]) => {
    const routes: Route[] = [];
    for (const [index, route] of mainOf(of).routes.entries()) {
      const before = routes[index - 1];
      routes.push(before && again[index] ? { ...route, chain: before.chain } : route);
    }
    return withRoutes(of, routes);
  });
}

function withRoutes(of: RoutingModel, routes: readonly Route[]): RoutingModel {
  return { ...of, lanes: of.lanes.map((lane, index) => (index === 0 ? { ...lane, routes } : lane)) };
}

function withTargets(of: RoutingModel, away: readonly string[]): RoutingModel {
  const locality = { value: 'cloud', because: 'it is hosted' } as const;
  const access = { value: 'metered', because: 'it bills by use' } as const;
  const targets = [...of.targets].map(
    ([id, target]) => [id, away.includes(id) ? { ...target, locality, access } : target] as const,
  );
  return { ...of, targets: new Map(targets) };
}

// What the main lane reaches, and by how many failures, whatever routes lead there.
function reached(of: RoutingModel): readonly string[] {
  const flows = promptReach(of).flows.filter((flow) => flow.lane.id === 'main');
  const least = new Map<string, number>();
  for (const { target, failures } of flows)
    least.set(target.id, Math.min(failures.length, least.get(target.id) ?? failures.length));
  return [...least].map(([id, count]) => `${id} ${count}`).sort();
}

function answers(of: RoutingModel, world: World, prompt: Prompt): readonly string[] {
  const outcomes = evaluate(of, 'main', world, prompt);
  return [...new Set(outcomes.map(({ target, failed }) => `${failed} > ${target}`))].sort();
}

// A limit that only the routes before make idle is about their order, and may decide in another one.
function found(of: RoutingModel): readonly string[] {
  const hits = runChecks(
    rules.filter((rule) => rule.id !== 'threshold-never-binds'),
    contextOf(of, LOCAL_FIRST),
  );
  return [...new Set(hits.map(({ rule, severity, data }) => `${rule} ${severity} ${data['target']}`))].sort();
}

// The prompt with every answer that the readings it lacks may give; those of one group are given together.
function answered(prompt: Prompt): readonly Prompt[] {
  const lost = [...prompt.signals].filter(([, value]) => value === 'unavailable').map(([name]) => name);
  let all: ReadonlyMap<string, Signal>[] = [prompt.signals];
  for (const name of lost)
    all = all.flatMap((signals) => ANSWERS.map((answer) => new Map(signals).set(name, answer)));
  const isOne = (signals: ReadonlyMap<string, Signal>): boolean => {
    const [a, b] = [signals.get('pick a') ?? 'no', signals.get('pick b') ?? 'no'];
    return (a === 'unavailable') === (b === 'unavailable') && !(a === 'yes' && b === 'yes');
  };
  return all.filter(isOne).map((signals) => ({ ...prompt, signals }));
}

const ANSWERS: readonly Signal[] = ['no', 'yes', 'unavailable'];
