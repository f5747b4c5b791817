import { parse } from 'yaml';
import { evaluate } from '../../../src/flow/evaluate.ts';
import type { Failure } from '../../../src/flow/flow.ts';
import type { RoutingModel } from '../../../src/model/routing.ts';
import type { Target } from '../../../src/model/target.ts';
import { createCatalogue } from '../../../src/providers/index.ts';
import { modelOf } from '../model-of.ts';
import type { Ask, Case, Fails } from './case.ts';
import { BUILTINS, CUSTOM_NAMES } from './providers.ts';

/** A place as routelint predicts it: undefined parts are left open. */
export interface Predicted {
  readonly host: string | undefined;
  readonly model: string;
}

/** What may become of a prompt, as routelint sees it. */
export interface Prediction {
  readonly tried: readonly Predicted[];
  readonly answered: boolean;
}

/** The routing model of a case, read as the given release of Hermes would read it. */
export async function hermesModel({ config, env }: Case, version: string): Promise<RoutingModel> {
  const settings = `versions:\n  hermes: "${version}"\nenv: ${JSON.stringify(env)}\n`;
  const model = await modelOf(config, { path: '/home/u/.hermes/config.yaml', settings });
  if (!model) throw new Error('the config is not recognised');
  return model;
}

/**
 * Everything that may become of a prompt; one thing, unless the program is free to choose. Undefined for what is not
 * compared: work beside a session that has started on a fallback, as that has another main model then.
 */
export function predict(
  model: RoutingModel,
  one: Case,
  { lane, fails }: Ask,
): readonly Prediction[] | undefined {
  const { config } = one;
  const nothing = [{ tried: [], answered: false }];
  const session = evaluate(model, 'main', worldOf(model, one, 'main', {}))[0];
  const starts = session?.target !== undefined && !isFallback(config, session.last.step.span.start);
  const isTask = lane.startsWith('auxiliary.');
  // A shortcut starts a session of its own.
  if (!starts && !lane.startsWith('alias.')) {
    if (!isPlain(config)) return undefined;
    if (session?.target !== undefined && lane !== 'main') return undefined;
    if (isTask && Object.keys(fails).length > 0) return undefined;
  }
  // Without credits OpenRouter is passed over among the candidates too.
  if (isTask && fails['openrouter.ai'] === 'billing' && firstHost(model) === 'openrouter.ai')
    return undefined;
  // Jobs do not know the main model by `name`.
  if (lane === 'cron' && /^ {2}name:/m.test(config)) return undefined;
  // Only a session that has started can hand work over.
  if (lane === 'delegation' && session?.target === undefined) return nothing;
  const outcomes = evaluate(model, lane, worldOf(model, one, lane, fails));
  if (outcomes.length === 0) return nothing;
  // A second candidate that refuses the key is the last; the model goes on.
  if (isTask && outcomes.some(({ steps }) => steps.filter(({ failure }) => failure === 'auth').length > 2))
    return undefined;
  const mixture = model.lanes.find(({ id }) => id === 'main')?.routes[0]?.chain[0]?.targets ?? [];
  if (mixture.length > 1) return mixtureOf(model, mixture, worldOf(model, one, 'main', {}));
  return outcomes.map(({ steps, target }) => {
    // What has no credential is passed over before anyone is asked.
    const failed = steps
      .filter(({ failure }) => failure !== 'no-credential')
      .flatMap(({ targets }) => targets.slice(0, 1));
    const ids = target === undefined ? failed : [...failed, target];
    const places = ids.map((id) => placeOf(model.targets.get(id)));
    // The driver cannot tell two requests to one place from one that is sent again.
    const tried = places.filter(({ host, model: name }, at) => {
      const before = places[at - 1];
      return !(before && host === before.host && name === before.model);
    });
    return { tried, answered: target !== undefined };
  });
}

// All members of a mixture are asked, the aggregator last. What becomes of one without a key is left to the fallbacks.
function mixtureOf(
  model: RoutingModel,
  ids: readonly string[],
  world: ReadonlyMap<string, Failure>,
): readonly Prediction[] | undefined {
  if (ids.some((id) => world.has(id))) return undefined;
  const tried = ids.map((id) => placeOf(model.targets.get(id)));
  return [
    { tried, answered: true },
    { tried: [...tried.slice(0, -1).reverse(), ...tried.slice(-1)], answered: true },
  ];
}

