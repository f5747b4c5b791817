import type { MapNode, Node } from '../../blocks/node.ts';
import type { RoutingModel } from '../../model/routing.ts';
import type { Target } from '../../model/target.ts';
import type { AdaptContext } from '../dialect.ts';
import { ModelBuilder } from '../model-builder.ts';
import { isEmpty, spanOf } from '../values.ts';
import { addAuxiliaryLanes } from './auxiliary.ts';
import { reportAliasAsDefault } from './default-alias.ts';
import { addDelegationLane } from './delegation.ts';
import { readEndpoints } from './endpoints.ts';
import { reportEnvSyntax } from './env-syntax.ts';
import { readFallbacks } from './fallback.ts';
import { resolveMain } from './main.ts';
import { addMainLane } from './main-lane.ts';
import { addMoaLanes } from './moa.ts';
import { readModelSettings } from './model-settings.ts';
import { addAliasLanes, addChannelLanes, addCronLane } from './other-lanes.ts';
import { type Reading, rootEntry } from './reading.ts';
import { hermesVersion } from './releases.ts';
import type { Surroundings } from './side.ts';
import { addSideChannels } from './side-channels.ts';
import { reportRemovedProviders, reportStaleKeys } from './stale.ts';
import { reportUnknownProviders } from './unknown-provider.ts';

/** Builds the routing model of a Hermes config, or of a piece of one. Total: any node gives a model. */
export function adaptHermes(node: Node, context: AdaptContext): RoutingModel {
  const root = mapping(node, context.under);
  const version = hermesVersion(root, context.version);
  const out = new ModelBuilder(context.catalogue);
  const env = context.env && new Set(context.env);
  const whole = context.completeness === 'whole';
  const reading: Reading = {
    root,
    version,
    catalogue: context.catalogue,
    env,
    whole,
    out,
    reached: new Map(),
  };

  const endpoints = readEndpoints(reading);
  const main = resolveMain(reading, readModelSettings(reading), endpoints);
  const around: Surroundings = { reading, endpoints, main };
  const declared = readFallbacks(around);
  const fallbacks = declared.filter(({ isMain }) => isMain !== true);
  addMainLane(around, fallbacks);
  addDelegationLane(around, declared);
  addAuxiliaryLanes(around, fallbacks);
  addCronLane(around, fallbacks);
  addChannelLanes(around, fallbacks);
  addAliasLanes(around, declared);
  addMoaLanes(reading, endpoints);
  addSideChannels(reading);
  reportUnknownProviders(around);
  reportAliasAsDefault(reading);
  reportStaleKeys(reading);
  reportRemovedProviders(reading, endpoints);
  reportEnvSyntax(reading);
  noteWhatIsLeft(reading);
  return out.build('hermes', version, undefined);
}

// A bare list stands for the value of the key that detection found it to belong to.
function mapping(node: Node, under: string | undefined): MapNode {
  const { start, end } = spanOf(node);
  if (under !== undefined) {
    const keySpan = { start, end: start };
    return { kind: 'map', entries: [{ key: under, keySpan, value: node, merged: false }], start, end };
  }
  return node.kind === 'map' ? node : { kind: 'map', entries: [], start, end };
}

// Environment variables move the endpoints of `custom` and `openrouter`; `provider_routing` picks among the services
// behind OpenRouter and Nous, and is not applied to side tasks (#89384).
function noteWhatIsLeft(reading: Reading): void {
  for (const name of ['CUSTOM_BASE_URL', 'OPENROUTER_BASE_URL']) {
    if (!reading.env?.has(name)) continue;
    const what = `${name} is set, and moves the endpoints of \`custom\` and \`openrouter\``;
    reading.out.notModelled({ what, span: { start: reading.root.start, end: reading.root.start } });
  }
  const routing = rootEntry(reading, 'provider_routing');
  if (!routing || isEmpty(routing.value)) return;
  const matters = ({ provider, implied }: Target): boolean => {
    return !implied && (provider === 'openrouter' || provider === 'nous');
  };
  if (!reading.out.targets().some(matters)) return;
  const what =
    '`provider_routing` picks among the services behind OpenRouter and Nous, for the main model alone';
  reading.out.notModelled({ what, span: spanOf(routing.keySpan) });
}
