import fc from 'fast-check';
import type {
  Condition,
  Lane,
  Route,
  RoutingModel,
  SignalClause,
  SizeClause,
  Step,
  Trigger,
} from '../../src/model/routing.ts';
import type { Implied, Target } from '../../src/model/target.ts';

const NOWHERE = { start: 0, end: 0 };

/** A target for hand-built models: on this machine and free, unless said otherwise. */
export function target(id: string, parts: Partial<Target> = {}): Target {
  return {
    id,
    provider: 'custom',
    model: id,
    endpoint: `http://localhost/${id}`,
    label: id,
    locality: { value: 'device', because: 'the endpoint is a loopback address' },
    access: { value: 'free', because: 'it runs on your own machine' },
    credential: { value: 'none', because: 'none is given' },
    fate: { host: undefined, account: undefined, credential: undefined },
    span: NOWHERE,
    implied: undefined,
    contradiction: undefined,
    contextWindow: undefined,
    mock: false,
    ...parts,
  };
}

/** A step by the ids of its targets, or `>lane` to enter a lane. */
export function step(to: string, on: readonly Trigger[] = ['any'], implied?: Implied): Step {
  const enters = to.startsWith('>') ? to.slice(1) : undefined;
  return { targets: enters ? [] : to.split('+'), enters, on, span: NOWHERE, implied };
}

/** A route that every prompt takes. */
export function route(chain: readonly Step[], id = 'always'): Route {
  return { id, when: { all: [] }, chain, span: NOWHERE, implied: undefined };
}

/** A lane of one route. The first step's triggers are taken away. */
export function lane(id: string, chain: readonly Step[], parts: Partial<Lane> = {}): Lane {
  const [first, ...rest] = chain;
  const steps = first ? [{ ...first, on: [] }, ...rest] : [];
  return {
    id,
    kind: 'main',
    title: `lane ${id}`,
    routes: [route(steps)],
    span: NOWHERE,
    implied: undefined,
    ...parts,
  };
}

/** A model of lanes; targets that are not given are made up. */
export function model(
  lanes: readonly Lane[],
  targets: readonly Target[] = [],
  parts: Partial<RoutingModel> = {},
): RoutingModel {
  const all = new Map(targets.map((one) => [one.id, one]));
  for (const one of lanes)
    for (const each of one.routes)
      for (const here of each.chain) for (const id of here.targets) all.set(id, all.get(id) ?? target(id));
  return {
    dialect: 'hermes',
    version: { min: undefined, max: undefined, because: 'nothing says', source: 'unknown' },
    lanes,
    targets: all,
    sideChannels: [],
    observations: [],
    notModelled: [],
    maxDepth: undefined,
    ...parts,
  };
}

const LANES = ['main', 'aux', 'third'] as const;

const anything: fc.Arbitrary<readonly Trigger[]> = fc.constant(['any']);

const special = fc.oneof(
  { weight: 3, arbitrary: anything },
  fc.subarray<Trigger>(['server-error', 'context-window', 'connection'], { minLength: 1 }),
);

const depths = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });

type Steps = readonly (readonly [string, readonly Trigger[]])[];

function chains(ids: readonly string[], triggers: typeof special): fc.Arbitrary<Steps> {
  const to = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ids) },
    fc.subarray([...ids], { minLength: 2, maxLength: 3 }).map((pool) => pool.join('+')),
    fc.constantFrom(...LANES.map((id) => `>${id}`), '>nowhere'),
  );
  return fc.array(fc.tuple(to, triggers), { minLength: 1, maxLength: 4 });
}

function stepsOf(list: Steps): readonly Step[] {
  return list.map(([id, on]) => step(id, on));
}

const FIVE = ['a', 'b', 'c', 'd', 'e'] as const;

