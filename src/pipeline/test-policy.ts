import type { PolicyBreach, TestedPolicy } from '../findings/test-report.ts';
import type { Ground } from '../route-test/ground.ts';
import { type Breach, judgePolicy, type PolicyJudgement } from '../route-test/judge-policy.ts';
import { without } from '../route-test/possible.ts';
import type { RoutePolicy } from '../route-test/route-test.ts';
import { mayBePrivate } from '../rules/policy.ts';
import { redact } from '../text/redact.ts';
import { breachWords, doubtWords, worldsWords } from './test-words.ts';
import { type PromptTracing, tracedPrompt } from './trace-lane.ts';

/** One config that a test file is held against. */
export interface TestedBlock {
  readonly ground: Ground;
  readonly tracing: Omit<PromptTracing, 'world'>;
}

/** Holds a policy against all configs of its file. Undefined where it speaks of no prompt in any of them. */
export function testPolicy(policy: RoutePolicy, blocks: readonly TestedBlock[]): TestedPolicy | undefined {
  const judged = blocks.map((block) => ({ block, judgement: judgePolicy(block.ground, policy) }));
  if (judged.every(({ judgement }) => !judgement.speaks)) return undefined;
  const doubts = new Set<string>();
  const help = new Set<string>();
  const found: { readonly breach: Breach; readonly block: TestedBlock }[] = [];
  for (const { block, judgement } of judged) {
    for (const doubt of judgement.doubts) doubts.add(redact(doubt));
    for (const breach of judgement.breaches) {
      found.push({ breach, block });
      for (const doubt of doubtWords(policy.claim, breach)) doubts.add(doubt);
      for (const advice of helpFor(policy, block, breach)) help.add(advice);
    }
  }
  const breaches = found
    .toSorted((one, other) => strength(one.breach) - strength(other.breach))
    .map(({ block, breach }) => breachOf(block, breach));
  const isBroken = breaches.some((breach) => breach.certain);
  const isOpen = breaches.length > 0 || doubts.size > 0;
  return {
    name: redact(policy.name),
    at: policy.at,
    verdict: isBroken ? 'violated' : isOpen ? 'unknown' : 'verified',
    extent: extentWords(
      policy,
      judged.map(({ judgement }) => judgement),
    ),
    breaches,
    doubts: isBroken ? [] : [...doubts],
    help: [...help],
  };
}

// The plainest first: one that is certain, that hangs on no version or environment, and that needs few failures.
function strength({ certain, hinge, world }: Breach): number {
  return (certain ? 0 : 2e6) + (hinge ? 1e6 : 0) + world.size;
}

function breachOf({ ground, tracing }: TestedBlock, breach: Breach): PolicyBreach {
  const { lane, witness, world, hinge, certain } = breach;
  const absent = hinge?.holds === false ? hinge.implied : [];
  const model = absent.reduce(without, ground.model);
  const title = redact(lane.title);
  const trace = tracedPrompt({ ...tracing, model, world }, lane, witness);
  const id = redact(lane.id);
  return {
    certain,
    lane: id,
    title,
    what: breachWords(ground.model, breach, ground.walk.closures().get(lane.id) ?? new Set()),
    hinge: hinge && {
      because: hinge.implied.map(({ because }) => redact(because)),
      depends: dependsOf(breach),
      holds: hinge.holds,
    },
    trace: { id, title, traces: [trace] },
  };
}

function dependsOf({ hinge }: Breach): readonly ('version' | 'environment')[] {
  return [...new Set((hinge?.implied ?? []).flatMap(({ depends }) => depends ?? []))];
}

function* helpFor({ forall }: RoutePolicy, { tracing }: TestedBlock, breach: Breach): Generator<string> {
  const { policy } = tracing;
  const { id, title } = breach.lane;
  if (forall.private && policy.private.lanes.length > 0 && !mayBePrivate(id, policy))
    yield `routelint.yaml says that ${redact(title)} takes no private prompts; if so, \`forall\` can leave it out with \`lane: ["*", "!${redact(id)}"]\``;
  const depends = dependsOf(breach);
  if (depends.includes('environment'))
    yield '`env` in routelint.yaml lists the variables that are set where the program runs';
  if (depends.includes('version')) yield '`versions` in routelint.yaml says which release the program is';
}

function extentWords({ worlds }: RoutePolicy, judged: readonly PolicyJudgement[]): string {
  const lanes = judged.reduce((sum, { lanes: some }) => sum + some.length, 0);
  const targets = judged.reduce((sum, { reached }) => sum + reached, 0);
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  return `${count(lanes, 'lane')}, ${count(targets, 'target')}, ${worldsWords(worlds)}`;
}
