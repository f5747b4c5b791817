import type { Outcome } from '../flow/evaluate.ts';
import type { World } from '../flow/flow.ts';
import { routeFor } from '../flow/matches.ts';
import type { Prompt } from '../flow/prompt.ts';
import type { Lane, Route, RoutingModel, Step } from '../model/routing.ts';
import { type Checked, checksOf } from './checks.ts';
import { type Answer, all } from './fits.ts';
import { type Possible, possibleOutcomes } from './possible.ts';
import type { Expectation } from './route-test.ts';

/** What was expected and what came, in words. */
export interface Mismatch {
  readonly expected: string;
  readonly got: string;
}

/** What became of one prompt of a case in one lane. */
export interface CaseJudgement {
  readonly verdict: 'passed' | 'failed' | 'unknown';
  readonly mismatches: readonly Mismatch[];
  /** Why it is not known: clauses. */
  readonly doubts: readonly string[];
  /** What the prompt exercises: the route it takes, and the steps that answer it (those that lead to them). */
  readonly route: Route | undefined;
  readonly steps: readonly Step[];
}

/** Sends a prompt through a lane in a world and holds what comes of it against what is expected. */
export function judgeCase(
  model: RoutingModel,
  lane: Lane,
  prompt: Prompt,
  world: World,
  expect: Expectation,
): CaseJudgement {
  const route = routeFor(lane, prompt);
  const checks = checksOf(model, route, expect);
  const judged = possibleOutcomes(model, lane, prompt, world).map((possible) => {
    const found = checked(possible, checks);
    return { possible, found, answer: all(found.map(({ answer }) => answer)) };
  });
  const verdict = verdictOf(judged.map(({ answer }) => answer));
  const wrong = judged.flatMap(({ found }) => found.filter(({ answer }) => answer !== 'yes'));
  const [first] = judged;
  const doubts = new Set<string>();
  if (verdict === 'unknown') {
    for (const { possible } of judged)
      for (const { because } of possible.lacking) doubts.add(`it hangs on whether this is so: ${because}`);
    for (const { doubt } of wrong) if (doubt !== '') doubts.add(doubt);
  }
  return {
    verdict,
    mismatches: verdict === 'passed' ? [] : merged(wrong),
    doubts: [...doubts],
    route,
    steps: (first?.possible.outcomes ?? []).flatMap(({ target, last }) =>
      target === undefined ? [] : [last.via],
    ),
  };
}

// Each version and environment may give another answer; the case is only decided where all agree.
function verdictOf(answers: readonly Answer[]): CaseJudgement['verdict'] {
  if (answers.every((answer) => answer === 'yes')) return 'passed';
  return answers.every((answer) => answer === 'no') ? 'failed' : 'unknown';
}

function checked({ outcomes }: Possible, checks: ReturnType<typeof checksOf>): readonly Checked[] {
  const all: readonly (Outcome | undefined)[] = outcomes.length === 0 ? [undefined] : outcomes;
  return checks.flatMap((check) => all.map((outcome) => check(outcome)));
}

// One line for each thing expected, with all that came instead.
function merged(wrong: readonly Checked[]): readonly Mismatch[] {
  const got = new Map<string, Set<string>>();
  for (const one of wrong) got.set(one.expected, (got.get(one.expected) ?? new Set()).add(one.got));
  return [...got].map(([expected, all]) => ({ expected, got: [...all].join(' or ') }));
}
