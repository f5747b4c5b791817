import { isReference } from '../../text/dummy.ts';
import type { Span } from '../../text/span.ts';
import type { TargetDraft } from '../model-builder.ts';
import { isHostOf, isLoopback } from '../urls.ts';
import { OWN_URL } from './aliases.ts';
import { detectedTarget, unresolvedTarget, unshownMain } from './default-targets.ts';
import { entryNamed, type NamedEndpoints } from './endpoints.ts';
import {
  customEntry,
  providerSpan,
  refusesDisabled,
  reportBuiltinEntry,
  reportDangling,
  reportMainIsMain,
  reportNamedEntry,
  reportNoUrl,
  reportUnknownProvider,
  sameHost,
} from './main-reports.ts';
import { moaTargets } from './moa.ts';
import type { ModelSettings } from './model-settings.ts';
import { isEarly, type Reading, shown } from './reading.ts';
import { namedTarget, plainTarget, type Resolved, resolveProvider } from './resolve.ts';

/** The main model as Hermes resolves it: what other lanes inherit. */
export interface MainModel {
  /** Where it goes: one target, or all those of a mixture of agents. Empty when Hermes refuses it. */
  readonly targets: readonly string[];
  /** What its one target was made of; undefined for a mixture of agents, and where nothing is known. */
  readonly draft: TargetDraft | undefined;
  readonly resolved: Resolved;
  /** Hermes's id of the provider, `custom`, a slug, or '' where it is not known. */
  readonly provider: string;
  /**
   * What the running session calls the provider: `custom` for every endpoint of one's own but, without a provider beside
   * its URL, `openrouter`. Side tasks and subagents resolve it anew.
   */
  readonly label: string;
  /** Hermes does not start: no fallback is asked either. */
  readonly stops: boolean;
  /** The endpoint of one's own that `provider: custom` elsewhere in the file stands for; '' for none. */
  readonly customUrl: string;
  readonly settings: ModelSettings;
  readonly span: Span;
}

const CLOUD_DOMAINS = ['openrouter.ai', 'anthropic.com', 'openai.com'];

