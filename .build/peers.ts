// `npm run test:peers`: asks the real programs where requests go, and holds the answers against what routelint predicts.
import { parseArgs } from 'node:util';
import { confront } from '../test/peers/confront.ts';
import { Unanswered } from '../test/peers/driver.ts';
import { environmentOf } from '../test/peers/environment.ts';
import { writeGolden } from '../test/peers/goldens.ts';
import type { Disagreement, Peer } from '../test/peers/peer.ts';
import { peers } from '../test/peers/peers.ts';

/** How long an install and a run may take. CI has other things to do. */
const SECONDS = { install: 600, run: 1500 };

const { values: options } = parseArgs({
  options: {
    /** One program only. */
    only: { type: 'string' },
    /** Other cases than those of CI. */
    seed: { type: 'string' },
    count: { type: 'string' },
    /** Another release than that of CI, with `--only`. */
    version: { type: 'string' },
    /** An interpreter that has the program already, with `--only`. */
    python: { type: 'string' },
    /** How many of the requests that were predicted wrongly to print, the smallest first. */
    show: { type: 'string', default: '1' },
    /** Write down what the programs did: the goldens that `npm test` replays. */
    write: { type: 'boolean', default: false },
    /** A program that cannot be installed or asked is a failure. */
    required: { type: 'boolean', default: false },
  },
});

const chosen = peers.filter(({ name }) => (options.only ?? name) === name);
if (chosen.length === 0 || (options.only === undefined && (options.version || options.python))) {
  console.error(
    `test:peers: --version and --python need --only ${peers.map(({ name }) => name).join(' or ')}`,
  );
  process.exitCode = 2;
} else for (const peer of chosen) await ask(peer);

async function ask(peer: Peer): Promise<void> {
  const requirements = peer.requirements(options.version ?? peer.version);
  const environment = options.python
    ? { python: options.python }
    : await environmentOf({ name: peer.name, requirements, seconds: SECONDS.install });
  if ('skipped' in environment) return skip(peer, environment.skipped);
  const seed = Number(options.seed ?? peer.seed);
  const count = Number(options.count ?? peer.count);
  const found = await confront(peer, environment.python, { seed, count, seconds: SECONDS.run }).catch(
    (error: unknown) => {
      if (!(error instanceof Unanswered)) throw error;
      skip(peer, error.message);
    },
  );
  if (!found) return;
  const { version, cases, requests, disagreements } = found;
  const agreeing = requests - disagreements.length;
  console.log(
    `${peer.name} ${version}: ${agreeing} of ${requests} requests in ${cases} cases agree (seed ${seed})`,
  );
  if (options.write)
    console.log(`wrote ${writeGolden({ program: peer.name, version, seed, did: found.did })}`);
  if (disagreements.length > 0 || requests === 0) process.exitCode = 1;
  for (const one of disagreements.slice(0, Number(options.show))) console.log(shown(one));
}

function skip({ name }: Peer, reason: string): void {
  console.log(`${name}: skipped, ${reason}`);
  if (options.required) process.exitCode = 1;
}

function shown({ one, verdict }: Disagreement): string {
  const config = one.config.trimEnd().replaceAll(/^/gm, '  ');
  const { request, predicted, real } = verdict;
  return `\n${one.id} is predicted wrongly:\n\n${config}\n\nrequest:    ${request}\npredicted:  ${predicted}\nreal:       ${real}\n`;
}
