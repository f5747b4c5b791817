import type { Step } from '../../model/routing.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import { isOn, textAt } from '../values.ts';
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

/** The release that stopped asking the built-in providers behind a main provider. */
const NEWEST = '2026.9.14';
const BEFORE = `Hermes before v${NEWEST}`;

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
  const { reading } = around;
  const chain: Step[] = [];
  const builtIn = task.name === 'vision' ? visionSteps(around, task.span) : textSteps(around, task.span);
  const mainFirst = mainIsFirst(around);
  if (!mainFirst) chain.push(...builtIn.slice(0, 1));
  chain.push(...mainStep(around, task));
  if (since(reading, '0.15') !== 'no') {
    chain.push(...task.own.map(({ targets, span }) => step(targets, span, SIDE_FAILURES)));
  }
  chain.push(...inherited(reading, task.span, fallbacks));
  chain.push(...(mainFirst ? builtIn : builtIn.slice(1)));
  return withoutRepeats(chain);
}

function inherited(reading: Reading, span: Span, fallbacks: readonly Fallback[]): readonly Step[] {
  const reach = since(reading, '0.17');
  if (reach === 'no') return [];
  const because = 'Hermes since v0.17 lets tasks on `auto` go on to the main fallbacks';
  const implied: Implied = reach === 'maybe' ? { because, span, depends: ['version'] } : { because, span };
  return fallbacks.map(({ targets, span: at }) => ({
    ...step(targets, at, SIDE_FAILURES, implied),
    inherited: because,
  }));
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
  const model = visionModel(main.provider, isVision) ?? task.model;
  // A slug of OpenRouter's form is dropped where the main model has none (`_resolve_auto_branch`).
  const isForeign = model.includes('/') && !main.settings.reference.model.includes('/');
  const targets = mainWithModel(around, isForeign ? '' : model, task.span);
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

// Behind a main provider the built-in ones were asked until v2026.9.14; without one they are asked in every release.
function textSteps(around: Surroundings, span: Span): readonly Step[] {
  const { reading, main } = around;
  const reach = since(reading, NEWEST);
  if (main.provider !== '' && reach === 'yes') return [];
  const isVersioned = main.provider !== '';
  const early = since(reading, '0.8');
  const when =
    early === 'no'
      ? 'before the main model'
      : `after the main model${early === 'maybe' && isVersioned ? ' (before v0.8, ahead of it)' : ''}`;
  const hop: Hop = {
    span,
    who: isVersioned ? BEFORE : 'Hermes',
    when,
    version: isVersioned && reach === 'maybe',
  };
  const others = impliedBy(hop, 'tries every provider that has a key', ', if there is one');
  return [
    ...aggregators(around, hop),
    step([anyKeyTarget(reading, span, others)], span, SIDE_FAILURES, others),
  ];
}

// OpenRouter and Nous see an image when the main model is known not to take any: by `supports_vision`, or by what
// Hermes knows of the model, which is nothing for an endpoint of one's own (`_vision_auto_route`, also after #107366).
function visionSteps(around: Surroundings, span: Span): readonly Step[] {
  const { reading, main } = around;
  const { vision } = main.settings;
  if (vision === true) return [];
  const reach = since(reading, NEWEST);
  const isOwn = main.resolved.kind === 'custom' || main.resolved.kind === 'named' || main.customUrl !== '';
  if (vision === undefined && isOwn && reach === 'yes') return [];
  const isVersioned = vision === undefined && isOwn;
  const when = `for images${vision === false ? ', as' : ' when'} the main model does not take them`;
  return aggregators(around, {
    span,
    who: isVersioned ? BEFORE : 'Hermes',
    when,
    version: isVersioned && reach === 'maybe',
  });
}

interface Hop {
  readonly span: Span;
  readonly who: string;
  readonly when: string;
  /** Only some of the releases that may be reading the file do so. */
  readonly version: boolean;
}

function aggregators({ reading }: Surroundings, hop: Hop): readonly Step[] {
  const { env } = reading;
  const { span } = hop;
  const model = openRouterModel(reading);
  const steps: Step[] = [];
  if (model !== undefined && (env === undefined || env.has('OPENROUTER_API_KEY'))) {
    const implied = impliedBy(
      hop,
      'tries OpenRouter',
      env === undefined ? ', if OPENROUTER_API_KEY is set' : '',
    );
    steps.push(step([openRouter(reading, model, span, implied)], span, SIDE_FAILURES, implied));
  }
  const implied = impliedBy(hop, 'tries Nous Portal', ', if you are logged in there');
  const nous = reading.out.target({ provider: 'nous', model: '', span, implied });
  steps.push(step([nous], span, SIDE_FAILURES, implied));
  return steps;
}

function impliedBy({ span, who, when, version }: Hop, verb: string, condition: string): Implied {
  const because = `${who} ${verb} ${when}${condition}`;
  const depends: ('version' | 'environment')[] = version ? ['version'] : [];
  if (condition !== '') depends.push('environment');
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
  const early = since(reading, '0.20');
  if (early === 'maybe') return '';
  return early === 'no' ? 'google/gemini-3-flash-preview' : 'google/gemini-3.6-flash';
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
