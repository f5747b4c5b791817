import type {
  TracedHop,
  TracedLane,
  TracedPath,
  TracedPrompt,
  TracedTarget,
} from '../findings/trace-report.ts';
import { type Completed, completeSizes } from '../flow/complete.ts';
import { describeWitness } from '../flow/describe-prompt.ts';
import type { World } from '../flow/flow.ts';
import { partitionOf } from '../flow/partition.ts';
import { type Prompt, SIZES, type Signal } from '../flow/prompt.ts';
import { laneRegions } from '../flow/regions.ts';
import { type PathTrace, traceLane } from '../flow/trace.ts';
import { whyNot } from '../flow/why-not.ts';
import { type Witness, witnessOf } from '../flow/witness.ts';
import type { Policy } from '../model/policy.ts';
import type { Lane, Route, RoutingModel, Step } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { mayBePrivate } from '../rules/policy.ts';
import { FAILURE_WORDS } from '../rules/wording.ts';
import { redact } from '../text/redact.ts';
import { locate, type View } from '../text/view.ts';
import type { PromptFacts } from './trace-prompt.ts';
import { clauseWords, whyNotWords } from './trace-words.ts';

/** What a trace of a prompt goes by. */
export interface PromptTracing {
  readonly model: RoutingModel;
  readonly view: View;
  readonly policy: Policy;
  readonly world: World;
  /** Routes to say why not of: their id, or a name of their first targets. */
  isAsked(route: Route): boolean;
}

/** What a trace of a lane goes by. */
export interface LaneTracing extends PromptTracing {
  readonly facts: PromptFacts;
}

/** Traces the prompt through a lane. Where nothing of its size is known there is a trace for each route of the lane. */
export function tracedLane(tracing: LaneTracing, lane: Lane): TracedLane {
  const prompts = promptsFor(tracing.facts, lane);
  return {
    id: redact(lane.id),
    title: redact(lane.title),
    traces: prompts.map((witness) => tracedPrompt(tracing, lane, witness)),
  };
}

/** The prompts that some facts stand for in a lane: one, or where nothing is said of its size one for each route. */
export function promptsFor(facts: PromptFacts, lane: Lane): readonly Witness[] {
  const signals = new Map<string, Signal>(facts.signals.map((name) => [name, 'yes']));
  for (const [name, value] of facts.others ?? []) signals.set(name, value);
  const known = SIZES.filter((name) => facts.sizes[name] !== undefined);
  const completed = completeSizes(facts.sizes);
  if (known.length > 0 || signals.size > 0) return completed ? [given(facts, completed, signals)] : [];
  const partition = partitionOf([lane]);
  const regions = laneRegions(partition, lane);
  const all = [...regions.routes.map((region) => region.effective), regions.left];
  const found = all.flatMap((region) => witnessOf(partition, region, facts.private) ?? []);
  return found;
}

function given(
  facts: PromptFacts,
  { sizes, assumed }: Completed,
  signals: ReadonlyMap<string, Signal>,
): Witness {
  const prompt: Prompt = { ...sizes, private: facts.private, signals };
  const told = SIZES.filter((name) => !assumed.includes(name) && name !== 'tokens' && name !== 'lines');
  const held = [...signals].flatMap(([name, value]) => (value === 'no' ? [] : [name]));
  return { prompt, isAny: false, sizes: told, signals: held };
}

/** One prompt in one lane: what becomes of each route, and each hop. */
export function tracedPrompt(tracing: PromptTracing, lane: Lane, witness: Witness): TracedPrompt {
  const { model, view, world } = tracing;
  const { prompt } = witness;
  const { routes, paths } = traceLane(model, lane, prompt, world);
  return {
    what: describeWitness(witness),
    prompt,
    routes: routes.map(({ route, verdict, failing }) => ({
      id: redact(route.id),
      at: locate(view, route.span),
      verdict,
      because: failing.map((clause) => clauseWords(view, clause, prompt)),
    })),
    paths: paths.map((path) => tracedPath(tracing, lane, prompt, path)),
    whyNot: lane.routes
      .filter((route) => tracing.isAsked(route))
      .map((route) => whyNotWords(whyNot(lane, route, prompt))),
  };
}

function tracedPath(tracing: PromptTracing, lane: Lane, prompt: Prompt, path: PathTrace): TracedPath {
  const { model, policy } = tracing;
  const hops = path.steps.map(({ attempt, targets, failure }) =>
    hopOf(tracing, lane, attempt, targets, FAILURE_WORDS[failure]),
  );
  const answered = path.answers.length > 0;
  if (answered) hops.push(hopOf(tracing, lane, path.last, path.answers, ''));
  const isGuarded = prompt.private && mayBePrivate(lane.id, policy);
  const forbidden =
    isGuarded &&
    path.answers.some((id) => {
      const locality = model.targets.get(id)?.locality.value ?? 'unknown';
      return locality !== 'unknown' && !policy.private.allow.includes(locality);
    });
  return { hops, answered, forbidden };
}

function hopOf(
  { model, view }: PromptTracing,
  lane: Lane,
  { step, via, frame }: PathTrace['last'],
  ids: readonly string[],
  failed: string,
): TracedHop {
  const targets = ids.flatMap((id) => model.targets.get(id) ?? []);
  const implied = via.implied ?? step.implied ?? targets.find((one) => one.implied)?.implied;
  return {
    targets: targets.map(tracedTarget),
    at: locate(view, hopSpan(step, ids, targets[0]?.span)),
    failed,
    lane: frame.lane.id === lane.id ? '' : redact(frame.lane.title),
    because: redact(implied?.because ?? ''),
    depends: implied?.depends ?? [],
  };
}

/** A target as reports name it. */
export function tracedTarget({ label, locality, access }: Target): TracedTarget {
  return {
    label: redact(label),
    locality: locality.value,
    localityBecause: redact(locality.because),
    access: access.value,
    accessBecause: redact(access.because),
  };
}

/** Where a hop is said: a step is one place in the block, and each target of a pool has its own. */
export function hopSpan(step: Step, ids: readonly string[], target: Step['span'] | undefined): Step['span'] {
  return step.targets.length > 1 && ids.length === 1 && target ? target : step.span;
}
