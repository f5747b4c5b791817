// `node --import tsx bench/tests.ts`: policies over one lane with 1,000 routes and 200 targets, in
// milliseconds of CPU time.
import { Ground } from '../src/route-test/ground.ts';
import { judgePolicy } from '../src/route-test/judge-policy.ts';
import type { RoutePolicy } from '../src/route-test/route-test.ts';
import { lane, model, route, size, step } from '../test/flow/models.ts';
import { policy, promptSet, targets } from '../test/route-test/policies.ts';

const ROUTES = 1_000;
const TARGETS = 200;
const CHAIN = 3;

const routes = Array.from({ length: ROUTES }, (_, at) => ({
  ...route(
    Array.from({ length: CHAIN }, (_step, hop) => {
      const next = step(`t${(at + hop * 7) % TARGETS}`);
      return hop === 0 ? { ...next, on: [] } : next;
    }),
    `r${at}`,
  ),
  when: { all: [size('chars', '>=', at * 10), size('chars', '<', at * 10 + 10)] },
}));
const made = model([{ ...lane('main', []), routes }]);
const some = promptSet({ sizes: new Map([['chars', { min: 55, max: undefined }]]) });
const policies: Readonly<Record<string, RoutePolicy>> = {
  'never, whatever fails': policy({ kind: 'never', of: [targets('t5')] }, { kind: 'all' }, some),
  'prefer two, whatever fails': policy({ kind: 'prefer', of: [targets('t5', 't9')] }, { kind: 'all' }, some),
  'prefer half, whatever fails': policy({ kind: 'prefer', of: [targets('t1*')] }, { kind: 'all' }, some),
  'prefer half, one down': policy({ kind: 'prefer', of: [targets('t1*')] }, { kind: 'down', most: 1 }, some),
  'always, nothing down': policy({ kind: 'always' }, { kind: 'up' }, some),
  'always, two down': policy({ kind: 'always' }, { kind: 'down', most: 2 }, some),
};

for (const [name, asked] of Object.entries(policies)) {
  const times = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage().user / 1000;
    const { breaches } = judgePolicy(new Ground(made, [asked.forall]), asked);
    return { took: process.cpuUsage().user / 1000 - start, breaches: breaches.length };
  }).sort((one, other) => one.took - other.took);
  console.log(
    `${name.padEnd(28)} ${times[1]?.took.toFixed(0).padStart(5)} ms  ${times[1]?.breaches} breaches`,
  );
}
