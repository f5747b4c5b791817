import type { Step } from '../../model/routing.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import { isOn, textAt } from '../values.ts';
import type { Reach } from '../versions.ts';
import { anyKeyTarget, openRouter } from './default-targets.ts';
import type { Fallback } from './fallback.ts';
import { SIDE_FAILURES, step } from './lanes.ts';
import { type Reading, rootValue, since } from './reading.ts';
import { mainWithModel, type Surroundings } from './side.ts';

/** A side task on `provider: auto`. */
export interface AutoTask {
  readonly name: string;
  readonly model: string;
  /** What the steps that Hermes adds are pinned to: the task, or the main model for tasks that are not written. */
  readonly span: Span;
  readonly own: readonly Fallback[];
}

const NEWEST = 'v2026.9.14';

/**
 * The chain of `provider: auto`, by release (agent/auxiliary_client.py):
 * up to v0.7 OpenRouter and Nous before anything (#4171); v0.8 the main model first unless it is an aggregator
 * (#5091); v0.11 the main model first for everybody (#11900); v0.15 then `fallback_chain`; v0.17 then the main
 * fallbacks (#47235); until v2026.9.14 then the built-in providers, which since are only asked when no main provider
 * is chosen (#107366). Where the version is not known the chain holds the steps of all of them, marked so.
 */
export function autoChain(
  around: Surroundings,
  task: AutoTask,
  fallbacks: readonly Fallback[],
): readonly Step[] {
  const { reading, main } = around;
  const chain: Step[] = [];
  const builtIn = builtInSteps(around, task.span, task.name === 'vision');
  const mainFirst = mainIsFirst(around);
  if (!mainFirst) chain.push(...builtIn.slice(0, 1));
  chain.push(...mainStep(around, task));
  if (since(reading, '0.15') !== 'no') {
    chain.push(...task.own.map(({ targets, span }) => step(targets, span, SIDE_FAILURES)));
  }
  const inherits = since(reading, '0.17');
  if (inherits !== 'no') {
    const because = 'Hermes since v0.17 lets tasks on `auto` go on to the main fallbacks';
    const depends = inherits === 'maybe' ? { depends: ['version'] as const } : {};
    chain.push(
      ...fallbacks.map(({ targets, span }) =>
        step(targets, span, SIDE_FAILURES, { because, span: task.span, ...depends }),
      ),
    );
  }
  const skips = main.provider !== '' && since(reading, '2026.9.14') === 'yes';
  if (!skips || task.name === 'vision') chain.push(...(mainFirst ? builtIn : builtIn.slice(1)));
  return withoutRepeats(chain);
}

// Up to v0.7 the built-in providers come first; in v0.8 to v0.10 so they do for mains that are aggregators.
function mainIsFirst({ reading, main }: Surroundings): boolean {
  if (since(reading, '0.8') === 'no') return false;
  const isAggregator = main.provider === 'openrouter' || main.provider === 'nous';
  return !(isAggregator && since(reading, '0.11') === 'no');
}

function mainStep(around: Surroundings, task: AutoTask): readonly Step[] {
  const { main } = around;
  const isVision = task.name === 'vision';
  // Vision passes over a main model that is said to be blind, and over Kimi's coding plan.
  if (isVision && (main.settings.vision === false || main.provider === 'kimi-coding')) return [];
  const targets = mainWithModel(around, visionModel(main.provider, isVision) ?? task.model, task.span);
  if (targets.length === 0) return [];
  const because = 'a task on `auto` asks the main model';
  return [step(targets, task.span, SIDE_FAILURES, { because, span: task.span })];
}

// The vision model that two providers stand in with (config.py at v0.20.3).
function visionModel(provider: string, isVision: boolean): string | undefined {
  if (!isVision) return undefined;
  if (provider === 'xiaomi') return 'mimo-v2.5';
  return provider === 'zai' ? 'glm-5v-turbo' : undefined;
}

function builtInSteps(around: Surroundings, span: Span, isVision: boolean): readonly Step[] {
  const { reading } = around;
  const model = openRouterModel(reading);
  const steps: Step[] = [];
  const env = reading.env;
  if (model !== undefined && (env === undefined || env.has('OPENROUTER_API_KEY'))) {
    const condition = env === undefined ? ', if OPENROUTER_API_KEY is set' : '';
    const implied = impliedHop(
      around,
      span,
      `tries OpenRouter with a paid model${condition}`,
      isVision,
      env === undefined,
    );
    steps.push(step([openRouter(reading, model, span, implied)], span, SIDE_FAILURES, implied));
  }
  const nous = impliedHop(around, span, 'tries Nous Portal, if you are logged in there', isVision, true);
  steps.push(
    step(
      [reading.out.target({ provider: 'nous', model: '', span, implied: nous })],
      span,
      SIDE_FAILURES,
      nous,
    ),
  );
  if (!isVision) {
    const others = impliedHop(around, span, 'tries every other provider that has a key', isVision, true);
    steps.push(step([anyKeyTarget(reading, span, others)], span, SIDE_FAILURES, others));
  }
  return steps;
}

function impliedHop(
  { reading, main }: Surroundings,
  span: Span,
  what: string,
  isVision: boolean,
  environment: boolean,
): Implied {
  const newest = since(reading, '2026.9.14');
  // That v2026.9.14 stopped this for vision too has not been seen in its source.
  const version: Reach = main.provider === '' ? 'no' : newest;
  const depends: ('version' | 'environment')[] = [];
  if (version === 'maybe' || (isVision && version === 'yes')) depends.push('version');
  if (environment) depends.push('environment');
  const who = main.provider === '' ? 'Hermes' : isVision ? 'Hermes' : `Hermes before ${NEWEST}`;
  const when = isVision ? ' for images, when the main model does not see them' : ' after the main model';
  const because = `${who} ${what}${since(reading, '0.8') === 'no' ? ' first' : when}`;
  return depends.length === 0 ? { because, span } : { because, span, depends };
}

// A paid Gemini Flash unless `auxiliary.openrouter_model` says otherwise; `free_only` passes over OpenRouter when that
// is not a `:free` model (both since v0.20).
function openRouterModel(reading: Reading): string | undefined {
  const auxiliary = rootValue(reading, 'auxiliary');
  const own = since(reading, '0.20') === 'no' ? '' : textAt(auxiliary, 'openrouter_model');
  if (auxiliary?.kind === 'map' && since(reading, '0.20') === 'yes') {
    const freeOnly = auxiliary.entries.find(({ key }) => key === 'free_only');
    if (isOn(freeOnly?.value) && !own.endsWith(':free')) return undefined;
  }
  if (own !== '') return own;
  return since(reading, '0.20') === 'no' ? 'google/gemini-3-flash-preview' : 'google/gemini-3.6-flash';
}

// A target that was tried is not tried again further on.
function withoutRepeats(chain: readonly Step[]): readonly Step[] {
  const seen = new Set<string>();
  return chain.filter(({ targets }) => {
    const isNew = targets.some((id) => !seen.has(id));
    for (const id of targets) seen.add(id);
    return isNew;
  });
}
