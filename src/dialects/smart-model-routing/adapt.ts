import { entryOf, type Node } from '../../blocks/node.ts';
import type { Route, RoutingModel } from '../../model/routing.ts';
import type { Target } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import type { AdaptContext } from '../dialect.ts';
import { ModelBuilder } from '../model-builder.ts';
import { unknownTarget } from '../unknown-target.ts';
import { entrySpan, spanOf } from '../values.ts';
import { SMART_HISTORY } from './history.ts';
import { type NamedModel, readSmartSettings, type SmartSettings } from './settings.ts';

/** The model of a block on its own: one lane, whose short prompts take the cheap route. */
export function adaptSmart(root: Node, context: AdaptContext): RoutingModel {
  const out = new ModelBuilder(context.catalogue);
  const entry = entryOf(root, 'smart_model_routing');
  const node = context.under === undefined ? entry?.value : root;
  const span = entry ? spanOf(entry.keySpan) : { start: root.start, end: root.start };
  if (node?.kind === 'map') {
    const settings = readSmartSettings(node, span);
    out.lane({
      id: 'main',
      kind: 'main',
      title: 'the main lane',
      routes: routes(out, context, settings, span),
      span,
      implied: undefined,
    });
    if (settings.isUpstream) reportUpstream(out, settings, span);
    if (settings.enabled && settings.cheap && settings.conditions.length === 0) {
      const what =
        '`smart_model_routing` names no threshold, and what its program takes for one is not known';
      out.notModelled({ what, span });
    }
    for (const { key, keySpan } of settings.foreign) {
      const what = `\`${key}\` is read by forks of Hermes only`;
      out.notModelled({ what, span: spanOf(keySpan) });
    }
  }
  return out.build('smart-model-routing', context.version, undefined);
}

function routes(
  out: ModelBuilder,
  context: AdaptContext,
  settings: SmartSettings,
  span: Span,
): readonly Route[] {
  const { cheap, primary, enabled, conditions } = settings;
  const result: Route[] = [];
  // Hermes took a cheap model given as a text for none.
  if (enabled && cheap && !(settings.isUpstream && settings.cheapText)) {
    const first = { targets: [targetOf(out, context, cheap)], enters: undefined, on: [], span: cheap.span };
    const chain = [{ ...first, implied: undefined }];
    result.push({ id: 'cheap', when: { all: conditions }, chain, span: cheap.span, implied: undefined });
  }
  const id = primary ? targetOf(out, context, primary) : out.keep(unshown(span));
  const at = primary?.span ?? span;
  const implied = primary ? undefined : { because: 'all other prompts go to the main model', span };
  const chain = [{ targets: [id], enters: undefined, on: [], span: at, implied }];
  result.push({ id: 'primary', when: { all: [] }, chain, span: at, implied });
  return result;
}

// In this shape it is the block that Hermes read in v0.3 to v0.10.
function reportUpstream(out: ModelBuilder, settings: SmartSettings, span: Span): void {
  const [event] = SMART_HISTORY;
  const data = { path: 'smart_model_routing', since: event?.since ?? '', date: event?.date ?? '' };
  out.observe({ rule: 'removed-key', code: 'smart-upstream-shape', span, data });
  if (!settings.enabled || !settings.cheapText) return;
  out.observe({
    rule: 'ignored-value',
    code: 'hermes-cheap-model-text',
    span: entrySpan(settings.cheapText),
    data: { key: 'smart_model_routing.cheap_model' },
  });
}

function targetOf(out: ModelBuilder, context: AdaptContext, named: NamedModel): string {
  const { provider, model, baseUrl, baseUrlSpan, keyEnv, span } = named;
  // `groq/llama-3.1-8b-instant`: a text without a URL may begin with its provider.
  const slash = provider === '' && baseUrl === '' ? model.indexOf('/') : -1;
  const prefix =
    slash > 0 && context.catalogue.find(model.slice(0, slash)) ? model.slice(0, slash) : undefined;
  return out.target({
    provider: prefix ?? provider,
    model: prefix === undefined ? model : model.slice(slash + 1),
    endpoint: baseUrl === '' ? undefined : baseUrl,
    endpointSpan: baseUrlSpan,
    credential: keyEnv === '' ? undefined : { kind: 'api-key', name: keyEnv },
    span,
  });
}

function unshown(span: Span): Target {
  const because = 'this block does not show the main model';
  return unknownTarget({
    id: 'smart:main',
    label: 'the main model',
    because,
    span,
    implied: { because, span },
  });
}
