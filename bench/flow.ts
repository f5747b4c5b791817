// `node --import tsx bench/flow.ts`: the flows, regions and witnesses of one lane with 1,000 routes over 200 targets.
import type { Box } from '../src/flow/box.ts';
import { promptReach } from '../src/flow/prompt-reach.ts';
import { witnessOf } from '../src/flow/witness.ts';
import type { Condition, RoutingModel } from '../src/model/routing.ts';
import { signal, size } from '../test/flow/models.ts';
import { oneLane, ROUTES } from './one-lane.ts';

const kinds: Readonly<Record<string, (index: number) => Condition['all']>> = {
  'ranges side by side': (at) => [size('chars', '>=', at * 10), size('chars', '<', at * 10 + 10)],
  'stairs in two dimensions': (at) => [size('chars', '<=', (ROUTES - at) * 7), size('words', '<=', at)],
  'rectangles at random': (at) => {
    const [left, below] = [(at * 7_919) % 4_985, (at * 104_729) % 50];
    const [width, height] = [(at * 31_337) % 997, (at * 15_485) % 30];
    return [
      ...[size('chars', '>=', left), size('chars', '<=', left + width)],
      ...[size('words', '>=', below), size('words', '<=', below + height)],
    ];
  },
  'a tag each': (at) => [signal(`tag ${at}`, true, { group: 'tag' })],
};

for (const [name, make] of Object.entries(kinds)) {
  const made = oneLane(make);
  const times = Array.from({ length: 5 }, () => timed(made));
  times.sort((one, other) => one.took - other.took);
  const median = times[2];
  if (median)
    console.log(
      `${name.padEnd(26)} ${median.took.toFixed(0).padStart(5)} ms  ${median.flows} flows, ${median.witnesses} witnesses${median.complete ? '' : ', not complete'}`,
    );
}

function timed(made: RoutingModel) {
  const start = performance.now();
  const reach = promptReach(made);
  const regions = new Set<readonly Box[]>(reach.flows.map((flow) => reach.regionOf(flow)));
  const witnesses = [...regions].filter((region) => witnessOf(reach.partition, region, true)).length;
  return { took: performance.now() - start, flows: reach.flows.length, witnesses, complete: reach.complete };
}
