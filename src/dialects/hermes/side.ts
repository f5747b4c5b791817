import type { Node } from '../../blocks/node.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, firstText, spanOf, textAt } from '../values.ts';
import { OWN_URL } from './aliases.ts';
import { entryNamed, type NamedEndpoints } from './endpoints.ts';
import { keyedTarget } from './key-order.ts';
import type { MainModel } from './main.ts';
import { reportDangling } from './main-reports.ts';
import { moaAggregator, moaTargets } from './moa.ts';
import { isEarly, type Reading } from './reading.ts';
import { namedTarget, plainTarget, type Reference, resolveProvider } from './resolve.ts';

/** What lanes beside the main one build on. */
export interface Surroundings {
  readonly reading: Reading;
  readonly endpoints: NamedEndpoints;
  readonly main: MainModel;
}

/** Where a reference stands. */
export interface Place {
  readonly key: string;
  readonly names: 'main' | 'side';
  /** `model.base_url` is not read for the main model's provider: its URL is found anew. */
  readonly anew?: boolean;
  readonly implied?: Implied;
}

/** Where a reference of a side lane leads. `main` and `auto` are for the lane to say; `none` is skipped by Hermes. */
export type SideTargets =
  | { readonly kind: 'targets'; readonly targets: readonly string[] }
  | { readonly kind: 'main' | 'auto' }
  | { readonly kind: 'none'; readonly why: 'no-url' | 'no-entry' | 'no-provider' };

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
export function resolveSide(around: Surroundings, reference: Reference, place: Place): SideTargets {
  const { reading, endpoints, main } = around;
  const { implied } = place;
  const early = isEarly(reading);
  const names = early ? (`early-${place.names}` as const) : place.names;
  const resolved = resolveProvider(reference.provider, names, endpoints);
  const one = (draft: Parameters<Reading['out']['target']>[0]): SideTargets => {
    return { kind: 'targets', targets: [reading.out.target({ ...draft, implied })] };
  };
  switch (resolved.kind) {
    case 'auto':
      return { kind: 'auto' };
    case 'named':
      // Up to v0.19 a fallback's or a task's own URL is not read beside the name of an entry.
      return one(
        namedTarget(reference, resolved.endpoint, resolved.slug, !(early && place.names === 'side')),
      );
    case 'custom': {
      if (reference.baseUrl !== '') return one(plainTarget(reference, resolved.name));
      const entry = resolved.name === 'custom' ? entryNamed(endpoints, 'custom') : undefined;
      if (early && entry && !entry.enabled) return withoutUrl(around, reference, place.names);
      if (entry && entry.url !== '') return one(namedTarget(reference, entry, 'custom', false));
      // Without a URL it is the main model's own endpoint, and nothing where that has none
      // (auxiliary_client.py, _resolve_custom_runtime).
      const isEntry = resolved.name !== 'custom' && main.settings.reference.baseUrl === '';
      if (main.customUrl === '' || (early && isEntry)) return withoutUrl(around, reference, place.names);
      const baseUrlSpan = main.settings.reference.baseUrlSpan;
      return one(plainTarget({ ...reference, baseUrl: main.customUrl, baseUrlSpan }, resolved.name));
    }
    case 'dangling': {
      if (early && place.names === 'main' && losesNames(main, reference)) {
        return one(plainTarget(reference, 'openrouter'));
      }
      if (reference.baseUrl !== '' && !(early && place.names === 'side'))
        return one(plainTarget(reference, 'custom'));
      reportDangling(reading, endpoints, { key: place.key, slug: resolved.slug, span: reference.span });
      return { kind: 'none', why: 'no-entry' };
    }
    case 'unknown':
      if (resolved.name === 'main' && (!early || place.names === 'side')) return { kind: 'main' };
      if (!early) return one(plainTarget(reference, resolved.name));
      if (place.names === 'side' || !losesNames(main, reference)) return { kind: 'none', why: 'no-provider' };
      return one(plainTarget(reference, 'openrouter'));
    case 'builtin':
      if (resolved.id !== 'moa') return one(builtinDraft(around, reference, resolved.id, place));
      if (early && place.names === 'side') return { kind: 'none', why: 'no-provider' };
      return {
        kind: 'targets',
        targets: (place.names === 'side' ? moaAggregator : moaTargets)(reading, reference.model, endpoints),
      };
  }
}

