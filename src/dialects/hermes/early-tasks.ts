import type { Node } from '../../blocks/node.ts';
import { entryOf } from '../../blocks/node.ts';
import type { Lane, Step, Trigger } from '../../model/routing.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import { anyKeyTarget } from './default-targets.ts';
import { earlyFirst, type First } from './early-first.ts';
import { mainAnew, ownEndpoint, sessionSteps } from './early-session.ts';
import { type Fallback, readChain } from './fallback.ts';
import { keyedTarget } from './key-order.ts';
import { simpleLane, step } from './lanes.ts';
import { shown, since } from './reading.ts';
import type { Reference } from './resolve.ts';
import type { Surroundings } from './side.ts';

/** A side task as the file writes it; without a node where it does not. */
export interface EarlyTask {
  readonly name: string;
  readonly node: Node | undefined;
  readonly reference: Reference;
  readonly span: Span;
}

const NO_KEY: readonly Trigger[] = ['no-credential'];
const CAPACITY: readonly Trigger[] = ['billing', 'rate-limit', 'connection', 'timeout'];

/**
 * The lanes of a side task up to v0.19 (call_llm of agent/auxiliary_client.py, 0.13.0 to 0.19.0): one choice, and when it
 * fails one candidate, the first that a client can be made for. The candidates are a lane of their own, as what leads from
 * one to the next is a missing key and not a failure. A server error leads nowhere.
 */
export function earlyTaskLanes(
  around: Surroundings,
  task: EarlyTask,
  fallbacks: readonly Fallback[],
): readonly Lane[] {
  const first = earlyFirst(around, task);
  const own = ownChain(around, task, first);
  if (task.name === 'vision') return vision(around, task, first, own);
  if (first.name === 'auto') return automatic(around, task, own, fallbacks);
  if (first.targets.length === 0) return lanesOf(task, own);
  const wish = { model: '', vision: false, span: task.span };
  const again = first.name === 'openrouter' ? sessionSteps(around, fallbacks, wish) : [];
  const net = [...own, ...safetyNet(around, task, first)];
  return lanesOf(task, [step(first.targets, task.span), ...again, ...keyless(own)], CAPACITY, net);
}

function automatic(
  around: Surroundings,
  task: EarlyTask,
  own: readonly Step[],
  fallbacks: readonly Fallback[],
): readonly Lane[] {
  const { main } = around;
  const inherited = since(around.reading, '0.17') === 'yes' ? fallbacks : [];
  const mainName = main.targets.length > 0 ? main.label : main.settings.reference.provider.toLowerCase();
  const others = inherited
    .filter(({ provider }) => provider !== mainName)
    .map(({ targets, span }) => step(targets, span, NO_KEY));
  const wish = { model: modelOf(task), vision: false, span: task.span };
  const start = sessionSteps(around, fallbacks, wish);
  const last = builtIn(around, task, wish.model);
  const head = start.length > 0 ? start : [...others, ...last];
  const rest = start.length > 0 ? keyless([...last, ...own]) : keyless(own);
  return lanesOf(
    task,
    [...head, ...rest],
    [...CAPACITY, 'auth'],
    [...own, ...others, ...builtIn(around, task)],
  );
}

// Images: the main model, then OpenRouter and Nous where that has no key or sees nothing. A failure leads to the task's own
// chain alone, and to the main model where another was asked.
function vision(around: Surroundings, task: EarlyTask, first: First, own: readonly Step[]): readonly Lane[] {
  const { settings, provider } = around.main;
  const isBlind = settings.vision === false || provider === 'kimi-coding' || provider === 'kimi-coding-cn';
  const wish = { model: modelOf(task), vision: true, span: task.span };
  const start = isBlind ? [] : sessionSteps(around, [], wish);
  const automatic = [...start, ...aggregators(around, task)];
  const isAuto = first.name === 'auto' || first.targets.length === 0;
  const isDirect = !isAuto && task.reference.baseUrl !== '';
  const chain = isAuto
    ? automatic
    : [step(first.targets, task.span), ...(isDirect ? [] : keyless(automatic))];
  // `main` is the session's own name here.
  const asked = first.name === 'main' ? { ...first, name: around.main.label } : first;
  const net = isAuto ? own : [...own, ...safetyNet(around, task, asked)];
  return lanesOf(task, chain, CAPACITY, net);
}

function aggregators(around: Surroundings, { reference, span }: EarlyTask): readonly Step[] {
  const { reading } = around;
  const { out } = reading;
  const because =
    'Hermes before v2026.9.14 tries OpenRouter and Nous for images where the main model has no key or takes none';
  const known = reading.env?.has('OPENROUTER_API_KEY') === true;
  const implied: Implied = known ? { because, span } : { because, span, depends: ['environment'] };
  const model = modelOf({ reference }) || 'google/gemini-3-flash-preview';
  const openRouter = out.target({ provider: 'openrouter', model, span, implied });
  const nous = out.target({ provider: 'nous', model: '', span, implied });
  const ids = reading.env?.has('OPENROUTER_API_KEY') === false ? [nous] : [openRouter, nous];
  return ids.map((id) => step([id], span, NO_KEY, implied));
}

