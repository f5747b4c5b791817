import type { Node } from '../../blocks/node.ts';
import type { ListRules, RoutingModel } from '../../model/routing.ts';
import type { AdaptContext } from '../dialect.ts';
import { ModelBuilder } from '../model-builder.ts';
import { integerAt, isOn } from '../values.ts';
import { buildLanes } from './build-lanes.ts';
import { addCaches } from './caches.ts';
import { addCallbacks, addStores } from './channels.ts';
import { observeCredentials } from './credentials.ts';
import { observeEnvironment } from './env-syntax.ts';
import { addGuardrails } from './guardrails.ts';
import { readGuards } from './guards.ts';
import { LaneSet } from './lane-set.ts';
import { observeLegacy } from './legacy.ts';
import { unboundedTargets } from './limits.ts';
import { noteNotModelled } from './not-modelled.ts';
import { observeCallbacks } from './observe-callbacks.ts';
import { observeDeployments } from './observe-deployments.ts';
import { observeShapes } from './observe-fallbacks.ts';
import { observeGroups } from './observe-groups.ts';
import { observeGuardrails } from './observe-guardrails.ts';
import { observeAliases, observeHomes, observeSpecialLists } from './observe-homes.ts';
import { observeNames } from './observe-names.ts';
import { observeReferences } from './observe-references.ts';
import { observeSections } from './observe-sections.ts';
import { observeUnread } from './observe-unread.ts';
import { isOpen, type Reading, sectionsOf, setEntry, since } from './reading.ts';
import { addModelChannels } from './router-channels.ts';
import { readSetup } from './setup.ts';

/** How many fallbacks deep a request goes unless `max_fallbacks` says otherwise (`ROUTER_MAX_FALLBACKS`, litellm 1.60.0 to 1.106.2). */
const MAX_FALLBACKS = 5;

/** Builds the routing model of a LiteLLM proxy config, or of a piece of one. */
export function adapt(root: Node, context: AdaptContext): RoutingModel {
  const sections = sectionsOf(root, context.under);
  const reading: Reading = {
    sections,
    version: context.version,
    catalogue: context.catalogue,
    env: context.env && new Set(context.env),
    whole: context.completeness === 'whole',
    open: isOpen(sections),
    out: new ModelBuilder(context.catalogue),
    judged: new Map(),
  };
  const setup = readSetup(reading);
  const set = new LaneSet(reading, setup);
  buildLanes(set);
  addChannels(set);
  observe(set);
  noteNotModelled(set);
  return {
    ...reading.out.build('litellm', context.version, maxDepth(reading)),
    lists: listRules(set),
    guards: readGuards(reading, setup.deployments),
    unbounded: unboundedTargets(reading, setup.deployments),
  };
}

function addChannels(set: LaneSet): void {
  addCallbacks(set.reading);
  addStores(set.reading);
  addGuardrails(set.reading);
  addCaches(set);
  addModelChannels(set);
}

function observe(set: LaneSet): void {
  const { reading, setup } = set;
  observeShapes(reading);
  observeNames(set);
  observeReferences(set);
  observeHomes(reading);
  observeSpecialLists(set);
  observeAliases(set);
  observeSections(reading);
  observeUnread(reading);
  observeCallbacks(reading);
  observeGuardrails(reading);
  observeGroups(set);
  observeDeployments(reading, setup.deployments);
  observeCredentials(reading, setup.deployments);
  observeEnvironment(reading);
  observeLegacy(reading);
}

// Before 1.97 groups could lead back into each other, and before 1.104 each hop looked up its own name only
// (`AttemptedFallbackTargets` and `fallback_lookup_groups`, router_utils/fallback_event_handlers.py).
function listRules({ reading, setup }: LaneSet): ListRules {
  const forAll = setup.lists['context-window'].entries.some(({ source }) => source === '*');
  return {
    once: since(reading, '1.97.0') !== 'no',
    resumes: since(reading, '1.104.0') !== 'no',
    // Before, once there was a list for prompts that are too long, no other was looked at (run with litellm 1.109.3 and 1.110.2).
    plain: forAll || since(reading, '1.110.0') === 'no' ? [] : ['context-window'],
    // Every try picks from the pool afresh, and may pick what has just failed.
    hasty: !isOn(setEntry(reading.sections.router, 'enable_weighted_failover')?.value),
  };
}

function maxDepth(reading: Reading): number {
  const { router, settings } = reading.sections;
  return integerAt(router, 'max_fallbacks') ?? integerAt(settings, 'max_fallbacks') ?? MAX_FALLBACKS;
}
