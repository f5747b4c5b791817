import { entryOf, type MapNode, type Node } from '../../blocks/node.ts';
import type { Span } from '../../text/span.ts';
import { isEmpty, textAt } from '../values.ts';
import { shown } from './reading.ts';
import { resolveProvider } from './resolve.ts';
import type { Surroundings } from './side.ts';

/** An entry of a list of fallbacks that Hermes passes over, and why. */
export interface Skipped {
  readonly why: 'text' | 'provider' | 'model' | 'template';
  /** What stands in the place of a mapping, or the provider of one without a model. */
  readonly value: string;
  readonly span: Span;
  /** The key that stands where `provider` or `model` belongs, and what belongs there. */
  readonly instead?: { readonly key: string; readonly meant: string } | undefined;
}

/** Keys of endpoints and of the main model that get into fallbacks, where they are not read. */
const NAME_KEYS = ['name'];
const MODEL_KEYS = ['default_model', 'default', 'models'];

/** What makes Hermes pass an entry over before it resolves anything; undefined where nothing does. */
export function flawOf(
  item: Node,
  span: Span,
  around: Surroundings,
  modelOptional: boolean,
): Skipped | undefined {
  if (item.kind !== 'map') {
    const value = item.kind === 'scalar' ? shown(String(item.value ?? '')) : 'a list';
    return { why: isEmpty(item) ? 'template' : 'text', value, span };
  }
  const provider = textAt(item, 'provider');
  const model = textAt(item, 'model');
  if (provider !== '' && (model !== '' || modelOptional)) return undefined;
  const why = provider === '' ? 'provider' : 'model';
  const instead = lookalike(item, around, why);
  // An entry with both left empty is the template that `hermes setup` used to write.
  if (provider === '' && model === '' && textAt(item, 'base_url') === '' && !instead) {
    return { why: 'template', value: '', span };
  }
  return { why, value: shown(provider), span, instead };
}

function lookalike(
  item: MapNode,
  { endpoints }: Surroundings,
  why: 'provider' | 'model',
): Skipped['instead'] {
  const keys = why === 'provider' ? NAME_KEYS : MODEL_KEYS;
  const key = keys.find((one) => !isEmpty(entryOf(item, one)?.value));
  if (key === undefined) return undefined;
  if (why === 'model') return { key, meant: shown(textAt(item, key)) || '…' };
  const name = textAt(item, key);
  const { kind } = resolveProvider(name, 'side', endpoints);
  // With a URL beside it the name is nobody's but the owner's; and fallbacks do not know `openai`.
  if (kind === 'named') return { key, meant: shown(name) };
  if (textAt(item, 'base_url') !== '') return { key, meant: 'custom' };
  if (name.toLowerCase() === 'openai') return { key, meant: 'openai-api' };
  return { key, meant: kind === 'builtin' ? shown(name) : '…' };
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
        lookalike: first.instead?.key ?? '',
        meant: first.instead?.meant ?? '',
        left: isAll ? ', so the list is empty to it' : '',
      },
    });
  }
}
