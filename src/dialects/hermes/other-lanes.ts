import { at, entriesOf, type Node } from '../../blocks/node.ts';
import type { LaneKind } from '../../model/routing.ts';
import type { Span } from '../../text/span.ts';
import { spanOf, textAt, textValue } from '../values.ts';
import type { Fallback } from './fallback.ts';
import { enter, MAIN_FAILURES, simpleLane, step } from './lanes.ts';
import { isEarly, rootEntry, shown, since } from './reading.ts';
import { mainWithModel, readReference, resolveSide, type Surroundings } from './side.ts';

interface LaneName {
  readonly id: string;
  readonly kind: LaneKind;
  readonly title: string;
}

/** The lane of scheduled jobs: `cron.model` since v0.20 (2026-07-28), else the main lane. Jobs may pin their own. */
export function addCronLane(around: Surroundings, fallbacks: readonly Fallback[]): void {
  const { reading, main } = around;
  const cron = rootEntry(reading, 'cron');
  const name: LaneName = { id: 'cron', kind: 'cron', title: 'scheduled jobs' };
  const model = textAt(cron?.value, 'model');
  const provider = textAt(cron?.value, 'model_provider');
  if (cron && (model !== '' || provider !== '') && since(reading, '0.20') !== 'no') {
    const span = spanOf(at(cron.value, model === '' ? 'model_provider' : 'model') ?? cron.keySpan);
    const reference = {
      ...readReference(cron.value, span),
      provider,
      model,
      baseUrl: '',
      baseUrlSpan: undefined,
    };
    addStated(around, name, { reference, key: 'cron.model_provider' }, fallbacks);
    return;
  }
  if (!(reading.out.hasLane('main') && (cron || reading.whole))) return;
  const span = cron ? spanOf(cron.keySpan) : main.span;
  const implied = { because: 'scheduled jobs without a model of their own take the main model', span };
  reading.out.lane(simpleLane({ ...name, span, implied, chain: [enter('main', span, implied)] }));
}

/** Lanes of the shortcuts that `/model` knows: they can point anywhere, and the session keeps its fallbacks. */
export function addAliasLanes(around: Surroundings, fallbacks: readonly Fallback[]): void {
  for (const { key, keySpan, value } of entriesOf(rootEntry(around.reading, 'model_aliases')?.value)) {
    if (value.kind !== 'map') continue;
    const reference = readReference(value, spanOf(keySpan));
    const provider = reference.provider === '' ? 'custom' : reference.provider;
    const name: LaneName = { id: `alias.${shown(key)}`, kind: 'alias', title: `model alias ${shown(key)}` };
    addStated(
      around,
      name,
      { reference: { ...reference, provider }, key: `model_aliases.${shown(key)}` },
      fallbacks,
    );
  }
  for (const { key, keySpan, value } of entriesOf(at(around.reading.root, 'model', 'aliases'))) {
    const text = textValue(value);
    const slash = text.indexOf('/');
    if (slash <= 0) continue;
    const reference = {
      ...readReference(value, spanOf(keySpan)),
      provider: text.slice(0, slash),
      model: text.slice(slash + 1),
    };
    const name: LaneName = { id: `alias.${shown(key)}`, kind: 'alias', title: `model alias ${shown(key)}` };
    addStated(around, name, { reference, key: `model.aliases.${shown(key)}` }, fallbacks);
  }
}

/** Lanes of channels and API clients that have a model of their own. */
export function addChannelLanes(around: Surroundings, fallbacks: readonly Fallback[]): void {
  const { root } = around.reading;
  const platforms = [...entriesOf(at(root, 'platforms')), ...entriesOf(at(root, 'gateway', 'platforms'))];
  for (const platform of platforms) {
    const id = `channel.${shown(platform.key)}`;
    for (const channel of entriesOf(at(platform.value, 'channel_overrides'))) {
      const title = `a channel of ${shown(platform.key)}`;
      addChannel(around, { id: `${id}.${shown(channel.key)}`, kind: 'channel', title }, channel, fallbacks);
    }
    for (const route of entriesOf(at(platform.value, 'extra', 'model_routes'))) {
      const title = `clients of ${shown(platform.key)} that ask for ${shown(route.key)}`;
      addChannel(around, { id: `${id}.${shown(route.key)}`, kind: 'channel', title }, route, fallbacks);
    }
  }
}

function addChannel(
  around: Surroundings,
  name: LaneName,
  entry: { readonly keySpan: Span; readonly value: Node },
  fallbacks: readonly Fallback[],
): void {
  if (entry.value.kind !== 'map') return;
  const reference = readReference(entry.value, spanOf(entry.keySpan));
  if (reference.provider === '' && reference.model === '' && reference.baseUrl === '') return;
  addStated(around, name, { reference, key: `${name.id}.provider` }, fallbacks);
}

function addStated(
  around: Surroundings,
  name: LaneName,
  stated: { readonly reference: ReturnType<typeof readReference>; readonly key: string },
  fallbacks: readonly Fallback[],
): void {
  const { reference, key } = stated;
  const { span } = reference;
  const place = { key, names: 'main' } as const;
  const isDirect = reference.provider === '' && reference.baseUrl !== '';
  const found = resolveSide(around, isDirect ? { ...reference, provider: 'custom' } : reference, place);
  const inherits = found.kind === 'main' || found.kind === 'auto';
  const targets = inherits
    ? mainWithModel(around, reference.model, span)
    : found.kind === 'targets'
      ? found.targets
      : [];
  if (targets.length === 0) return;
  const rest = fallbacks
    .filter((fallback) => !fallback.targets.every((id) => targets.includes(id)))
    .map((fallback) => ({
      ...step(fallback.targets, fallback.span, MAIN_FAILURES),
      inherited: 'lanes with a model of their own still have the main fallbacks',
    }));
  const chain = [step(targets, span), ...rest];
  // A model that is asked for by name and has no key is an error.
  const ends = isEarly(around.reading) && !inherits ? { ends: ['no-credential'] as const } : {};
  around.reading.out.lane(simpleLane({ ...name, span, chain, ...ends }));
}
