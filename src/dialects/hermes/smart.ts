import type { Route, Step } from '../../model/routing.ts';
import { readSmartSettings, type SmartSettings } from '../smart-model-routing/settings.ts';
import { entrySpan, spanOf } from '../values.ts';
import { step } from './lanes.ts';
import { type Reading, rootEntry, shown, since } from './reading.ts';
import { resolveSide, type Surroundings } from './side.ts';

/**
 * The cheap route of `smart_model_routing`, which Hermes had from v0.3 (2026-03-16, PR #1550) to v0.10 and dropped in
 * v0.11 (2026-04-19, PR #12732). No migration deletes the key, so it stays in files; the Blank Slate wizard even
 * writes `enabled: false` since 2026-06-20. Undefined where the key does nothing, or where that is not known.
 */
export function cheapRoute(around: Surroundings): Route | undefined {
  const { reading } = around;
  const entry = rootEntry(reading, 'smart_model_routing');
  if (entry?.value.kind !== 'map') return undefined;
  const span = spanOf(entry.keySpan);
  const settings = readSmartSettings(entry.value, span);
  const gone = since(reading, '0.11');
  if (gone !== 'no') {
    reportGone(reading, settings, span, gone === 'yes');
    return undefined;
  }
  if (!settings.enabled || since(reading, '0.3') === 'no') return undefined;
  return liveRoute(around, settings, span);
}

function reportGone(reading: Reading, settings: SmartSettings, span: Route['span'], certain: boolean): void {
  const code = settings.enabled
    ? certain
      ? 'hermes-smart-model-routing'
      : 'hermes-smart-model-routing-maybe'
    : 'hermes-smart-model-routing-placeholder';
  const cheap = settings.cheap?.model ?? '';
  reading.out.observe({
    rule: 'removed-key',
    code,
    span,
    data: { path: 'smart_model_routing', since: '0.11', date: '2026-04-19', cheap: shown(cheap) },
  });
  if (!certain && settings.enabled) {
    const what =
      '`smart_model_routing` sends short prompts elsewhere in Hermes v0.3 to v0.10, and does nothing since';
    reading.out.notModelled({ what, span });
  }
}

function liveRoute(around: Surroundings, settings: SmartSettings, span: Route['span']): Route | undefined {
  const { reading, main } = around;
  const { cheap, cheapText, conditions } = settings;
  if (cheapText) {
    // It had to be a mapping: a text turned the routing off without a word.
    reading.out.observe({
      rule: 'ignored-value',
      code: 'hermes-cheap-model-text',
      span: entrySpan(cheapText),
      data: { key: 'smart_model_routing.cheap_model' },
    });
    return undefined;
  }
  if (!cheap || cheap.provider === '' || cheap.model === '') return undefined;
  const { provider, model, baseUrl, baseUrlSpan, keyEnv } = cheap;
  const credential = { keyEnv, inline: '' };
  const reference = { provider, model, baseUrl, baseUrlSpan, credential, span: cheap.span };
  const place = { key: 'smart_model_routing.cheap_model.provider', names: 'main' } as const;
  const found = resolveSide(around, reference, place);
  if (found.kind !== 'targets') return undefined;
  const chain: Step[] = [step(found.targets, cheap.span)];
  if (main.targets.length > 0) {
    const because = 'the main model answers where the cheap one has no key';
    chain.push(step(main.targets, span, ['no-credential'], { because, span }));
  }
  return { id: 'cheap', when: { all: conditions }, chain, span, implied: undefined };
}
