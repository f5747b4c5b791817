import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/flow/evaluate.ts';
import { withFailures } from '../../src/flow/failures.ts';
import type { Failure, World } from '../../src/flow/flow.ts';
import { flowsOf, reachOf } from '../../src/flow/reach.ts';
import type { RoutingModel } from '../../src/model/routing.ts';
import { lane, model, models, plainModels, step, target } from './models.ts';
import { answersOf } from './oracle.ts';

function ways(of: RoutingModel, id = 'main'): readonly string[] {
  return flowsOf(of)
    .filter((flow) => flow.lane.id === id)
    .map((flow) => [...flow.failures, flow.target.id].join(' > '));
}

describe('flowsOf', () => {
  it('gives each step of a chain with everything before it failing', () => {
    expect(ways(model([lane('main', [step('a'), step('b'), step('c')])]))).toEqual([
      'a',
      'a > b',
      'a > b > c',
    ]);
  });

  it('goes past a step that the failure does not lead to', () => {
    const of = model([lane('main', [step('a'), step('b', ['context-window']), step('c', ['server-error'])])]);
    expect(ways(of)).toEqual(['a', 'a > b', 'a > c']);
  });

  it('gives each target of a pool, and needs all of them to fail', () => {
    expect(ways(model([lane('main', [step('a+b'), step('c')])]))).toEqual(['a', 'b', 'a > b > c']);
  });

  it('enters another lane with its own chain, and comes back when that gives up', () => {
    const of = model([
      lane('main', [step('a'), step('>other'), step('d')]),
      lane('other', [step('b'), step('c')]),
    ]);
    expect(ways(of)).toEqual(['a', 'a > b', 'a > b > c', 'a > b > c > d']);
  });

  it('does not reach a target again that has failed', () => {
    expect(ways(model([lane('main', [step('a'), step('b'), step('a'), step('c')])]))).toEqual([
      'a',
      'a > b',
      'a > b > c',
    ]);
  });

  it('ends where lanes enter each other', () => {
    const of = model([lane('main', [step('a'), step('>other')]), lane('other', [step('b'), step('>main')])]);
    expect(ways(of)).toEqual(['a', 'a > b']);
    expect(ways(of, 'other')).toEqual(['b', 'b > a']);
  });

  it('goes no deeper than the model says', () => {
    const lanes = [
      lane('main', [step('a'), step('>two')]),
      lane('two', [step('b'), step('>three')]),
      lane('three', [step('c')]),
    ];
    expect(ways(model(lanes, [], { maxDepth: 1 }))).toEqual(['a', 'a > b']);
    expect(ways(model(lanes, [], { maxDepth: 2 }))).toEqual(['a', 'a > b', 'a > b > c']);
  });

  it('knows that a host that is down takes its other models down', () => {
    const fate = { host: 'localhost:11434', account: undefined, credential: undefined };
    const targets = [target('a', { fate }), target('b', { fate })];
    expect(ways(model([lane('main', [step('a'), step('b', ['connection'])])], targets))).toEqual(['a']);
    expect(ways(model([lane('main', [step('a'), step('b')])], targets))).toEqual(['a', 'a > b']);
  });

  it('says so when a route has more states than the limit', () => {
    const of = model([lane('main', [step('a'), step('b'), step('c')])]);
    expect(reachOf(of, { states: 2 }).complete).toBe(false);
    expect(reachOf(of, { states: 3 }).complete).toBe(true);
  });

  it('stays small where twelve lanes all enter each other', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `l${index}`);
    const lanes = ids.map((id) =>
      lane(id, [step(`t-${id}`), ...ids.filter((other) => other !== id).map((other) => step(`>${other}`))]),
    );
    const reach = reachOf(model(lanes));
    expect(reach.complete).toBe(true);
    expect(reach.flows).toHaveLength(12 * 12);
  });

  it('finds what every world gives, with the fewest failures', () => {
    fc.assert(
      fc.property(models, (of) => {
        for (const one of of.lanes) {
          const found = fewest(flowsOf(of).filter((flow) => flow.lane === one));
          expect(found).toEqual(exhaustive(of, one.id));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('agrees with a plain reading of the model over every set of outages', () => {
    fc.assert(
      fc.property(plainModels, (of) => {
        for (const one of of.lanes) {
          const found = fewest(flowsOf(of).filter((flow) => flow.lane === one));
          const least: Record<string, number> = {};
          for (const down of subsets([...of.targets.keys()])) {
            const { answers, failed } = answersOf(of, one, down);
            for (const id of answers) least[id] = Math.min(least[id] ?? failed.size, failed.size);
          }
          expect(found).toEqual(sorted(least));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives a witness for each flow that the evaluator replays', () => {
    fc.assert(
      fc.property(models, (of) => {
        for (const flow of flowsOf(of)) {
          const outcomes = evaluate(of, flow.lane.id, flow.world);
          const same = outcomes.some(
            (outcome) => outcome.target === flow.target.id && `${outcome.failed}` === `${flow.failures}`,
          );
          expect(same, `${flow.lane.id}: ${flow.failures} > ${flow.target.id}`).toBe(true);
        }
      }),
    );
  });

  it('gives no flow twice', () => {
    fc.assert(
      fc.property(models, (of) => {
        const keys = flowsOf(of).map(
          (flow) => [flow.lane, flow.route, flow.path.at(-1)?.step, flow.target] as const,
        );
        for (const [index, key] of keys.entries())
          for (const other of keys.slice(index + 1))
            expect(key.every((part, at) => part === other[at])).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

function fewest(flows: ReturnType<typeof flowsOf>): Record<string, number> {
  const least: Record<string, number> = {};
  for (const flow of flows)
    least[flow.target.id] = Math.min(least[flow.target.id] ?? Number.POSITIVE_INFINITY, flow.failures.length);
  return sorted(least);
}

// Every consistent world, one after the other: what the prefix argument is measured against.
function exhaustive(of: RoutingModel, laneId: string): Record<string, number> {
  const least: Record<string, number> = {};
  for (const world of worlds(of)) {
    for (const { target: answer, failed } of evaluate(of, laneId, world)) {
      if (answer !== undefined)
        least[answer] = Math.min(least[answer] ?? Number.POSITIVE_INFINITY, failed.length);
    }
  }
  return sorted(least);
}

function worlds(of: RoutingModel): readonly World[] {
  const kinds: readonly Failure[] = ['server-error', 'context-window', 'connection', 'timeout'];
  let all: World[] = [new Map()];
  for (const id of of.targets.keys()) {
    all = all.flatMap((world) => [world, ...kinds.map((kind) => new Map([...world, [id, kind]]))]);
  }
  return all.filter((world) => {
    for (const [id, kind] of world)
      if (withFailures(of, world, [id], kind)?.size !== world.size) return false;
    for (const [id, kind] of world) {
      const alone = withFailures(of, new Map(), [id], kind);
      for (const [other, how] of alone ?? []) if (world.get(other) !== how) return false;
    }
    return true;
  });
}

function subsets(ids: readonly string[]): readonly ReadonlySet<string>[] {
  return Array.from(
    { length: 2 ** ids.length },
    (_, bits) => new Set(ids.filter((_id, index) => bits & (1 << index))),
  );
}

function sorted(record: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
