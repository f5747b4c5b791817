import type { Node } from '../../blocks/node.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, firstText, spanOf, textAt } from '../values.ts';
import type { ProviderPlace } from './aliases.ts';
import { entryNamed, type NamedEndpoints } from './endpoints.ts';
import type { MainModel } from './main.ts';
import { reportDangling } from './main-reports.ts';
import { moaAggregator, moaTargets } from './moa.ts';
import type { Reading } from './reading.ts';
import { namedTarget, plainTarget, type Reference, resolveProvider } from './resolve.ts';

/** What lanes beside the main one build on. */
export interface Surroundings {
  readonly reading: Reading;
  readonly endpoints: NamedEndpoints;
  readonly main: MainModel;
}

/** Where a reference of a side lane leads. `main` and `auto` are for the lane to say; `none` is skipped by Hermes. */
export type SideTargets =
  | { readonly kind: 'targets'; readonly targets: readonly string[] }
  | { readonly kind: 'main' | 'auto' }
  | { readonly kind: 'none'; readonly why: 'no-url' | 'no-entry' };

/** Reads `provider`, `model`, `base_url` and the key of a mapping. */
export function readReference(node: Node, span: Span = spanOf(node)): Reference {
  const url = firstText(node, ['base_url']);
  return {
    provider: textAt(node, 'provider'),
    model: textAt(node, 'model'),
    baseUrl: url?.text ?? '',
    baseUrlSpan: url && entrySpan(url.entry),
    credential: {
      keyEnv: firstText(node, ['key_env', 'api_key_env'])?.text ?? '',
      inline: textAt(node, 'api_key'),
    },
    span,
  };
}

/** Resolves a reference of a fallback, a side task or another lane beside the main one. */
export function resolveSide(
  { reading, endpoints, main }: Surroundings,
  reference: Reference,
  place: { readonly key: string; readonly names: ProviderPlace; readonly implied?: Implied },
): SideTargets {
  const { implied } = place;
  const resolved = resolveProvider(reference.provider, place.names, endpoints);
  const one = (draft: Parameters<Reading['out']['target']>[0]): SideTargets => {
    return { kind: 'targets', targets: [reading.out.target({ ...draft, implied })] };
  };
  switch (resolved.kind) {
    case 'auto':
      return { kind: 'auto' };
    case 'named':
      return one(namedTarget(reference, resolved.endpoint, resolved.slug, true));
    case 'custom': {
      if (reference.baseUrl !== '') return one(plainTarget(reference, resolved.name));
      const entry = resolved.name === 'custom' ? entryNamed(endpoints, 'custom') : undefined;
      if (entry && entry.url !== '') return one(namedTarget(reference, entry, 'custom', false));
      // Without a URL it is the main model's own endpoint, and nothing where that has none
      // (auxiliary_client.py, _resolve_custom_runtime).
      if (main.customUrl === '') return { kind: 'none', why: 'no-url' };
      const baseUrlSpan = main.settings.reference.baseUrlSpan;
      return one(plainTarget({ ...reference, baseUrl: main.customUrl, baseUrlSpan }, resolved.name));
    }
    case 'dangling': {
      if (reference.baseUrl !== '') return one(plainTarget(reference, 'custom'));
      reportDangling(reading, endpoints, { key: place.key, slug: resolved.slug, span: reference.span });
      return { kind: 'none', why: 'no-entry' };
    }
    case 'unknown':
      return resolved.name === 'main' ? { kind: 'main' } : one(plainTarget(reference, resolved.name));
    case 'builtin':
      if (resolved.id !== 'moa') return one(plainTarget(reference, resolved.id));
      return {
        kind: 'targets',
        targets: (place.names === 'side' ? moaAggregator : moaTargets)(reading, reference.model, endpoints),
      };
  }
}

/** The main model as a side task sees it: of a mixture of agents the aggregator alone, which stands last. */
export function sideOfMain({ main }: Surroundings): readonly string[] {
  return main.provider === 'moa' ? main.targets.slice(-1) : main.targets;
}

/** The main model's provider with another model name: the name travels to it, whatever it is (#94780). */
export function mainWithModel(around: Surroundings, model: string, span: Span): readonly string[] {
  const { reading, main } = around;
  const { draft, settings } = main;
  if (!draft || model === '' || model === 'auto' || model === settings.reference.model)
    return sideOfMain(around);
  return [reading.out.target({ ...draft, model, span, contextWindow: undefined })];
}