// The task's `fallback_chain`, without entries that have the name of the choice that failed.
function ownChain(around: Surroundings, { node, span }: EarlyTask, first: First): readonly Step[] {
  const { reading } = around;
  const entry = entryOf(node, 'fallback_chain');
  if (!entry || since(reading, '0.15') === 'no') return [];
  const modelOptional = since(reading, '0.17') === 'no';
  const chain = readChain(around, entry, { seen: new Map(), primary: [], owner: { span }, modelOptional });
  return chain
    .filter(({ provider }) => provider !== first.name)
    .map(({ targets, span: at }) => step(targets, at, NO_KEY));
}

// Where nothing of the file is left: OpenRouter, Nous, the endpoint of one's own, the first provider that has a key.
function builtIn(around: Surroundings, { span }: EarlyTask, model = ''): readonly Step[] {
  const { reading } = around;
  const because =
    'Hermes before v2026.9.14 tries OpenRouter, Nous Portal and providers that have a key behind the main model';
  const known = reading.env?.has('OPENROUTER_API_KEY') === true;
  const implied: Implied = known ? { because, span } : { because, span, depends: ['environment'] };
  const on: readonly Trigger[] = ['no-credential', 'auth'];
  const isSet = reading.env?.has('OPENROUTER_API_KEY');
  const tries = 'Hermes before v2026.9.14 tries OpenRouter behind the main model';
  const asked: Implied = isSet
    ? { because: tries, span }
    : { because: `${tries}, if OPENROUTER_API_KEY is set`, span, depends: ['environment'] };
  const openRouter = reading.out.target({
    provider: 'openrouter',
    model: model || 'google/gemini-3-flash-preview',
    span,
    implied: asked,
  });
  const nous = reading.out.target({ provider: 'nous', model: '', span, implied });
  const ids = reading.env?.has('OPENROUTER_API_KEY') === false ? [nous] : [openRouter, nous];
  const own = ownEndpoint(around, span);
  const keyed =
    reading.env === undefined
      ? anyKeyTarget(reading, span, implied)
      : keyedTarget(reading, { model, span, implied });
  const steps = [...ids, ...[own ?? keyed].flatMap((id) => id ?? [])].map((id) =>
    step([id], span, on, implied),
  );
  // An endpoint of one's own always has a key, and is asked; what refuses it leads on.
  return own !== undefined && keyed !== undefined
    ? [...steps, step([keyed], span, ['auth'], implied)]
    : steps;
}

// Where a task's own provider fails, the main model is asked by its name alone, unless that is the one which failed.
function safetyNet(around: Surroundings, { span }: EarlyTask, first: First): readonly Step[] {
  const { reading, main } = around;
  if (since(reading, '0.15') === 'no' || main.targets.length === 0 || first.name === main.label) return [];
  const target = mainAnew(around, span);
  const because = 'a task whose own provider cannot answer ends at the main model';
  return target === undefined ? [] : [step([target], span, NO_KEY, { because, span })];
}

// `auto` is no model's name.
function modelOf({ reference: { model } }: Pick<EarlyTask, 'reference'>): string {
  return model.toLowerCase() === 'auto' ? '' : model;
}

// What a missing key leads to; what only a refused one does is left out.
function keyless(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((one) => {
    const leads = one.on.length === 0 || one.on.includes('no-credential');
    return leads ? [{ ...one, on: NO_KEY }] : [];
  });
}

function lanesOf(
  { name, node, span }: EarlyTask,
  chain: readonly Step[],
  on: readonly Trigger[] = [],
  candidates: readonly Step[] = [],
): readonly Lane[] {
  const id = `auxiliary.${shown(name)}`;
  const title = `auxiliary task ${shown(name)}`;
  const because = `the task \`${name}\` is on \`auto\` where \`auxiliary\` does not name it`;
  const implied = node === undefined ? { because, span } : undefined;
  const lane = { kind: 'auxiliary', span } as const;
  if (chain.length === 0) return [];
  // The first failure leads to the candidates; what follows it in the chain is for a choice without a key.
  const [first, ...rest] = chain;
  const enter: Step = { targets: [], enters: `${id}.fallbacks`, on, span, implied: undefined };
  const steps = first && candidates.length > 0 ? [first, ...rest, enter] : chain;
  const lanes = [simpleLane({ ...lane, id, title, chain: steps, implied })];
  if (candidates.length === 0) return lanes;
  const inner = simpleLane({
    ...lane,
    id: `${id}.fallbacks`,
    title: `fallbacks of ${title}`,
    chain: candidates,
  });
  return [...lanes, { ...inner, inner: true }];
}
