import type {
  Lane,
  NotModelled,
  Observation,
  ProgramVersion,
  RoutingModel,
  SideChannel,
} from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import type { Catalogue } from '../providers/catalogue.ts';
import { makeTarget, type TargetSpec } from '../providers/target.ts';

/** What an adapter says of a target; the rest of a `TargetSpec` takes its usual value. */
export type TargetDraft = Pick<TargetSpec, 'provider' | 'model' | 'span'> & Partial<TargetSpec>;

/** What an adapter says of an observation; `related` is empty where it is not given. */
export type ObservationDraft = Omit<Observation, 'related'> & Partial<Pick<Observation, 'related'>>;

/** Collects a routing model while an adapter walks a block. Targets are shared by id. */
export class ModelBuilder {
  readonly #catalogue: Catalogue;
  readonly #targets = new Map<string, Target>();
  readonly #lanes = new Map<string, Lane>();
  readonly #sideChannels: SideChannel[] = [];
  readonly #observations: Observation[] = [];
  readonly #notModelled: NotModelled[] = [];

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Judges a target, keeps it, and gives its id. */
  target(draft: TargetDraft): string {
    const spec: TargetSpec = {
      provider: draft.provider,
      model: draft.model,
      endpoint: draft.endpoint,
      endpointSpan: draft.endpointSpan,
      credential: draft.credential,
      ...(draft.access === undefined ? {} : { access: draft.access }),
      names: draft.names ?? [],
      contextWindow: draft.contextWindow,
      mock: draft.mock ?? false,
      span: draft.span,
      implied: draft.implied,
    };
    return this.keep(makeTarget(spec, this.#catalogue));
  }

  /** Keeps a target that is already judged. Where one with its id is there, the stated one stays. */
  keep(target: Target): string {
    const known = this.#targets.get(target.id);
    if (!known || (known.implied && !target.implied)) this.#targets.set(target.id, target);
    return target.id;
  }

  /** The target of an id that `target` or `keep` gave. */
  known(id: string): Target | undefined {
    return this.#targets.get(id);
  }

  /** Every target so far. */
  targets(): readonly Target[] {
    return [...this.#targets.values()];
  }

  /** Adds a lane; of two with one id the first stays. */
  lane(lane: Lane): void {
    if (!this.#lanes.has(lane.id)) this.#lanes.set(lane.id, lane);
  }

  hasLane(id: string): boolean {
    return this.#lanes.has(id);
  }

  sideChannel(channel: SideChannel): void {
    this.#sideChannels.push(channel);
  }

  observe(draft: ObservationDraft): void {
    this.#observations.push({ related: [], ...draft });
  }

  notModelled(fact: NotModelled): void {
    this.#notModelled.push(fact);
  }

  /** The model, with observations in the order of the text. */
  build(dialect: string, version: ProgramVersion, maxDepth: number | undefined): RoutingModel {
    return {
      dialect,
      version,
      lanes: [...this.#lanes.values()],
      targets: this.#targets,
      sideChannels: this.#sideChannels,
      observations: this.#observations.sort((a, b) => a.span.start - b.span.start),
      notModelled: this.#notModelled,
      maxDepth,
    };
  }
}
