import { evaluate } from '../../../src/flow/evaluate.ts';
import type { Failure } from '../../../src/flow/flow.ts';
import type { Prompt } from '../../../src/flow/prompt.ts';
import type { RoutingModel } from '../../../src/model/routing.ts';
import { modelOf } from '../model-of.ts';
import type { Ask, Fails } from './case.ts';
import { laneOf } from './lane-of.ts';

/** What may become of a request, as routelint sees it. Upstreams are named as in an `Outcome`. */
export interface Prediction {
  /** Of each step that is tried in vain the upstreams that may be asked: those of a pool, or one. None for one without a key. */
  readonly steps: readonly (readonly string[])[];
  /** Those of the pool that the one which answers is in. */
  readonly pool: readonly string[];
  readonly answered: string | null;
  /** What failed before may be asked again, which is not told: before 1.97 names lead back into each other. */
  readonly repeats: boolean;
}

/** The routing model of a config, read as the given release of LiteLLM would read it. */
export async function litellmModel(config: string, version: string): Promise<RoutingModel> {
  const settings = `versions:\n  litellm: "${version}"\n`;
  const model = await modelOf(config, { path: 'litellm_config.yaml', settings });
  if (!model) throw new Error('the config is not recognised');
  return model;
}

/** Everything that may become of a request; one thing, unless the program is free to choose. */
export function predict(model: RoutingModel, { model: name, tags, fails }: Ask): readonly Prediction[] {
  const lane = laneOf(model, name);
  const world = worldOf(model, fails);
  const outcomes = lane === undefined ? [] : evaluate(model, lane, world, promptOf(model, tags));
  const repeats = model.lists?.once !== true;
  // A name that no lane takes is refused.
  if (outcomes.length === 0) return [{ steps: [], pool: [], answered: null, repeats }];
  return outcomes.map(({ steps, target, last }) => ({
    // A deployment without a key fails before anyone is asked.
    steps: steps
      .filter(({ failure }) => failure !== 'no-credential')
      .map(({ targets, failure }) =>
        targets.flatMap((id) => (fails[portOf(model, id)] === failure ? [upstreamOf(model, id)] : [])),
      ),
    pool: target === undefined ? [] : last.step.targets.map((id) => upstreamOf(model, id)),
    answered: target === undefined ? null : upstreamOf(model, target),
    repeats,
  }));
}

// What a router picks is left open; the tags of a request are known.
function promptOf({ lanes }: RoutingModel, tags: readonly string[] = []): Prompt | undefined {
  if (!lanes.some(({ routes }) => routes.some(({ id }) => id === 'untagged'))) return undefined;
  const signals = new Map(tags.map((tag) => [`the request's tag \`${tag}\``, 'yes'] as const));
  return { chars: 5, words: 1, lines: 1, tokens: 1, private: false, signals };
}

function worldOf(model: RoutingModel, fails: Fails): ReadonlyMap<string, Failure> {
  const world = new Map<string, Failure>();
  for (const id of model.targets.keys()) {
    const failure = fails[portOf(model, id)];
    if (failure !== undefined) world.set(id, failure);
  }
  return world;
}

// What a wildcard's deployment is asked for is not known before a name is: its port is.
function upstreamOf(model: RoutingModel, id: string): string {
  const asked = model.targets.get(id)?.model ?? '';
  return `${portOf(model, id)} ${asked.includes('*') ? '*' : asked}`;
}

function portOf(model: RoutingModel, id: string): string {
  return new URL(model.targets.get(id)?.endpoint ?? 'http://nowhere:1').port;
}
