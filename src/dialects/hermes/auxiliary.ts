import { type Entry, entriesOf, entryOf, type Node } from '../../blocks/node.ts';
import type { Step } from '../../model/routing.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, isOff, spanOf, textAt } from '../values.ts';
import { autoChain } from './auto.ts';
import { unknownPlace } from './default-targets.ts';
import { isDirect } from './early-first.ts';
import { type EarlyTask, earlyTaskLanes } from './early-tasks.ts';
import { type Fallback, readChain } from './fallback.ts';
import { SIDE_FAILURES, simpleLane, step } from './lanes.ts';
import { LENT, lostUrlSteps, OPENROUTER_VISION } from './lost-url.ts';
import { reportMainAlias } from './passed-over.ts';
import { isEarly, rootEntry, shown, since } from './reading.ts';
import type { Reference } from './resolve.ts';
import { mainWithModel, readReference, resolveSide, type Surroundings, sideOfMain } from './side.ts';
import { SIDE_TASKS, TASK_GLOBALS } from './tasks.ts';
import { withoutUrlCode } from './without-url.ts';

const NOTHING: Reference = {
  provider: '',
  model: '',
  baseUrl: '',
  baseUrlSpan: undefined,
  credential: { keyEnv: '', inline: '' },
  span: { start: 0, end: 0 },
};

/** A lane for each side task: those that the file writes, and those that Hermes has beside them. */
export function addAuxiliaryLanes(around: Surroundings, fallbacks: readonly Fallback[]): void {
  const { reading } = around;
  const auxiliary = rootEntry(reading, 'auxiliary');
  const written = entriesOf(auxiliary?.value).filter(({ key }) => !TASK_GLOBALS.has(key));
  for (const entry of written) addWritten(around, entry, fallbacks);
  if (!reading.whole) return;
  for (const task of SIDE_TASKS) {
    if (written.some(({ key }) => key === task.name)) continue;
    const known = since(reading, task.since);
    const gone = task.until === undefined ? 'no' : since(reading, task.until);
    // What only some of the possible versions have is left to those that all of them have: it goes the same way.
    if (known !== 'yes' && !(known === 'maybe' && task.since === '0.3')) continue;
    if (gone !== 'no') continue;
    addUnwritten(around, task.name, fallbacks);
  }
}

function addUnwritten(around: Surroundings, name: string, fallbacks: readonly Fallback[]): void {
  const { span } = around.main;
  if (isEarly(around.reading)) {
    addEarly(around, { name, node: undefined, span }, fallbacks);
    return;
  }
  const chain = autoChain(around, { name, model: '', span, own: [] }, fallbacks);
  const implied = {
    because: `the task \`${name}\` is on \`auto\` where \`auxiliary\` does not name it`,
    span,
  };
  addLane(around, name, span, chain, implied);
}

function addWritten(around: Surroundings, entry: Entry, fallbacks: readonly Fallback[]): void {
  const { key: name, value: node } = entry;
  if (node.kind !== 'map' || isOff(entryOf(node, 'enabled')?.value)) return;
  if (isGone(around, name)) return;
  const span = spanOf(entry.keySpan);
  if (isEarly(around.reading)) {
    addEarly(around, { name, node, span: targetSpan(node, span) }, fallbacks);
    return;
  }
  addLane(around, name, span, writtenChain(around, name, node, span, fallbacks));
}

function addEarly(
  around: Surroundings,
  task: Pick<EarlyTask, 'name' | 'node' | 'span'>,
  fallbacks: readonly Fallback[],
): void {
  const { node, span } = task;
  const reference = node ? readReference(node, span) : NOTHING;
  for (const lane of earlyTaskLanes(around, { ...task, reference: { ...reference, span } }, fallbacks)) {
    around.reading.out.lane(lane);
  }
}

// A removed task that is certainly gone has no lane; its keys are reported as removed.
function isGone({ reading }: Surroundings, name: string): boolean {
  const task = SIDE_TASKS.find((known) => known.name === name);
  return task?.until !== undefined && since(reading, task.until) === 'yes';
}

function addLane(
  { reading }: Surroundings,
  name: string,
  span: Span,
  chain: readonly Step[],
  implied?: Implied,
): void {
  if (chain.length === 0) return;
  const title = `auxiliary task ${shown(name)}`;
  reading.out.lane(
    simpleLane({ id: `auxiliary.${shown(name)}`, kind: 'auxiliary', title, span, chain, implied }),
  );
}

