import { at, entriesOf, itemsOf, type Node } from '../../blocks/node.ts';
import type { Span } from '../../text/span.ts';
import { isOff, spanOf, textAt } from '../values.ts';
import type { NamedEndpoints } from './endpoints.ts';
import { simpleLane, step } from './lanes.ts';
import { reportDangling } from './main-reports.ts';
import { type Reading, rootEntry, shown } from './reading.ts';
import { namedTarget, plainTarget, resolveProvider } from './resolve.ts';

/**
 * Every target of a mixture-of-agents preset: the references all see the prompt, then the aggregator does (since
 * v0.18, 2026-06-25). A pool stands for them, as each is reached with nothing broken.
 */
export function moaTargets(reading: Reading, preset: string, endpoints: NamedEndpoints): readonly string[] {
  const moa = rootEntry(reading, 'moa');
  const root = moa?.value;
  const name = preset || textAt(root, 'active_preset') || textAt(root, 'default_preset') || 'default';
  const stated = at(root, 'presets', name);
  if (moa && stated) return presetTargets(reading, stated, root, endpoints);
  // The preset that ships asks Codex and OpenRouter (config.py DEFAULT_CONFIG at v0.20.3).
  const span = moa ? spanOf(moa.keySpan) : { start: reading.root.start, end: reading.root.start };
  const because = `the preset \`${shown(name)}\` is not in this block, and the one that ships asks Codex and OpenRouter`;
  const implied = { because, span };
  return [
    reading.out.target({ provider: 'openai-codex', model: '', span, implied }),
    reading.out.target({ provider: 'openrouter', model: '', span, implied }),
  ];
}

/** The target of a preset's aggregator, which side tasks ask alone (auxiliary_client.py, `_resolve_moa_aggregator`). */
export function moaAggregator(
  reading: Reading,
  preset: string,
  endpoints: NamedEndpoints,
): readonly string[] {
  return moaTargets(reading, preset, endpoints).slice(-1);
}

function presetTargets(
  reading: Reading,
  preset: Node,
  root: Node | undefined,
  endpoints: NamedEndpoints,
): readonly string[] {
  const aggregator = at(preset, 'aggregator') ?? at(root, 'aggregator');
  const members = [...itemsOf(at(preset, 'reference_models')), ...(aggregator ? [aggregator] : [])];
  if (!aggregator) {
    const what = 'a mixture-of-agents preset without an aggregator gets the one that ships with Hermes';
    reading.out.notModelled({ what, span: spanOf(preset) });
  }
  const ids = members.flatMap((member) => memberTarget(reading, member, endpoints));
  // The aggregator stays last, also where it is one of the references.
  return [...new Set(ids.reverse())].reverse();
}

function memberTarget(reading: Reading, node: Node, endpoints: NamedEndpoints): readonly string[] {
  const provider = textAt(node, 'provider');
  const model = textAt(node, 'model');
  if (provider === '' || model === '' || provider.toLowerCase() === 'moa') return [];
  const reference = {
    provider,
    model,
    baseUrl: '',
    baseUrlSpan: undefined,
    credential: { keyEnv: '', inline: '' },
    span: spanOf(node),
  };
  const resolved = resolveProvider(provider, 'main', endpoints);
  if (resolved.kind === 'named') {
    return [reading.out.target(namedTarget(reference, resolved.endpoint, resolved.slug, false))];
  }
  if (resolved.kind === 'dangling') {
    const place = { key: 'moa.presets', slug: resolved.slug, span: reference.span };
    reportDangling(reading, endpoints, place);
  }
  return [reading.out.target(plainTarget(reference, resolved.kind === 'builtin' ? resolved.id : provider))];
}

/** Lanes for the presets a file states: each can be picked as a model. */
export function addMoaLanes(reading: Reading, endpoints: NamedEndpoints): void {
  for (const { key, keySpan, value } of entriesOf(at(reading.root, 'moa', 'presets'))) {
    if (value.kind !== 'map' || isOff(at(value, 'enabled'))) continue;
    const span: Span = spanOf(keySpan);
    const targets = moaTargets(reading, key, endpoints);
    if (targets.length === 0) continue;
    const title = `mixture of agents ${shown(key)}`;
    reading.out.lane(
      simpleLane({ id: `moa.${shown(key)}`, kind: 'alias', title, span, chain: [step(targets, span)] }),
    );
  }
}
