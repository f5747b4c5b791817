// `node --import tsx bench/flow.ts`: the flows, regions and witnesses of one lane, for routes of several shapes over a
// fifth as many targets. The last column is to stay level: time over regions times hops. Times are those of the
// processor, as machines are shared; the quickest of the rounds counts.
import type { Box } from '../src/flow/box.ts';
import { promptReach } from '../src/flow/prompt-reach.ts';
import { witnessOf } from '../src/flow/witness.ts';
import type { RoutingModel } from '../src/model/routing.ts';
import { signal, size } from '../test/flow/models.ts';
import { CHAIN, oneLane, type Shape } from './one-lane.ts';

const SIZES = [250, 500, 1_000, 2_000];
const ROUNDS = 5;

const shapes: Readonly<Record<string, Shape>> = {
  'ranges side by side': (at) => [size('chars', '>=', at * 10), size('chars', '<', at * 10 + 10)],
  'stairs in two dimensions': (at, routes) => [
    size('chars', '<=', (routes - at) * 7),
    size('words', '<=', at),
  ],
  'rectangles at random': (at, routes) => {
    const [left, below] = [(at * 7_919) % (routes * 5 - 15), (at * 104_729) % 50];
    const [width, height] = [(at * 31_337) % 997, (at * 15_485) % 30];
    return [
      ...[size('chars', '>=', left), size('chars', '<=', left + width)],
      ...[size('words', '>=', below), size('words', '<=', below + height)],
    ];
  },
  'a tag each': (at) => [signal(`tag ${at}`, true, { group: 'tag' })],
};

for (const shape of Object.values(shapes)) timed(oneLane(shape, SIZES[0]));
console.log('shape                     routes  targets  regions   hops     ms  ns / (region x hop)');
for (const [name, shape] of Object.entries(shapes)) {
  for (const routes of SIZES) {
    const made = oneLane(shape, routes);
    const times = Array.from({ length: ROUNDS }, () => timed(made));
    times.sort((one, other) => one.took - other.took);
    const [quickest] = times;
    if (quickest) console.log(row(name, routes, quickest));
  }
}

interface Timing {
  /** Milliseconds. */
  readonly took: number;
  /** Boxes that routes are left with, those for no route among them. */
  readonly regions: number;
  /** Steps of the paths of all flows, by region. */
  readonly hops: number;
  readonly complete: boolean;
}

function timed(made: RoutingModel): Timing {
  const start = process.cpuUsage();
  const reach = promptReach(made);
  const distinct = new Set<readonly Box[]>(reach.flows.map((flow) => reach.regionOf(flow)));
  for (const region of distinct) witnessOf(reach.partition, region, true);
  const { user, system } = process.cpuUsage(start);
  const boxes = [...reach.regions.values()].flatMap(({ routes, left }) => [
    ...routes.flatMap(({ effective }) => effective),
    ...left,
  ]);
  return { took: (user + system) / 1e3, regions: boxes.length, hops: CHAIN, complete: reach.complete };
}

function row(name: string, routes: number, { took, regions, hops, complete }: Timing): string {
  const each = (took * 1e6) / (regions * hops);
  const cells = [
    `${routes}`.padStart(6),
    `${routes / 5}`.padStart(7),
    `${regions}`.padStart(7),
    `${hops}`.padStart(5),
    took.toFixed(0).padStart(5),
    each.toFixed(0).padStart(10),
  ];
  return `${name.padEnd(25)} ${cells.join('  ')}${complete ? '' : '  not followed to the end'}`;
}