/** Resolves the main model as `resolve_runtime_provider` does, and reports what of its keys has no effect. */
export function resolveMain(reading: Reading, settings: ModelSettings, endpoints: NamedEndpoints): MainModel {
  const { reference, span } = settings;
  const early = isEarly(reading);
  const resolved = resolveProvider(reference.provider, early ? 'early-main' : 'main', endpoints);
  const isOwn = resolved.kind === 'named' || resolved.kind === 'custom';
  const main = (targets: readonly string[], provider: string, stops = false): MainModel => {
    const label = isOwn ? 'custom' : provider;
    // `custom` elsewhere takes a loopback URL, whoever the main provider is (#14676).
    const customUrl = early && isLoopback(reference.baseUrl) ? reference.baseUrl : '';
    return { targets, draft: undefined, resolved, provider, label, stops, customUrl, settings, span };
  };
  const at = (draft: TargetDraft, provider: string, customUrl?: string): MainModel => {
    const found = main([reading.out.target({ contextWindow: settings.contextWindow, ...draft })], provider);
    return { ...found, draft, customUrl: customUrl ?? found.customUrl };
  };
  if (!settings.stated && !reading.whole) return main([unshownMain(reading)], '');

  switch (resolved.kind) {
    case 'auto': {
      // A URL that is none of the three big services is used as an endpoint of one's own.
      const url = reference.baseUrl;
      const own = url !== '' && !CLOUD_DOMAINS.some((domain) => isHostOf(url, domain));
      if (own) {
        // Elsewhere only a loopback URL is trusted without a provider beside it (#14676).
        const found = at(plainTarget(reference, 'custom'), 'custom', early && !isLoopback(url) ? '' : url);
        return { ...found, label: 'openrouter' };
      }
      return main([detectedTarget(reading, settings)], '');
    }
    case 'named': {
      reportNamedEntry(reading, settings, resolved.endpoint);
      const draft = namedTarget(reference, resolved.endpoint, resolved.slug, false);
      // By its `custom:` name a disabled entry is still found (`get_compatible_custom_providers`), and so do tasks find it.
      const isFound = early && reference.provider.toLowerCase().startsWith('custom:');
      if (!isFound && refusesDisabled(reading, reference.provider, resolved.endpoint))
        return { ...main([], resolved.slug, early), draft };
      return at(draft, resolved.slug);
    }
    case 'custom': {
      const isBare = resolved.name === 'custom';
      const entry = isBare ? customEntry(reading, reference.baseUrl, endpoints) : undefined;
      if (entry && refusesDisabled(reading, 'custom', entry)) return main([], 'custom', early);
      if (entry) return at(namedTarget(reference, entry, 'custom', false), 'custom', entry.url);
      if (reference.baseUrl !== '') {
        return at(plainTarget(reference, resolved.name), 'custom', reference.baseUrl);
      }
      reportNoUrl(reading, settings, resolved.name);
      const because = `\`provider: ${shown(resolved.name)}\` without a \`base_url\` ends at OpenRouter`;
      const implied = { because, span: providerSpan(settings) };
      return at({ provider: 'openrouter', model: reference.model, span: implied.span, implied }, 'custom');
    }
    case 'dangling': {
      const place = { key: 'model.provider', slug: resolved.slug, span: providerSpan(settings) };
      reportDangling(reading, endpoints, place);
      if (early && reading.whole) return main([], resolved.slug);
      const because = `this block names no endpoint \`${shown(resolved.slug)}\``;
      return main([unresolvedTarget(reading, settings, because)], resolved.slug);
    }
    case 'unknown': {
      if (resolved.name === 'main') reportMainIsMain(reading, settings);
      else if (isReference(resolved.name)) {
        return at(withoutUrl(plainTarget(reference, resolved.name)), resolved.name);
      } else reportUnknownProvider(reading, settings, resolved.name, endpoints);
      if (early) return main([], resolved.name);
      const because = `Hermes has no provider \`${shown(resolved.name)}\`, unless a plugin adds it`;
      return main([unresolvedTarget(reading, settings, because)], resolved.name);
    }
    case 'builtin': {
      const { id, name } = resolved;
      if (id === 'moa') return main(moaTargets(reading, reference.model, endpoints), 'moa');
      const entry = entryNamed(endpoints, id) ?? entryNamed(endpoints, name);
      if (refusesDisabled(reading, name, entry)) return main([], id, early);
      reportBuiltinEntry(reading, settings, name, endpoints);
      // `custom` elsewhere takes the main URL when it is a loopback one, whoever the main provider is (#14676).
      const customUrl = isLoopback(reference.baseUrl) ? reference.baseUrl : '';
      return at(builtinTarget(reading, settings, resolved), id, customUrl);
    }
  }
}

function withoutUrl(draft: TargetDraft): TargetDraft {
  return { ...draft, endpoint: undefined, endpointSpan: undefined };
}

function builtinTarget(
  reading: Reading,
  settings: ModelSettings,
  resolved: Extract<Resolved, { kind: 'builtin' }>,
): TargetDraft {
  const { reference } = settings;
  // `model.api_key` is only used with a URL of one's own.
  const draft = { ...plainTarget(reference, resolved.id), credential: undefined };
  const code = ignoredUrl(resolved);
  if (reference.baseUrl === '' || code === undefined) return draft;
  const used = reading.catalogue.find(resolved.id)?.endpoint;
  if (used !== undefined && !sameHost(used, reference.baseUrl)) {
    reading.out.observe({
      rule: 'shadowed-key',
      code,
      span: reference.baseUrlSpan ?? settings.span,
      related: [{ span: providerSpan(settings), label: 'this provider has a URL of its own' }],
      data: { provider: shown(resolved.name), id: resolved.id, url: shown(reference.baseUrl), used },
    });
  }
  return withoutUrl(draft);
}

// Why `model.base_url` is not read for a provider of Hermes's own: a code, or undefined where it is.
function ignoredUrl({ id, name }: { readonly id: string; readonly name: string }): string | undefined {
  if (id === 'openrouter') return 'hermes-openrouter-base-url';
  if (OWN_URL.has(id)) return 'hermes-login-base-url';
  // Honoured only where `model.provider` is the id itself (runtime_provider.py: configured_provider == provider).
  return name === id ? undefined : 'hermes-alias-base-url';
}
