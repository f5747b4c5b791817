import { type Walk, walkOf } from '../flow/attempts.ts';
import { type Box, EVERYTHING } from '../flow/box.ts';
import type { Flow } from '../flow/flow.ts';
import { restrictTo } from '../flow/matches.ts';
import type { Prompt } from '../flow/prompt.ts';
import { type PromptReach, promptReach } from '../flow/prompt-reach.ts';
import { REACH_LIMITS } from '../flow/reach.ts';
import type { Condition, Lane, RoutingModel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { sizesOf } from './prompt-set.ts';
import type { PromptSet } from './route-test.ts';

/** A model with what all policies of a test file are judged by, each part made when a policy first needs it. */
export class Ground {
  readonly model: RoutingModel;
  readonly #cuts: readonly Condition[];
  readonly #spared = new Map<string, PromptReach>();
  #reach: PromptReach | undefined;
  #byLane: Map<Lane, Flow[]> | undefined;
  #walk: Walk | undefined;
  readonly #chains = new Map<Lane, Map<Target, Box[]>>();

  /** `sets` are the sets of prompts that the policies speak of: the partition is cut at their bounds. */
  constructor(model: RoutingModel, sets: readonly PromptSet[]) {
    this.model = model;
    this.#cuts = sets.map(sizesOf);
  }

  /** Every way a prompt reaches a target, whatever fails. */
  get reach(): PromptReach {
    this.#reach ??= promptReach(this.model, undefined, this.#cuts);
    return this.#reach;
  }

  /** The flows of a lane. */
  flowsOf(lane: Lane): readonly Flow[] {
    if (!this.#byLane) {
      this.#byLane = new Map();
      for (const flow of this.reach.flows) {
        const known = this.#byLane.get(flow.lane);
        if (known) known.push(flow);
        else this.#byLane.set(flow.lane, [flow]);
      }
    }
    return this.#byLane.get(lane) ?? [];
  }

  /** Every target that a lane leads to, with the prompts it may answer. */
  chainOf(lane: Lane): ReadonlyMap<Target, readonly Box[]> {
    let targets = this.#chains.get(lane);
    if (!targets) {
      targets = new Map();
      for (const flow of this.flowsOf(lane)) {
        const region = this.reach.regionOf(flow);
        const known = targets.get(flow.target);
        if (known) known.push(...region);
        else targets.set(flow.target, [...region]);
      }
      this.#chains.set(lane, targets);
    }
    return targets;
  }

  /** The model prepared for walks, with the targets that each lane can lead to. */
  get walk(): Walk {
    this.#walk ??= walkOf(this.model);
    return this.#walk;
  }

  /** The model as one prompt meets it, prepared for walks. */
  walkFor(prompt: Prompt): Walk {
    return this.reach.regions.size === 0 ? this.walk : walkOf(restrictTo(this.model, prompt));
  }

  /** Every way a prompt of a lane reaches a target while one target works. */
  sparing(target: string, lane: Lane): PromptReach {
    const key = `${target}\n${lane.id}`;
    let found = this.#spared.get(key);
    if (!found) {
      // No flow starts in the other lanes; they are entered as they are.
      const lanes = this.model.lanes.map((one) => (one === lane ? one : { ...one, inner: true }));
      found = promptReach({ ...this.model, lanes }, { ...REACH_LIMITS, spare: target }, this.#cuts);
      this.#spared.set(key, found);
    }
    return found;
  }

  /** The prompts that take each route of a lane, and those that take none. */
  regionsOf(lane: Lane): { readonly routes: readonly (readonly Box[])[]; readonly left: readonly Box[] } {
    const regions = this.reach.regions.get(lane);
    if (regions) return { routes: regions.routes.map((one) => one.effective), left: regions.left };
    const everything = [EVERYTHING];
    return lane.routes.length === 0 ? { routes: [], left: everything } : { routes: [everything], left: [] };
  }
}