// Cases name the main model before its fallbacks.
function isFallback(config: string, at: number): boolean {
  const fallbacks = config.search(/^fallback_/m);
  return fallbacks >= 0 && at >= fallbacks;
}

// A terminal session that starts on a fallback knows more names for providers than one that turns to it, and forgets the URL.
function isPlain(config: string): boolean {
  const { fallback_providers: first, fallback_model: last } = parse(config) as Record<string, unknown>;
  const entries = [first, last].flat();
  return entries.every((entry) => {
    if (typeof entry !== 'object' || entry === null) return true;
    const { provider, ...rest } = entry as Record<string, unknown>;
    return BUILTINS.some(({ id }) => id === provider) && Object.keys(rest).join() === 'model';
  });
}

function placeOf(target: Target | undefined): Predicted {
  const url = target?.endpoint;
  return {
    host: url !== undefined && URL.canParse(url) ? new URL(url).host : undefined,
    model: target?.model ?? '',
  };
}

function worldOf(
  model: RoutingModel,
  { env, config }: Case,
  lane: string,
  fails: Fails,
): ReadonlyMap<string, Failure> {
  const world = new Map<string, Failure>();
  const lent = lentTo(model, lane, parse(config));
  for (const [id, target] of model.targets) {
    // A model that is asked by name takes the key for OpenAI to OpenRouter.
    const lends = env.includes('OPENAI_API_KEY') && (lent === undefined || lent.includes(id));
    const keys = lends && target.provider === 'openrouter' ? [...env, 'OPENROUTER_API_KEY'] : env;
    const failure = isLocked(target, keys) ? 'no-credential' : fails[placeOf(target).host ?? ''];
    if (failure !== undefined) world.set(id, failure);
  }
  return world;
}

// The targets that a task reaches with the key of its session; undefined where every target is asked for by name. For images
// the session lends it for endpoints of one's own alone.
function lentTo(model: RoutingModel, lane: string, config: Settings): readonly string[] | undefined {
  if (!lane.startsWith('auxiliary.')) return undefined;
  const task = config.auxiliary?.[lane.slice('auxiliary.'.length)]?.provider ?? 'auto';
  const isOwn = CUSTOM_NAMES.includes(
    (config.model as { provider?: string }).provider ?? config.provider ?? '',
  );
  if (task === 'openrouter' || (task === 'main' && !isOwn) || (lane === 'auxiliary.vision' && !isOwn))
    return [];
  return [firstOf(model, 'main'), firstOf(model, lane)].flatMap((id) => id ?? []);
}

interface Settings {
  readonly model: unknown;
  readonly provider?: string;
  readonly auxiliary?: Readonly<Record<string, { readonly provider?: string } | undefined>>;
}

function firstOf({ lanes }: RoutingModel, lane: string): string | undefined {
  return lanes.find(({ id }) => id === lane)?.routes[0]?.chain[0]?.targets[0];
}

function firstHost(model: RoutingModel): string | undefined {
  return placeOf(model.targets.get(firstOf(model, 'main') ?? '')).host;
}

// A provider of Hermes's own whose key is not set, and whatever a login would bring: there is none. Endpoints of one's own
// are asked without a key.
function isLocked(target: Target, env: readonly string[]): boolean {
  const { fate, endpoint, credential } = target;
  if (endpoint === undefined) return true;
  const builtin = builtinOf(target);
  if (!builtin) return target.provider !== 'custom' && target.locality.value === 'cloud';
  if (builtin.id === 'lmstudio' || fate.credential === 'no-key-required') return false;
  const isInline = fate.credential === undefined && credential.because === 'the block states it';
  if (isInline && builtin.env !== undefined) return false;
  return builtin.env === undefined || !(env.includes(builtin.env) || env.includes(fate.credential ?? ''));
}

const catalogue = createCatalogue();

function builtinOf(target: Target | undefined): (typeof BUILTINS)[number] | undefined {
  return BUILTINS.find(
    ({ id }) => target !== undefined && (catalogue.find(id)?.id ?? id) === target.provider,
  );
}
