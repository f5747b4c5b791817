import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/flow/evaluate.ts';
import { withFailures } from '../../src/flow/failures.ts';
import { canExist } from '../../src/flow/feasible.ts';
import type { Failure, World } from '../../src/flow/flow.ts';
import type { Prompt } from '../../src/flow/prompt.ts';
import type { Lane, RoutingModel } from '../../src/model/routing.ts';
import { Ground } from '../../src/route-test/ground.ts';
import { judgePolicy } from '../../src/route-test/judge-policy.ts';
import { lanesNamed } from '../../src/route-test/prompt-set.ts';
import type { Claim, RoutePolicy, Worlds } from '../../src/route-test/route-test.ts';
import { lane, model, models, pickyModels, step, target } from '../flow/models.ts';
import { smallPrompts } from '../flow/prompts.ts';
import { isIn, named, policy, promptSet, promptSets, targets } from './policies.ts';

const prompts = smallPrompts();
let turn = 0;
function sampleOf(): readonly Prompt[] {
  turn++;
  return prompts.filter((_, index) => (index * 7 + turn) % 53 === 0);
}

const kinds = fc.constantFrom<Failure>('server-error', 'connection', 'context-window');

/** Worlds that can be: some targets fail, each with all that fails with it. */
function worldsOf(of: RoutingModel, seeds: readonly (readonly [string, Failure])[]): readonly World[] {
  const worlds: World[] = [new Map()];
  for (const [id, failure] of seeds)
    for (const world of [...worlds]) {
      const next = world.has(id) ? undefined : withFailures(of, world, [id], failure);
      if (next) worlds.push(next);
    }
  return worlds;
}

const seeds = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), kinds), { maxLength: 5 });
const someTargets = fc.subarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1, maxLength: 3 });
const either = fc.oneof(pickyModels, models);

function judge(of: RoutingModel, asked: RoutePolicy) {
  return judgePolicy(new Ground(of, [asked.forall]), asked);
}

/** Every prompt of the sample that a policy speaks of, in each of its lanes and each world, with what comes of it. */
function* tried(of: RoutingModel, { forall }: RoutePolicy, worlds: readonly World[]) {
  for (const one of lanesNamed(of, forall.lanes))
    for (const prompt of sampleOf().filter((candidate) => isIn(forall, candidate)))
      for (const world of worlds) yield { one, prompt, world, outcomes: evaluate(of, one.id, world, prompt) };
}

function replay(of: RoutingModel, asked: RoutePolicy, found: ReturnType<typeof judge>): void {
  for (const breach of found.breaches) {
    const { prompt } = breach.witness;
    expect(canExist(prompt)).toBe(true);
    expect(isIn(asked.forall, prompt)).toBe(true);
    const outcomes = evaluate(of, breach.lane.id, breach.world, prompt);
    const ends = outcomes.map((outcome) => outcome.target);
    expect(ends.length === 0 ? [undefined] : ends).toContain(breach.target?.id);
    if (breach.spared) expect(breach.world.has(breach.spared.id)).toBe(false);
  }
}