/** Small models with pools, lanes that enter each other, special triggers and targets that share a host. */
export const models: fc.Arbitrary<RoutingModel> = fc
  .record({
    chains: fc.tuple(chains(FIVE, special), chains(FIVE, special), chains(FIVE, special)),
    second: fc.option(chains(FIVE, special), { nil: undefined }),
    hosts: fc.array(fc.constantFrom(undefined, 'one', 'two'), { minLength: 5, maxLength: 5 }),
    maxDepth: depths,
  })
  .map(({ chains: all, second, hosts, maxDepth }) => {
    const lanes = LANES.map((id, index) => lane(id, stepsOf(all[index] ?? [])));
    const [main, ...others] = lanes;
    const routes = main && second ? [...main.routes, route(stepsOf(second), 'second')] : (main?.routes ?? []);
    const targets = FIVE.map((id, index) =>
      target(id, { fate: { host: hosts[index], account: undefined, credential: undefined } }),
    );
    return model(main ? [{ ...main, routes }, ...others] : others, targets, { maxDepth });
  });

/** One limit on a prompt's size. */
export function size(
  dimension: SizeClause['dimension'],
  operator: SizeClause['operator'],
  value: number,
): SizeClause {
  return { kind: 'size', dimension, operator, value, span: NOWHERE };
}

/** One signal that a prompt must have, or must not. */
export function signal(name: string, value = true, parts: Partial<SignalClause> = {}): SignalClause {
  return { kind: 'signal', name, value, span: NOWHERE, ...parts };
}

const clauses: fc.Arbitrary<SizeClause | SignalClause> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('chars' as const, 'words' as const, 'lines' as const),
        fc.constantFrom('<=' as const, '<' as const, '>' as const, '>=' as const),
        fc.constantFrom(-1, 0, 1, 2, 2.5, 3, 4, 6, 9),
      )
      .map(([dimension, operator, value]) => size(dimension, operator, value)),
  },
  fc.tuple(fc.constantFrom('code', 'url'), fc.boolean()).map(([name, value]) => signal(name, value)),
  fc
    .tuple(fc.boolean(), fc.constantFrom('holds' as const, 'fails' as const))
    .map(([value, unavailable]) => signal('asked', value, { unavailable })),
  fc.constantFrom('tag a', 'tag b').map((name) => signal(name, true, { group: 'tag' })),
  fc
    .tuple(
      fc.constantFrom('pick a', 'pick b'),
      fc.boolean(),
      fc.constantFrom('holds' as const, 'fails' as const),
    )
    .map(([name, value, unavailable]) => signal(name, value, { group: 'pick', unavailable })),
);

const conditions: fc.Arbitrary<Condition> = fc.array(clauses, { maxLength: 3 }).map((all) => ({ all }));

/** Small models whose lanes tell prompts apart by size and signal, and enter each other. */
export const pickyModels: fc.Arbitrary<RoutingModel> = pickyWith(special);

/** The same, in which every failure leads on. */
export const plainPickyModels: fc.Arbitrary<RoutingModel> = pickyWith(anything);

function pickyWith(triggers: typeof special): fc.Arbitrary<RoutingModel> {
  const routes = fc.tuple(conditions, chains(FIVE, triggers));
  return fc
    .tuple(
      fc.array(routes, { minLength: 1, maxLength: 4 }),
      fc.array(routes, { minLength: 1, maxLength: 2 }),
      chains(FIVE, triggers),
      depths,
    )
    .map(([main, aux, third, maxDepth]) => {
      const picky = (id: string, given: typeof main): Lane => ({
        ...lane(id, []),
        routes: given.map(([when, steps], index) => ({ ...firstRoute(stepsOf(steps), `r${index}`), when })),
      });
      return model(
        [picky('main', main), picky('aux', aux), lane('third', stepsOf(third))],
        FIVE.map((id) => target(id)),
        { maxDepth },
      );
    });
}

function firstRoute(steps: readonly Step[], id: string): Route {
  const [first, ...rest] = steps;
  return route(first ? [{ ...first, on: [] }, ...rest] : [], id);
}

const TEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;

/** Models of ten targets in which every failure leads on, and nothing fails with anything else. */
export const plainModels: fc.Arbitrary<RoutingModel> = fc
  .tuple(fc.tuple(chains(TEN, anything), chains(TEN, anything), chains(TEN, anything)), depths)
  .map(([all, maxDepth]) => {
    const lanes = LANES.map((id, index) => lane(id, stepsOf(all[index] ?? [])));
    return model(
      lanes,
      TEN.map((id) => target(id)),
      { maxDepth },
    );
  });
