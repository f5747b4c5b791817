import type { Span } from '../../text/span.ts';
import { entrySpan, textValue } from '../values.ts';
import { takesUnknownNames } from './catch-all.ts';
import type { LaneSet } from './lane-set.ts';
import { resolve } from './names.ts';
import { knownNames, knowsNames } from './observe-names.ts';
import { isReference } from './provider.ts';
import { setEntry, shown } from './reading.ts';
import { strategyRouterOf } from './routers.ts';
import { suggestion } from './suggestion.ts';

/** Reports names of model groups, elsewhere than in fallbacks, that no group answers to. */
export function observeReferences(set: LaneSet): void {
  if (!knowsNames(set)) return;
  observeAliasTargets(set);
  observeCompletionModel(set);
  for (const deployment of set.setup.deployments) {
    const router = strategyRouterOf(deployment);
    if (!router) continue;
    const models = [...router.picks, ...router.asks, ...(router.fallback ? [router.fallback] : [])];
    for (const model of models)
      observeName(set, 'litellm-unknown-router-model', model.name, model.span, deployment.group);
  }
  for (const group of set.setup.routingGroups.values()) {
    for (const model of group.models) {
      if (set.setup.names.groups.has(model) || set.setup.names.wildcards.length > 0) continue;
      observe(set, 'litellm-unknown-routing-group-model', model, group.span, group.name);
    }
  }
}

// An alias is followed once (run with litellm 1.80.0 and 1.106.2).
function observeAliasTargets(set: LaneSet): void {
  const { names, aliases } = set.setup;
  for (const alias of aliases.values()) {
    if (alias.target === undefined) continue;
    if (resolve(names, alias.target, { aliases: false }).kind !== 'unknown') continue;
    const chained = aliases.has(alias.target);
    observe(
      set,
      chained ? 'litellm-alias-of-alias' : 'litellm-unknown-alias-target',
      alias.target,
      alias.span,
      alias.name,
    );
  }
}

function observeCompletionModel(set: LaneSet): void {
  // With a wildcard the proxy lets the name through, and the default fallbacks may answer.
  if (takesUnknownNames(set)) return;
  const entry = setEntry(set.reading.sections.general, 'completion_model');
  const name = textValue(entry?.value);
  if (entry && name !== '') observeName(set, 'litellm-unknown-completion-model', name, entrySpan(entry), '');
}

function observeName(set: LaneSet, code: string, name: string, span: Span, of: string): void {
  if (isReference(name) || resolve(set.setup.names, name, { aliases: true }).kind !== 'unknown') return;
  observe(set, code, name, span, of);
}

function observe(set: LaneSet, code: string, name: string, span: Span, of: string): void {
  set.reading.out.observe({
    rule: 'unknown-target',
    code,
    span,
    data: { name: shown(name), of: shown(of), suggestion: suggestion(name, knownNames(set)) },
  });
}