describe('judgePolicy', () => {
  it.each(['never', 'only'] as const)('%s: shows a breach that replays wherever there is one', (kind) => {
    fc.assert(
      fc.property(either, promptSets, someTargets, seeds, (of, forall, names, failing) => {
        const asked = policy({ kind, of: [targets(...names)] }, undefined, forall);
        const found = judge(of, asked);
        replay(of, asked, found);
        for (const breach of found.breaches)
          expect(names.includes(breach.target?.id ?? '')).toBe(kind === 'never');
        const broken = new Set(found.breaches.map((breach) => `${breach.lane.id} ${breach.target?.id}`));
        for (const { one, prompt, outcomes } of tried(of, asked, worldsOf(of, failing)))
          for (const { target: id } of outcomes)
            if (
              id !== undefined &&
              names.includes(id) === (kind === 'never') &&
              !broken.has(`${one.id} ${id}`)
            )
              expect({ lane: one.id, id, prompt }).toBe('found');
      }),
      { numRuns: 150 },
    );
  });

  it.each(['all', 'up', 'down'] as const)(
    'prefer, in worlds `%s`: sees every inversion, and no other',
    (kind) => {
      const worlds: Worlds = kind === 'down' ? { kind, most: 2 } : { kind };
      fc.assert(
        fc.property(
          either,
          promptSets,
          fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 2 }),
          seeds,
          (of, forall, order, failing) => {
            const asked = policy({ kind: 'prefer', of: order.map((name) => targets(name)) }, worlds, forall);
            const found = judge(of, asked);
            replay(of, asked, found);
            const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
            for (const { target: late, spared } of found.breaches)
              expect(rank(spared?.id ?? '')).toBeLessThan(rank(late?.id ?? ''));
            const broken = new Set(found.breaches.map((breach) => `${breach.lane.id} ${breach.target?.id}`));
            const all = worldsOf(of, failing);
            for (const { one, prompt, world, outcomes } of tried(
              of,
              asked,
              kind === 'up' ? [new Map()] : all,
            )) {
              if (kind === 'down' && !isDownOnly(of, world, 2)) continue;
              for (const { target: id } of outcomes) {
                if (id === undefined || broken.has(`${one.id} ${id}`)) continue;
                const better = order.find(
                  (name) => rank(name) < rank(id) && !world.has(name) && answers(of, one, prompt, name, all),
                );
                if (better) expect({ lane: one.id, id, better, prompt, world }).toBe('found');
              }
            }
          },
        ),
        { numRuns: 100 },
      );
    },
  );

  it('always: finds every prompt that some outage leaves without an answer', () => {
    fc.assert(
      fc.property(either, promptSets, fc.integer({ min: 1, max: 2 }), seeds, (of, forall, most, failing) => {
        const asked = policy({ kind: 'always' }, { kind: 'down', most }, forall);
        const found = judge(of, asked);
        replay(of, asked, found);
        const broken = new Set(found.breaches.map((breach) => breach.lane.id));
        for (const { one, prompt, world, outcomes } of tried(of, asked, worldsOf(of, failing))) {
          const isUnserved =
            outcomes.length === 0 || outcomes.some((outcome) => outcome.target === undefined);
          if (isUnserved && isDownOnly(of, world, most) && !broken.has(one.id))
            expect({ lane: one.id, prompt, world }).toBe('found');
        }
      }),
      { numRuns: 150 },
    );
  });
});

it('prefer: sees an inversion where the plainest failure takes the better target down, and another does not', () => {
  const at = (id: string, credential: string) =>
    target(id, { fate: { host: 'h:1', account: undefined, credential } });
  const chain = [step('a'), step('late', ['connection', 'auth']), step('better')];
  const of = model([lane('main', chain)], [at('a', 'one'), at('better', 'two')]);
  const asked = policy({ kind: 'prefer', of: [targets('a'), targets('better'), targets('late')] });
  const { breaches } = judge(of, asked);
  expect(breaches.map(({ target: one, spared, world }) => [one?.id, spared?.id, [...world]])).toEqual([
    ['late', 'better', [['a', 'auth']]],
  ]);
});

/** Does a target answer a prompt in one of some worlds? What does stands in its chain. */
function answers(of: RoutingModel, one: Lane, prompt: Prompt, id: string, worlds: readonly World[]): boolean {
  return worlds.some((world) => evaluate(of, one.id, world, prompt).some((outcome) => outcome.target === id));
}

/** True of a world that so many outages, of targets with all at their host, bring about. */
function isDownOnly(of: RoutingModel, world: World, most: number): boolean {
  if ([...world.values()].some((failure) => failure !== 'connection')) return false;
  const hosts = new Set([...world.keys()].map((id) => of.targets.get(id)?.fate.host ?? id));
  return hosts.size <= most;
}

