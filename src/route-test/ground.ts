import { type Walk, walkOf } from '../flow/attempts.ts';
import { type Box, EVERYTHING } from '../flow/box.ts';
import { feasible } from '../flow/feasible.ts';
import type { Flow } from '../flow/flow.ts';
import { restrictTo } from '../flow/matches.ts';
import type { Prompt } from '../flow/prompt.ts';
import { type PromptReach, promptSearch } from '../flow/prompt-reach.ts';
import { REACH_LIMITS } from '../flow/reach.ts';
import { shared } from '../flow/regions.ts';
import type { Lane, Route, RoutingModel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { sizesOf } from './prompt-set.ts';
import type { PromptSet } from './route-test.ts';

/** A model with what all policies of a test file are judged by, each part made when a policy first needs it. */
export class Ground {
  readonly model: RoutingModel;
  readonly #search: ReturnType<typeof promptSearch>;
  readonly #spared = new Map<string, PromptReach>();
  #reach: PromptReach | undefined;
  #byLane: ReadonlyMap<Lane, readonly Flow[]> | undefined;
  #byRoute: ReadonlyMap<Route, readonly Flow[]> | undefined;
  readonly #byTarget = new Map<Lane, ReadonlyMap<Target, readonly Flow[]>>();
  #walk: Walk | undefined;
  readonly #chains = new Map<readonly Box[], Map<Lane, Map<Target, readonly Box[]>>>();

  /** `sets` are the sets of prompts that the policies speak of: the partition is cut at their bounds. */
  constructor(model: RoutingModel, sets: readonly PromptSet[]) {
    this.model = model;
    this.#search = promptSearch(model, sets.map(sizesOf));
  }

  /** Every way a prompt reaches a target, whatever fails. */
  get reach(): PromptReach {
    this.#reach ??= this.#search();
    return this.#reach;
  }

  /** The flows of a lane. */
  flowsOf(lane: Lane): readonly Flow[] {
    this.#byLane ??= grouped(this.reach.flows, (flow) => flow.lane);
    return this.#byLane.get(lane) ?? [];
  }

  /** The flows of a lane that end at a target. */
  flowsTo(target: Target, lane: Lane): readonly Flow[] {
    const byTarget = this.#byTarget.get(lane) ?? grouped(this.flowsOf(lane), (flow) => flow.target);
    this.#byTarget.set(lane, byTarget);
    return byTarget.get(target) ?? [];
  }

  /** The targets that may answer some prompts of a lane, all of one route where one is given, each with its prompts. */
  chainOf(lane: Lane, prompts: readonly Box[], route?: Route): ReadonlyMap<Target, readonly Box[]> {
    let targets = this.#chains.get(prompts)?.get(lane);
    if (!targets) {
      targets = new Map<Target, Box[]>();
      const { partition } = this.reach;
      this.#byRoute ??= grouped(this.reach.flows, (flow) => flow.route);
      for (const flow of route ? (this.#byRoute.get(route) ?? []) : this.flowsOf(lane)) {
        if (flow.lane !== lane) continue;
        const region = feasible(partition, shared(this.reach.regionOf(flow), prompts));
        if (region.length > 0) targets.set(flow.target, [...(targets.get(flow.target) ?? []), ...region]);
      }
      this.#chains.set(prompts, (this.#chains.get(prompts) ?? new Map()).set(lane, targets));
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

  /** Every way a prompt of a lane that a target may answer reaches others while that target works. */
  sparing(target: Target, lane: Lane): PromptReach {
    const key = `${target.id}\n${lane.id}`;
    let found = this.#spared.get(key);
    if (!found) {
      const routes = new Set(this.flowsTo(target, lane).map((flow) => flow.route));
      found = this.#search({ ...REACH_LIMITS, spare: target.id }, routes);
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

function grouped<Key>(flows: readonly Flow[], keyOf: (flow: Flow) => Key): ReadonlyMap<Key, readonly Flow[]> {
  const groups = new Map<Key, Flow[]>();
  for (const flow of flows) {
    const key = keyOf(flow);
    const known = groups.get(key);
    if (known) known.push(flow);
    else groups.set(key, [flow]);
  }
  return groups;
}
