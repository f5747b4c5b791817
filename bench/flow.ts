// `node --import tsx bench/flow.ts`: the flows, regions and witnesses of one lane with 1,000 routes over 200 targets.
import type { Box } from '../src/flow/box.ts';
import { promptReach } from '../src/flow/prompt-reach.ts';
import { witnessOf } from '../src/flow/witness.ts';
import type { Condition } from '../src/model/routing.ts';
import { lane, model, route, signal, size, step } from '../test/flow/models.ts';

const ROUTES = 1_000;
const TARGETS = 200;
const CHAIN = 3;

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
  const routes = Array.from({ length: ROUTES }, (_, at) => ({
    ...route(
      Array.from({ length: CHAIN }, (_step, hop) => {
        const next = step(`t${(at + hop * 7) % TARGETS}`);
        return hop === 0 ? { ...next, on: [] } : next;
      }),
      `r${at}`,
    ),
    when: { all: make(at) },
  }));
  const made = model([{ ...lane('main', []), routes }]);
  const times = Array.from({ length: 5 }, () => timed(made));
  times.sort((one, other) => one.took - other.took);
  const median = times[2];
  if (median)
    console.log(
      `${name.padEnd(26)} ${median.took.toFixed(0).padStart(5)} ms  ${median.flows} flows, ${median.witnesses} witnesses${median.complete ? '' : ', not complete'}`,
    );
}

function timed(made: ReturnType<typeof model>) {
  const start = performance.now();
  const reach = promptReach(made);
  const regions = new Set<readonly Box[]>(reach.flows.map((flow) => reach.regionOf(flow)));
  const witnesses = [...regions].filter((region) => witnessOf(reach.partition, region, true)).length;
  return { took: performance.now() - start, flows: reach.flows.length, witnesses, complete: reach.complete };
}