function writtenChain(
  around: Surroundings,
  name: string,
  node: Node,
  span: Span,
  fallbacks: readonly Fallback[],
): readonly Step[] {
  const reference = readReference(node, span);
  const place = targetSpan(node, span);
  const own = ownChain(around, node, place);
  const auto = (): readonly Step[] =>
    autoChain(around, { name, model: reference.model, span: place, own }, fallbacks);
  const first = firstChoice(around, name, { ...reference, span: place });
  if (first === 'auto') return auto();
  if (first === 'main') {
    const isVision = name === 'vision';
    const model = reference.model || (isVision ? OPENROUTER_VISION : '');
    const wish = { model, keyed: isVision, who: isVision ? LENT : 'side tasks' };
    const main = step(mainWithModel(around, reference.model, place), place, SIDE_FAILURES);
    return [...lostUrlSteps(around, wish), main, ...stepsOf(own)];
  }
  return [step(first, place), ...stepsOf(own), ...safetyNet(around, first, place)];
}

function firstChoice(
  around: Surroundings,
  name: string,
  reference: Reference,
): readonly string[] | 'auto' | 'main' {
  const { reading } = around;
  const key = `auxiliary.${shown(name)}`;
  const isAuto = reference.provider === '' || reference.provider.toLowerCase() === 'auto';
  if (isAuto && reference.baseUrl !== '') return autoWithUrl(around, key, reference);
  if (isAuto) return 'auto';
  const found = resolveSide(around, reference, { key: `${key}.provider`, names: 'side' });
  if (found.kind === 'targets') {
    if (!isDirect(around, name, reference)) reportMainAlias(around, reference, { key, slot: 'task' });
    return found.targets;
  }
  if (found.kind !== 'none') return found.kind;
  const data = { key, provider: shown(reference.provider) };
  if (found.why === 'no-url') {
    const code = withoutUrlCode(around, reference.provider.toLowerCase(), {
      certain: 'hermes-task-without-url',
      maybe: 'hermes-task-without-url-maybe',
    });
    if (code) reading.out.observe({ rule: 'ignored-value', code, span: reference.span, data });
  }
  const label = `whatever \`${data.provider}\` is for ${shown(name)}`;
  const because =
    found.why === 'no-url'
      ? `\`provider: ${data.provider}\` has no \`base_url\``
      : `this block names no endpoint \`${data.provider}\``;
  const id = `hermes:task|${shown(name)}`;
  return [unknownPlace(reading, { id, label, because, span: reference.span, implied: undefined })];
}

// The code returns `auto` and drops the URL when neither a provider nor a key stands beside it, since v0.13
// (96514de47), although the docs say that the URL goes first.
function autoWithUrl(around: Surroundings, key: string, reference: Reference): readonly string[] | 'auto' {
  const { reading } = around;
  const hasKey = reference.credential.inline !== '' || reference.credential.keyEnv !== '';
  const reach = since(reading, '0.13');
  if (!hasKey && reach !== 'no' && reference.baseUrlSpan) {
    reading.out.observe({
      rule: 'ignored-value',
      code: reach === 'yes' ? 'hermes-task-base-url' : 'hermes-task-base-url-maybe',
      span: reference.baseUrlSpan,
      data: { key, url: shown(reference.baseUrl) },
    });
    return 'auto';
  }
  const found = resolveSide(around, { ...reference, provider: 'custom' }, { key, names: 'side' });
  return found.kind === 'targets' ? found.targets : 'auto';
}

function ownChain(around: Surroundings, node: Node, span: Span): readonly Fallback[] {
  const entry = entryOf(node, 'fallback_chain');
  if (!entry || since(around.reading, '0.15') === 'no') return [];
  return readChain(around, entry, { seen: new Map(), primary: [], owner: { span }, modelOptional: true });
}

function stepsOf(own: readonly Fallback[]): readonly Step[] {
  return own.map(({ targets, span }) => step(targets, span, SIDE_FAILURES));
}

// A task with a provider of its own ends at the main model when that provider cannot pay or answer: a local task can
// so end at a cloud main (fallback-providers.md at v0.20.3; in the code since the layered chain of v0.15).
function safetyNet(around: Surroundings, first: readonly string[], span: Span): readonly Step[] {
  const { reading, main } = around;
  const reach = since(reading, '0.15');
  const targets = sideOfMain(around).filter((id) => !first.includes(id));
  if (reach === 'no' || targets.length === 0 || !main.settings.stated) return [];
  const because = 'a task whose own provider cannot answer ends at the main model';
  const depends = reach === 'maybe' ? { depends: ['version'] as const } : {};
  const who = 'side tasks whose own provider cannot answer';
  const lost = lostUrlSteps(around, { model: '', keyed: true, who, on: SIDE_FAILURES });
  const net = step(targets, span, SIDE_FAILURES, { because, span, ...depends });
  return [...lost, { ...net, inherited: because }];
}

function targetSpan(node: Node, span: Span): Span {
  const entry = ['provider', 'base_url', 'model']
    .map((key) => entryOf(node, key))
    .find((found) => found && textAt(node, found.key) !== '');
  return entry ? entrySpan(entry) : span;
}