/** Providers of which a side task or a fallback reads no URL (`resolve_provider_client`, agent/auxiliary_client.py). */
const NO_SIDE_URL: ReadonlySet<string> = new Set([
  ...OWN_URL,
  'openrouter',
  'anthropic',
  'minimax',
  'minimax-cn',
]);

// A provider of Hermes's own. Where another lane names the main model's again, it is resolved with `model.base_url`.
function builtinDraft(
  { reading, main }: Surroundings,
  reference: Reference,
  id: string,
  { names, anew }: Place,
): Parameters<Reading['out']['target']>[0] {
  const draft = plainTarget(reference, id);
  if (names === 'main' && isEarly(reading) && losesNames(main, reference))
    return { ...draft, provider: 'openrouter' };
  if (names === 'side' && NO_SIDE_URL.has(id))
    return { ...draft, endpoint: undefined, endpointSpan: undefined };
  if (names === 'side' || anew || reference.baseUrl !== '' || main.provider !== id || !main.draft)
    return draft;
  return { ...draft, endpoint: main.draft.endpoint, endpointSpan: main.draft.endpointSpan };
}

// Up to v0.19 a fallback on `custom` without a URL is sent to the first provider that has a key (`resolve_provider_client`).
function withoutUrl(
  { reading }: Surroundings,
  { model, span }: Reference,
  names: 'main' | 'side',
): SideTargets {
  const because = '`provider: custom` without a `base_url` ends at the first provider that has a key';
  const implied: Implied = { because, span, depends: ['environment'] };
  const isLed = isEarly(reading) && names === 'side';
  const keyed = isLed ? keyedTarget(reading, { model, span, implied }) : undefined;
  return keyed === undefined ? { kind: 'none', why: 'no-url' } : { kind: 'targets', targets: [keyed] };
}

// Beside a URL without a provider every provider that is asked for by name is taken for OpenRouter: the rule for `auto` does
// not look at what is asked for (`resolve_runtime_provider`, up to v0.19).
function losesNames({ resolved, draft }: MainModel, { baseUrl }: Reference): boolean {
  return baseUrl === '' && resolved.kind === 'auto' && draft?.endpoint !== undefined;
}

/** The same place, asked for another model. */
export function withModel({ out }: Reading, id: string, model: string, span: Span): string {
  const known = out.known(id);
  if (!known || model === '' || known.model === model) return id;
  const { provider, endpoint, implied, fate } = known;
  const kind = known.credential.value;
  const credential = fate.credential === undefined ? undefined : { kind, name: fate.credential };
  return out.target({ provider, model, endpoint, span, implied, credential });
}

/** The main model as a side task sees it: of a mixture of agents the aggregator alone, which stands last. */
export function sideOfMain({ main }: Surroundings): readonly string[] {
  return main.provider === 'moa' ? main.targets.slice(-1) : main.targets;
}

/** The main model's provider with another model name: the name travels to it, whatever it is (#94780). */
export function mainWithModel(around: Surroundings, model: string, span: Span): readonly string[] {
  const { reading, main } = around;
  const { draft, settings } = main;
  const [found = ''] = main.targets.length === 1 ? main.targets : [];
  // Where Hermes has found the provider by its key.
  if (!draft && isEarly(reading) && model !== 'auto' && reading.out.known(found)?.endpoint !== undefined)
    return [withModel(reading, found, model, span)];
  if (!draft || model === '' || model === 'auto' || model === settings.reference.model)
    return sideOfMain(around);
  return [reading.out.target({ ...draft, model, span, contextWindow: undefined })];
}
