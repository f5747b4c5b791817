import type { Node } from '../../blocks/node.ts';
import type { Span } from '../../text/span.ts';
import { isEmpty, textAt } from '../values.ts';
import { shown } from './reading.ts';
import type { Surroundings } from './side.ts';

/** An entry of a list of fallbacks that Hermes passes over, and why. */
export interface Skipped {
  readonly why: 'text' | 'provider' | 'model' | 'template';
  /** What stands in the place of a mapping, or the provider of one without a model. */
  readonly value: string;
  readonly span: Span;
}

/** What makes Hermes pass an entry over before it resolves anything; undefined where nothing does. */
export function flawOf(item: Node, span: Span, modelOptional: boolean): Skipped | undefined {
  if (item.kind !== 'map') {
    const value = item.kind === 'scalar' ? shown(String(item.value ?? '')) : 'a list';
    return { why: isEmpty(item) ? 'template' : 'text', value, span };
  }
  const provider = textAt(item, 'provider');
  const model = textAt(item, 'model');
  if (provider !== '' && (model !== '' || modelOptional)) return undefined;
  // An entry with both left empty is the template that `hermes setup` used to write.
  if (provider === '' && model === '' && textAt(item, 'base_url') === '') {
    return { why: 'template', value: '', span };
  }
  return { why: provider === '' ? 'provider' : 'model', value: shown(provider), span };
}

/** One observation for all entries of a list that have the same flaw, at the first of them. */
export function reportSkipped(
  { reading }: Surroundings,
  key: string,
  skipped: readonly Skipped[],
  isAll: boolean,
): void {
  for (const why of ['text', 'provider', 'model'] as const) {
    const [first, ...others] = skipped.filter((entry) => entry.why === why);
    if (!first) continue;
    const { value, span } = first;
    reading.out.observe({
      rule: 'ignored-value',
      code: why === 'text' ? 'hermes-fallback-text' : 'hermes-fallback-incomplete',
      span,
      related: others.map((other) => ({ span: other.span, label: 'and this one' })),
      data: {
        key,
        value,
        missing: why,
        others: others.length === 0 ? '' : String(others.length),
        // `vendor/model` where a provider belongs.
        slug: why === 'model' && value.includes('/') ? value : '',
        left: isAll ? ', so the list is empty to it' : '',
      },
    });
  }
}
