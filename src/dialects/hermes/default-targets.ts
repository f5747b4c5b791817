import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import { type UnknownPlace, unknownTarget } from '../unknown-target.ts';
import { keyedProvider } from './key-order.ts';
import type { ModelSettings } from './model-settings.ts';
import { isEarly, type Reading, shown, since } from './reading.ts';

/** OpenRouter, where Hermes goes by itself. */
export function openRouter(reading: Reading, model: string, span: Span, implied: Implied): string {
  return reading.out.target({ provider: 'openrouter', model, span, implied });
}

/** Whatever Hermes detects when no key names a provider: known only where the environment is declared. */
export function detectedTarget(reading: Reading, settings: ModelSettings): string {
  const span = settings.providerEntry?.keySpan ?? settings.span;
  const has = (name: string): boolean => reading.env?.has(name) ?? false;
  // Since v0.18 (#29285) an exported key goes before a login; before, the login won, and that no file shows.
  if (since(reading, '0.18') === 'yes' && (has('OPENROUTER_API_KEY') || has('OPENAI_API_KEY'))) {
    const because = '`model.provider` is not set, and a key for OpenRouter is, which goes before any login';
    return openRouter(reading, settings.reference.model, span, { because, span });
  }
  const keyed = isEarly(reading) && since(reading, '0.18') === 'yes' ? keyedProvider(reading) : undefined;
  if (keyed !== undefined) {
    const because = `\`model.provider\` is not set, and ${keyed} is the first provider that has a key`;
    return reading.out.target({
      provider: keyed,
      model: settings.reference.model,
      span,
      implied: { because, span },
    });
  }
  return unknownPlace(reading, {
    id: `hermes:detected|${shown(settings.reference.model)}`,
    model: shown(settings.reference.model),
    label: 'whatever provider Hermes detects',
    because: '`model.provider` is not set, so Hermes takes the first provider that has a key or a login',
    span,
    implied: { because: 'Hermes looks for a provider by itself where `model.provider` is not set', span },
  });
}

/** A target whose provider Hermes does not find. */
export function unresolvedTarget(reading: Reading, settings: ModelSettings, because: string): string {
  const { provider, model } = settings.reference;
  const span = settings.providerEntry?.keySpan ?? settings.span;
  return unknownPlace(reading, {
    id: `hermes:unresolved|${shown(provider)}|${shown(model)}`,
    model: shown(model),
    provider: shown(provider),
    label: `${shown(model) || 'the default model'} via ${shown(provider)}`,
    because,
    span,
    implied: undefined,
  });
}

/** The main model of a config of which only a piece is shown. */
export function unshownMain(reading: Reading): string {
  const span = { start: reading.root.start, end: reading.root.start };
  return unknownPlace(reading, {
    id: 'hermes:main',
    label: 'the main model',
    because: 'this block does not show the main model',
    span,
    implied: { because: 'this block does not show the main model', span },
  });
}

/** Every other provider with a key: Hermes tries them one after the other. All of them are hosted services. */
export function anyKeyTarget(reading: Reading, span: Span, implied: Implied): string {
  const target = unknownTarget({
    id: 'hermes:any-key',
    label: 'any other provider that has a key',
    because: 'it depends on which keys are set',
    span,
    implied,
  });
  const locality = {
    value: 'cloud',
    because: 'every provider that Hermes tries here is a hosted service',
  } as const;
  return reading.out.keep({ ...target, locality });
}

/** A place of which the file does not say what it is. */
export function unknownPlace(reading: Reading, place: UnknownPlace): string {
  return reading.out.keep(unknownTarget(place));
}
