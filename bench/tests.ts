// `node --import tsx bench/tests.ts`: policies over one lane with 1,000 routes and 200 targets, in
// milliseconds of CPU time.
import { Ground } from '../src/route-test/ground.ts';
import { judgePolicy } from '../src/route-test/judge-policy.ts';
import type { RoutePolicy } from '../src/route-test/route-test.ts';
import { size } from '../test/flow/models.ts';
import { policy, promptSet, targets } from '../test/route-test/policies.ts';
import { oneLane } from './one-lane.ts';

const made = oneLane((at) => [size('chars', '>=', at * 10), size('chars', '<', at * 10 + 10)]);
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
