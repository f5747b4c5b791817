import type { Mistake, TestedCase, Unmet } from '../findings/test-report.ts';
import type { TracedLane } from '../findings/trace-report.ts';
import { describeWitness } from '../flow/describe-prompt.ts';
import { worldNamed } from '../flow/named-world.ts';
import type { Signal } from '../flow/prompt.ts';
import type { Route, Step } from '../model/routing.ts';
import { judgeCase } from '../route-test/judge-case.ts';
import { lanesNamed } from '../route-test/prompt-set.ts';
import type { GivenPrompt, RouteCase } from '../route-test/route-test.ts';
import { redact } from '../text/redact.ts';
import type { TestedBlock } from './test-policy.ts';
import { promptsFor, tracedPrompt } from './trace-lane.ts';
import { type PromptFacts, promptFacts } from './trace-prompt.ts';
import { standsFor } from './trace-words.ts';

/** What a case came to, and what it exercised if it passed. */
export interface CaseResult {
  readonly tested: TestedCase;
  readonly exercised: readonly (Route | Step)[];
  readonly notes: readonly string[];
}

/** Sends the prompt of a case through all configs of its file. A mistake where there is no such prompt, or world. */
export function testCase(test: RouteCase, blocks: readonly TestedBlock[]): CaseResult | Mistake {
  const facts = factsOf(test.given);
  const failing = test.failing.map(({ name, failure }) => ({ name: name.text, failure }));
  const unmet: Unmet[] = [];
  const doubts = new Set<string>();
  const traces: TracedLane[] = [];
  const exercised: (Route | Step)[] = [];
  const notes = new Set<string>();
  const verdicts = new Set<TestedCase['verdict']>();
  for (const { ground, tracing } of blocks) {
    const { model } = ground;
    const { world, several, clash } = worldNamed(model, failing);
    if (clash !== undefined) return clashes(test, clash);
    for (const [name, targets] of several) notes.add(standsFor(name, targets));
    for (const lane of lanesNamed(model, test.given.lanes)) {
      const prompts = promptsFor(facts, lane);
      for (const witness of prompts) {
        const judged = judgeCase(model, lane, witness.prompt, world, test.expect);
        verdicts.add(judged.verdict);
        exercised.push(...(judged.route ? [judged.route] : []), ...judged.steps);
        if (judged.verdict === 'passed') continue;
        for (const doubt of judged.doubts) doubts.add(redact(doubt));
        const place = { lane: redact(lane.id), title: redact(lane.title) };
        for (const { expected, got } of judged.mismatches)
          unmet.push({
            ...place,
            what: describeWitness(witness),
            expected: redact(expected),
            got: redact(got),
          });
        const trace = tracedPrompt({ ...tracing, world }, lane, witness);
        traces.push({ id: place.lane, title: place.title, traces: [trace] });
      }
    }
    if (verdicts.size > 0)
      for (const { what } of model.notModelled)
        notes.add(`not modelled, so it may go otherwise: ${redact(what)}`);
  }
  if (verdicts.size === 0) return noPrompt(test);
  const verdict = verdicts.has('failed') ? 'failed' : verdicts.has('unknown') ? 'unknown' : 'passed';
  const name = redact(test.name);
  return {
    tested: { name, at: test.at, verdict, unmet, doubts: [...doubts], traces },
    exercised: verdict === 'passed' ? exercised : [],
    notes: [...notes],
  };
}

// The text is measured here, and only what was measured goes on.
function factsOf({ text, private: isPrivate, sizes, signals }: GivenPrompt): PromptFacts {
  const measured = text === undefined ? undefined : promptFacts(text, isPrivate);
  const others = new Map<string, Signal>();
  const held = new Set(measured?.signals ?? []);
  for (const { name, value } of signals) {
    if (value === 'yes') held.add(name.text);
    else others.set(name.text, value);
  }
  return {
    private: measured?.private ?? isPrivate,
    because: measured?.because ?? '',
    sizes: measured?.sizes ?? sizes,
    signals: [...held],
    others,
  };
}

function clashes(test: RouteCase, clash: string): Mistake {
  return {
    message: `\`${redact(clash)}\` cannot fail in this way beside what fails already`,
    help: 'what shares a host, a credential or an account fails together',
    at: test.failing.find(({ name }) => name.text === clash)?.name.at ?? test.at,
  };
}

function noPrompt({ given }: RouteCase): Mistake {
  return {
    message: 'no prompt is given: none has these sizes, or no lane is left',
    help: 'n words take at least 2n - 1 characters; `!` before a lane takes it away',
    at: given.at,
  };
}
