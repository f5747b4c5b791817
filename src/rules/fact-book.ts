import type { Block } from '../blocks/block.ts';
import { type Walk, walkOf } from '../flow/attempts.ts';
import type { Box } from '../flow/box.ts';
import { laneCycles } from '../flow/cycles.ts';
import { type DeadReason, deadSteps, placeOf } from '../flow/dead.ts';
import { promptWords } from '../flow/describe-prompt.ts';
import { exampleText } from '../flow/example-text.ts';
import type { Flow } from '../flow/flow.ts';
import { type PromptReach, promptReach } from '../flow/prompt-reach.ts';
import { witnessOf } from '../flow/witness.ts';
import type { Policy } from '../model/policy.ts';
import type { Role } from '../model/role.ts';
import type {
  Guard,
  Lane,
  Route,
  RoutingModel,
  SideChannel,
  SignalClause,
  SizeClause,
  Step,
} from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import type { Span } from '../text/span.ts';
import type { Fact } from './fact-types.ts';
import { FlowFact } from './flow-fact.ts';
import { BlockFact, LaneFact, StepFact } from './place-facts.ts';
import { policyFact } from './policy.ts';
import { RouteFact } from './route-fact.ts';
import { channelFact, TargetFact } from './target-fact.ts';

/** A block with its routing model and what the settings say of it. */
export interface CheckContext {
  readonly block: Block;
  readonly model: RoutingModel;
  readonly policy: Policy;
  readonly completeness: 'whole' | 'fragment';
  readonly role: Role;
}

/** The words for the witness of a region, and its signals that are not to be had. */
interface WitnessWords {
  readonly words: string;
  readonly blind: readonly string[];
  readonly example: string;
}

const ANY_PROMPT: WitnessWords = { words: 'prompt', blind: [], example: '' };
const NO_PROMPT: WitnessWords = { words: '', blind: [], example: '' };
const NO_CLAIM: Fact<'NameClaim'> = { name: '', says: '' };

/**
 * The facts of one block, each made once and only when a check asks for it: a clean file costs no flows. Facts are
 * plain objects; where they stand in the block is kept beside them.
 */
export class FactBook {
  readonly context: CheckContext;
  readonly #made = new Map<object, object>();
  readonly #places = new Map<object, Span>();
  #reach: PromptReach | undefined;
  readonly #prompts = new Map<readonly Box[], WitnessWords>();
  #flows: Map<Lane, Flow[]> | undefined;
  #walk: Walk | undefined;
  #dead: ReadonlyMap<string, DeadReason> | undefined;
  #cycles: ReadonlyMap<Lane, readonly Lane[]> | undefined;
  #written: ReadonlySet<string> | undefined;
  #policy: Fact<'Policy'> | undefined;
  #block: Fact<'Block'> | undefined;

  constructor(context: CheckContext) {
    this.context = context;
  }

  /** Where a fact stands, or the facts of a list. None for what stands nowhere. */
  places(fact: unknown): readonly Span[] {
    if (Array.isArray(fact)) return fact.flatMap((item) => this.places(item));
    const place = typeof fact === 'object' && fact !== null ? this.#places.get(fact) : undefined;
    return place ? [place] : [];
  }

  get reach(): PromptReach {
    this.#reach ??= promptReach(this.context.model);
    return this.#reach;
  }

  /** Titles of lanes that were not followed to the end; none where no check asked for a flow. */
  get notFollowed(): readonly string[] {
    return this.#reach === undefined ? [] : this.block.notFollowed;
  }

  /** The flows of a lane, in their order. */
  flowsOf(lane: Lane): readonly Flow[] {
    if (!this.#flows) {
      this.#flows = new Map();
      for (const flow of this.reach.flows) {
        const known = this.#flows.get(flow.lane);
        if (known) known.push(flow);
        else this.#flows.set(flow.lane, [flow]);
      }
    }
    return this.#flows.get(lane) ?? [];
  }

  /** The first choices of a route, whoever has them: the lanes that it hands prompts to, maybe. */
  firstsOf(lane: Lane, route: Route): readonly Fact<'Target'>[] {
    const first = this.flowsOf(lane).filter((flow) => flow.route === route && flow.failures.length === 0);
    return this.targets(new Set(first.map((flow) => flow.target.id)));
  }

  get walk(): Walk {
    this.#walk ??= walkOf(this.context.model);
    return this.#walk;
  }

  get policy(): Fact<'Policy'> {
    this.#policy ??= policyFact(this.context.policy);
    return this.#policy;
  }

  get block(): Fact<'Block'> {
    this.#block ??= this.#keep(this.context, { start: 0, end: 0 }, () => new BlockFact(this));
    return this.#block;
  }

  lane(lane: Lane): Fact<'Lane'> {
    return this.#keep(lane, lane.span, () => new LaneFact(this, lane));
  }

  route(lane: Lane, route: Route): Fact<'Route'> {
    return this.#keep(route, route.span, () => new RouteFact(this, lane, route));
  }

  step(route: Route, step: Step): Fact<'Step'> {
    return this.#keep(step, step.span, () => new StepFact(this, route, step));
  }

