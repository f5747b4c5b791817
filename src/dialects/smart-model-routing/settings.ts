import { type Entry, entriesOf, entryOf, type Node } from '../../blocks/node.ts';
import type { SignalClause, SizeClause } from '../../model/routing.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, firstText, isOn, spanOf, textAt, textValue } from '../values.ts';

/** A model as the block names it. */
export interface NamedModel {
  readonly provider: string;
  readonly model: string;
  readonly baseUrl: string;
  readonly baseUrlSpan: Span | undefined;
  readonly keyEnv: string;
  readonly span: Span;
}

/** A `smart_model_routing` block: short prompts go to a cheap model, all others to the primary one. */
export interface SmartSettings {
  /** In the shape that Hermes read: `max_simple_*`, or a cheap model that is a mapping. */
  readonly isUpstream: boolean;
  /** Where `enabled` is not there: off in upstream's shape, whose default that is, and on in any other. */
  readonly enabled: boolean;
  readonly enabledEntry: Entry | undefined;
  readonly cheap: NamedModel | undefined;
  /** The entry of a cheap model given as a text, which Hermes took for none at all. */
  readonly cheapText: Entry | undefined;
  readonly primary: NamedModel | undefined;
  /** What a prompt must be for the cheap model. */
  readonly conditions: readonly (SizeClause | SignalClause)[];
  /** Keys that forks read, and that say where prompts go. */
  readonly foreign: readonly Entry[];
}

/** Keys that forks and other programs read, never Hermes itself. */
export const FOREIGN = [
  'min_complex_chars',
  'min_complex_words',
  'force_light_contains',
  'force_heavy_contains',
  'route_modes',
  'model_pairs',
  'tiers',
  'skills',
  'models',
];

// Hermes v0.3 to v0.10 (agent/smart_model_routing.py).
const DEFAULT_CHARS = 160;
const DEFAULT_WORDS = 28;

/** Reads the mapping under `smart_model_routing`, in upstream's shape or in that of the posts about it. */
export function readSmartSettings(node: Node, span: Span): SmartSettings {
  const enabledEntry = entryOf(node, 'enabled');
  const cheapEntry = entryOf(node, 'cheap_model');
  const isUpstream =
    cheapEntry?.value.kind === 'map' ||
    ['max_simple_chars', 'max_simple_words'].some((key) => entryOf(node, key));
  const cheapText = cheapEntry && textValue(cheapEntry.value) !== '' ? cheapEntry : undefined;
  return {
    isUpstream,
    enabled: enabledEntry ? isOn(enabledEntry.value) : !isUpstream,
    enabledEntry,
    cheap: readModel(node, 'cheap_model'),
    cheapText,
    primary: readModel(node, 'primary_model'),
    conditions: [...sizes(node, isUpstream ? span : undefined), ...(isUpstream ? signals(span) : [])],
    foreign: entriesOf(node).filter(({ key }) => FOREIGN.includes(key)),
  };
}

function readModel(node: Node, key: string): NamedModel | undefined {
  const entry = entryOf(node, key);
  if (!entry) return undefined;
  const { value } = entry;
  if (value.kind === 'map') {
    const url = firstText(value, ['base_url']);
    const model = textAt(value, 'model');
    if (model === '' && textAt(value, 'provider') === '') return undefined;
    return {
      provider: textAt(value, 'provider'),
      model,
      baseUrl: url?.text ?? '',
      baseUrlSpan: url && entrySpan(url.entry),
      keyEnv: firstText(value, ['api_key_env', 'key_env'])?.text ?? '',
      span: spanOf(entry.keySpan),
    };
  }
  const model = textValue(value);
  if (model === '') return undefined;
  const url = firstText(node, [`${key}_base_url`]);
  return {
    provider: textAt(node, `${key}_provider`),
    model,
    baseUrl: url?.text ?? '',
    baseUrlSpan: url && entrySpan(url.entry),
    keyEnv: '',
    span: entrySpan(entry),
  };
}

// With `implied` both limits hold, by their defaults where none is stated.
function sizes(node: Node, implied: Span | undefined): readonly SizeClause[] {
  const thresholds = entryOf(node, 'thresholds')?.value;
  const limits = [
    ['chars', ['max_simple_chars', 'max_chars'], DEFAULT_CHARS],
    ['words', ['max_simple_words', 'max_words'], DEFAULT_WORDS],
  ] as const;
  return limits.flatMap(([dimension, keys, usual]): readonly SizeClause[] => {
    const stated = firstText(node, keys) ?? firstText(thresholds, keys);
    const value = stated === undefined ? Number.NaN : Number(stated.text);
    if (stated && Number.isFinite(value)) {
      return [{ kind: 'size', dimension, operator: '<=', value, span: entrySpan(stated.entry) }];
    }
    if (!implied) return [];
    const because = `without \`${keys[0]}\` the limit is ${usual} ${dimension}`;
    return [
      {
        kind: 'size',
        dimension,
        operator: '<=',
        value: usual,
        span: implied,
        implied: { because, span: implied },
      },
    ];
  });
}

// One line break at most, no backtick, no URL, and none of some thirty words such as `debug`, `plan` or `docker`.
function signals(span: Span): readonly (SizeClause | SignalClause)[] {
  const implied = {
    because: 'Hermes keeps prompts with code, a URL, a keyword or more than one line break',
    span,
  };
  return [
    { kind: 'size', dimension: 'lines', operator: '<=', value: 2, span, implied },
    { kind: 'signal', name: 'code', value: false, span, implied },
    { kind: 'signal', name: 'url', value: false, span, implied },
    { kind: 'signal', name: 'keyword', value: false, span, implied },
  ];
}
