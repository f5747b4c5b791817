import type {
  AlteredTarget,
  ComparedLaneReport,
  ComparedPrompts,
  ComparedWitness,
  ReachedTarget,
} from '../findings/compare-report.ts';
import { closedIn } from '../flow/closed-world.ts';
import type { ComparedLane, ComparedRegion } from '../flow/compare.ts';
import type { Altered } from '../flow/compare-effect.ts';
import type { DifferenceWitness } from '../flow/compare-witness.ts';
import { describeWitness } from '../flow/describe-prompt.ts';
import { describeBox } from '../flow/describe-region.ts';
import type { Flow } from '../flow/flow.ts';
import type { Partition } from '../flow/partition.ts';
import type { Policy } from '../model/policy.ts';
import type { Lane, RoutingModel, Trigger } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { FAILURE_WORDS, failureWords } from '../rules/wording.ts';
import type { Location } from '../text/document.ts';
import { redact } from '../text/redact.ts';
import { locate, type View } from '../text/view.ts';
import { hopSpan, tracedPrompt, tracedTarget } from './trace-lane.ts';

/** One of two configs: its model with the ids that both share, and its text. */
export interface ComparedModel {
  readonly model: RoutingModel;
  readonly view: View;
}

/** What telling of the lanes of two configs goes by. */
export interface Telling {
  readonly old: ComparedModel;
  readonly next: ComparedModel;
  readonly partition: Partition;
  readonly policy: Policy;
}

/** A compared lane in words, each difference with the traces of its witnesses. */
export function toldLane(telling: Telling, compared: ComparedLane, note: string): ComparedLaneReport {
  const { old, next, verdict, regions } = compared;
  const lane = next ?? old;
  return {
    id: redact(lane?.id ?? ''),
    title: redact(lane?.title ?? ''),
    on: old && next ? 'both' : old ? 'old' : 'new',
    because: redact(lane?.implied?.because ?? ''),
    note,
    verdict,
    prompts: regions.map((region) => toldRegion(telling, compared, region)),
  };
}

function toldRegion(telling: Telling, lane: ComparedLane, region: ComparedRegion): ComparedPrompts {
  const { old, next } = telling;
  return {
    verdict: region.verdict,
    which: region.boxes.map((box) => redact(describeBox(telling.partition, box))),
    first: {
      old: region.first.old.map(tracedTarget),
      new: region.first.next.map(tracedTarget),
      moved: region.first.moved,
    },
    gained: region.gained.map((flow) => reached(next, flow)),
    lost: region.lost.map((flow) => reached(old, flow)),
    altered: region.altered.flatMap((one) => toldAltered(next, one)),
    witnesses: region.witnesses.map((witness) => toldWitness(telling, lane, witness)),
  };
}

/** A target, and what it takes to get there. */
export function reached({ model, view }: ComparedModel, { path, target, failures }: Flow): ReachedTarget {
  const last = path.at(-1);
  const implied = last?.via.implied ?? last?.step.implied ?? target.implied;
  return {
    target: tracedTarget(target),
    when: whenWords(model, failures, last?.on ?? []),
    at: locate(view, last ? hopSpan(last.step, [target.id], target.span) : target.span),
    because: redact(implied?.because ?? ''),
    depends: implied?.depends ?? [],
  };
}

/** "when qwen3 at localhost cannot be reached"; empty where nothing must fail. */
function whenWords(model: RoutingModel, failures: readonly string[], on: readonly Trigger[]): string {
  const labels = failures.flatMap((id) => model.targets.get(id)?.label ?? []);
  return redact(failureWords([...new Set(labels)], on));
}

function toldAltered({ view }: ComparedModel, { old, next }: Altered): readonly AlteredTarget[] {
  const one = (what: AlteredTarget['what']): readonly AlteredTarget[] => {
    const [before, after] = [old[what].value, next[what].value];
    if (before === after) return [];
    return [{ label: redact(next.label), what, old: before, new: after, at: placeOf(view, next) }];
  };
  return [...one('locality'), ...one('access')];
}

function placeOf(view: View, { span }: Target): Location {
  return locate(view, span);
}

function toldWitness(telling: Telling, lane: ComparedLane, witness: DifferenceWitness): ComparedWitness {
  const { old, next } = telling;
  const { prompt, failures, world } = witness;
  // Those that fail are known to the side that tries them.
  const side = failures.every((id) => next.model.targets.has(id)) ? next.model : old.model;
  return {
    what: describeWitness(prompt),
    when: whenWords(side, failures, [...new Set(failures.flatMap((id) => world.get(id) ?? []))]),
    failing: failures.map((id) => ({
      target: redact(side.targets.get(id)?.label ?? ''),
      failure: FAILURE_WORDS[world.get(id) ?? 'any'],
    })),
    old: lane.old && traceOn(telling, old, lane.old, witness),
    new: lane.next && traceOn(telling, next, lane.next, witness),
  };
}

function traceOn(
  { policy }: Telling,
  { model, view }: ComparedModel,
  lane: Lane,
  witness: DifferenceWitness,
) {
  const world = closedIn([model], witness.world) ?? witness.world;
  const tracing = { model, view, policy, world, isAsked: () => false };
  return tracedPrompt(tracing, lane, witness.prompt);
}