  target(target: Target): Fact<'Target'> {
    return this.#keep(target, target.span, () => new TargetFact(this, target));
  }

  /** What decided where a target stands; the target's own place where nothing in the block did. */
  evidence(target: Target): Fact<'Evidence'> {
    const span = target.locality.span ?? target.span;
    return this.#placed({ text: target.endpoint ?? '' }, span);
  }

  /** The name that claims another locality than a target has; it stands where the name does. */
  claim(target: Target): Fact<'NameClaim'> {
    const claim = target.contradiction;
    if (!claim) return NO_CLAIM;
    return this.#placed({ name: claim.name, says: claim.says }, claim.span);
  }

  /** The targets of some ids; ids that the model does not have are left out. */
  targets(ids: Iterable<string>): readonly Fact<'Target'>[] {
    const facts: Fact<'Target'>[] = [];
    for (const id of ids) {
      const target = this.context.model.targets.get(id);
      if (target) facts.push(this.target(target));
    }
    return facts;
  }

  flow(flow: Flow): Fact<'Flow'> {
    return this.#keep(flow, flow.target.span, () => new FlowFact(this, flow));
  }

  /** A prompt that takes a flow, without its article; `prompt` where any does. */
  witness(flow: Flow): string {
    return this.promptOf(this.reach.regionOf(flow));
  }

  /** Signals that must be unavailable for a prompt to take a flow. */
  blind(flow: Flow): readonly string[] {
    return this.#witnessOf(this.reach.regionOf(flow)).blind;
  }

  /** A text that takes a flow; '' where any does, or where none can be made. */
  example(flow: Flow): string {
    return this.#witnessOf(this.reach.regionOf(flow)).example;
  }

  /** A prompt of a region, without its article; '' where there is none. */
  promptOf(region: readonly Box[]): string {
    return this.#witnessOf(region).words;
  }

  // A witness has no signal unavailable where one without will do.
  #witnessOf(region: readonly Box[]): WitnessWords {
    const known = this.#prompts.get(region);
    if (known !== undefined) return known;
    // Where nothing tells prompts apart, any one is as good as another.
    if (this.reach.partition.dimensions.length === 0) return region.length > 0 ? ANY_PROMPT : NO_PROMPT;
    const witness = witnessOf(this.reach.partition, region, false);
    const lost = witness?.signals.filter((name) => witness.prompt.signals.get(name) === 'unavailable') ?? [];
    const words = {
      words: witness ? promptWords(witness) : '',
      blind: lost,
      example: (witness && !witness.isAny && exampleText(witness.prompt)) || '',
    };
    this.#prompts.set(region, words);
    return words;
  }

  /** A route that takes the prompts of another. */
  blocker(route: Route): Fact<'Blocker'> {
    return this.#placed({ id: route.id, targets: this.targets(route.chain[0]?.targets ?? []) }, route.span);
  }

  /** A clause of a route. */
  clause(clause: SizeClause | SignalClause, text: string): Fact<'Clause'> {
    return this.#placed({ text }, clause.span);
  }

  channel(channel: SideChannel): Fact<'Channel'> {
    return this.#keep(channel, channel.span, () => channelFact(channel));
  }

  guard(guard: Guard): Fact<'Guard'> {
    const { name, runs, because, applied } = guard;
    return this.#keep(guard, guard.span, () => ({ name, runs, because, applied }));
  }

  /** True of a fallback that some lane has for its own: it stands at a place where a lane's own fallback does. */
  isWritten({ span }: Step): boolean {
    this.#written ??= new Set(writtenSteps(this.context.model));
    return this.#written.has(spanKey(span));
  }

  /** Why a step never helps; '' for one that may. */
  dead(step: Step): string {
    this.#dead ??= new Map(
      deadSteps(this.context.model, this.reach).map((dead) => [placeOf(dead.step), dead.reason]),
    );
    return this.#dead.get(placeOf(step)) ?? '';
  }

  /** The lanes that lead round in a circle with a lane, itself included. */
  cycle(lane: Lane): readonly Lane[] {
    this.#cycles ??= new Map(
      laneCycles(this.context.model).flatMap((cycle) => cycle.map((member) => [member, cycle] as const)),
    );
    return this.#cycles.get(lane) ?? [];
  }

  #keep<F extends object>(key: object, span: Span, make: () => F): F {
    const known = this.#made.get(key) as F | undefined;
    if (known) return known;
    const fact = this.#placed(make(), span);
    this.#made.set(key, fact);
    return fact;
  }

  #placed<F extends object>(fact: F, span: Span): F {
    this.#places.set(fact, span);
    return fact;
  }
}

function writtenSteps({ lanes }: RoutingModel): readonly string[] {
  const steps = lanes.flatMap(({ routes }) => routes.flatMap(({ chain }) => chain));
  const own = steps.filter((step) => step.inherited === undefined && step.on.length > 0);
  return own.map((step) => spanKey(step.span));
}

function spanKey({ start, end }: Span): string {
  return `${start}:${end}`;
}