describe('what is not known', () => {
  const unsure = target('b', { locality: { value: 'unknown', because: 'nothing says where it stands' } });
  const cloud = target('c', { locality: { value: 'cloud', because: 'it is hosted' } });
  const never: Claim = { kind: 'never', of: [{ locality: ['cloud'] }] };

  it('is no breach and no proof', () => {
    const of = model([lane('main', [step('a'), step('b')])], [unsure]);
    const { breaches } = judge(of, policy(never));
    expect(breaches.map(({ target: one, certain }) => [one?.id, certain])).toEqual([['b', false]]);
  });

  it('is a breach where it is asked for', () => {
    const of = model([lane('main', [step('a'), step('b')])], [unsure]);
    const { breaches } = judge(of, policy({ kind: 'never', of: [{ locality: ['cloud', 'unknown'] }] }));
    expect(breaches.map(({ certain }) => certain)).toEqual([true]);
  });

  it('leaves a proof open where the model is', () => {
    const span = { start: 0, end: 0 };
    const of = model([lane('main', [step('a')])], [], { notModelled: [{ what: 'plugins choose', span }] });
    expect(judge(of, policy(never))).toMatchObject({
      breaches: [],
      doubts: ['not modelled: plugins choose'],
    });
    expect(judge(model([lane('main', [step('a')])]), policy(never)).doubts).toEqual([]);
  });

  it('says so of what only some environments have, and shows what all have first', () => {
    const implied = {
      because: 'it is tried if a key is set',
      span: { start: 0, end: 0 },
      depends: ['environment' as const],
    };
    const hinge = { implied: [implied], holds: true };
    const of = model([lane('main', [step('a'), step('c', ['any'], implied)])], [cloud]);
    expect(judge(of, policy(never)).breaches.map((breach) => breach.hinge)).toEqual([hinge]);
    const served = judge(of, policy({ kind: 'always' }, { kind: 'down', most: 1 }));
    expect(served.breaches.map((breach) => breach.hinge)).toEqual([{ implied: [implied], holds: false }]);
    const other = target('d', { locality: { value: 'cloud', because: 'it is hosted' } });
    const both = model([lane('main', [step('a'), step('c', ['any'], implied), step('d')])], [cloud, other]);
    const found = judge(both, policy(never)).breaches.map((breach) => [breach.target?.id, breach.hinge]);
    expect(found).toEqual([
      ['c', hinge],
      ['d', undefined],
    ]);
    const first = model([lane('main', [step('b', [], implied), step('d')])], [other]);
    expect(judge(first, policy(never, { kind: 'up' })).breaches.map((breach) => breach.hinge)).toEqual([
      { implied: [implied], holds: false },
    ]);
  });

  it('does not hold a lane that only some versions have to serve where it is not there', () => {
    const implied = { because: 'it is new', span: { start: 0, end: 0 }, depends: ['version' as const] };
    const of = model([lane('new', [step('a')], { implied })]);
    expect(judge(of, policy({ kind: 'always' }, { kind: 'up' })).breaches).toEqual([]);
    expect(judge(of, policy({ kind: 'never', of: [targets('a')] })).breaches).toMatchObject([
      { hinge: { implied: [implied], holds: true } },
    ]);
  });

  it('has no proof over more outages than are tried', () => {
    const many = Array.from({ length: 60 }, (_, at) => step(`t${at}`));
    const of = model([lane('main', many)]);
    expect(judge(of, policy({ kind: 'always' }, { kind: 'down', most: 1 })).doubts).toEqual([]);
    const doubts = ['there are more outages, or classes of prompts, than routelint tries one by one'];
    expect(judge(of, policy({ kind: 'always' }, { kind: 'down', most: 4 }))).toMatchObject({ doubts });
  });

  it('says that a set of prompts is empty', () => {
    const of = model([lane('main', [step('a')])]);
    const sizes = new Map([
      ['chars' as const, { min: undefined, max: 10 }],
      ['words' as const, { min: 40, max: undefined }],
    ]);
    expect(judge(of, policy(never, undefined, promptSet({ sizes }))).speaks).toBe(false);
    expect(
      judge(of, policy(never, undefined, promptSet({ lanes: [named('main'), named('!main')] }))).speaks,
    ).toBe(false);
  });
});
