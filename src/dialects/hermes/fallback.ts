import { type Entry, itemsOf, type Node, textOf } from '../../blocks/node.ts';
import type { Span } from '../../text/span.ts';
import { sameUrl } from '../urls.ts';
import { entrySpan, spanOf, textAt } from '../values.ts';
import { isHermesId, slugOf } from './aliases.ts';
import { isEmptyJson, looksLikeJson } from './json-text.ts';
import { reportMainAlias, reportTwin } from './passed-over.ts';
import { isEarly, mayBeEarly, rootEntry, shown } from './reading.ts';
import { readReference, resolveSide, type Surroundings } from './side.ts';
import { flawOf, reportSkipped, type Skipped } from './skipped.ts';
import { withoutUrlCode } from './without-url.ts';

/** One usable entry of a chain of fallbacks. */
export interface Fallback {
  readonly targets: readonly string[];
  readonly span: Span;
  /** What the entry calls its provider and its model. */
  readonly provider: string;
  readonly model: string;
  /** Is passed over behind the main model, as it is the same. */
  readonly isMain?: boolean;
}

/**
 * The main chain: `fallback_providers`, then what `fallback_model` adds, without repeats (hermes_cli/fallback_config.py).
 * Entries that Hermes skips are reported and left out.
 */
export function readFallbacks(around: Surroundings): readonly Fallback[] {
  const seen = new Map<string, Span>();
  const chain: Fallback[] = [];
  for (const key of ['fallback_providers', 'fallback_model']) {
    const entry = rootEntry(around.reading, key);
    const { targets: primary } = around.main;
    if (entry)
      chain.push(...readChain(around, entry, { seen, primary, owner: 'main', before: chain.at(-1) }));
  }
  return chain;
}

/** Reads a list of fallbacks under any key. `modelOptional`: a side task's entries may leave the model out. */
export function readChain(
  around: Surroundings,
  entry: Entry,
  options: {
    /** The entries that are in the chain already, by what makes them the same. */
    readonly seen: Map<string, Span>;
    /** The targets of the first choice, which an entry must not repeat. */
    readonly primary: readonly string[];
    /** The entry that is asked before this chain. */
    readonly before?: Fallback | undefined;
    /** Whose chain it is, to point at its first choice. */
    readonly owner: 'main' | { readonly span: Span };
    readonly modelOptional?: boolean;
    /** No release up to v0.19 reads the list. */
    readonly isLate?: boolean;
  },
): readonly Fallback[] {
  const { value } = entry;
  const text = textOf(value);
  if (text !== undefined && text.trim() !== '') {
    if (isEmptyJson(text)) return [];
    // `hermes config set fallback_providers '[…]'` stores a text, and the chain is empty (#51560).
    const code = looksLikeJson(text) ? 'hermes-list-is-json-string' : 'hermes-list-is-text';
    around.reading.out.observe({
      rule: 'ignored-value',
      code,
      span: entrySpan(entry),
      data: { key: entry.key },
    });
    return [];
  }
  const items = value.kind === 'map' ? [value] : itemsOf(value);
  const chain: Fallback[] = [];
  const skipped: Skipped[] = [];
  for (const item of items) {
    const span = value.kind === 'map' ? spanOf(entry.keySpan) : spanOf(item);
    const flaw = flawOf(item, span, around, options.modelOptional ?? false);
    if (flaw) skipped.push(flaw);
    if (flaw || item.kind !== 'map') continue;
    const before = chain.at(-1) ?? options.before;
    const fallback = readItem(around, entry.key, item, span, { ...options, before });
    if (fallback) chain.push(fallback);
  }
  reportSkipped(around, entry.key, skipped, skipped.length === items.length);
  return chain;
}

function readItem(
  around: Surroundings,
  key: string,
  item: Node,
  span: Span,
  options: Parameters<typeof readChain>[2],
): Fallback | undefined {
  const { out } = around.reading;
  const provider = textAt(item, 'provider');
  const model = textAt(item, 'model');
  const reference = readReference(item, span);
  const identity = [provider, model, reference.baseUrl.replace(/\/+$/, '')].map(slugOf).join('|');
  const first = options.seen.get(identity);
  if (first) {
    reportRepeat(around, key, span, first);
    return undefined;
  }
  options.seen.set(identity, span);
  const name = provider.toLowerCase();
  const early = isEarly(around.reading);
  const twin = options.owner === 'main' ? currentFor(around, options.before, name, model) : undefined;
  if (twin === 'before') {
    reportTwin(around, twin, { key, reference, first: options.before?.span ?? span });
    if (early) return undefined;
  }
  const skipped = early ? twin : undefined;
  const found = resolveSide(around, reference, { key: `${key}.provider`, names: 'side' });
  if (found.kind === 'main') return { targets: around.main.targets, span, provider: name, model };
  if (found.kind === 'none' && found.why === 'no-url') {
    const data = { key, provider: shown(provider) };
    const code = withoutUrlCode(around, name, {
      certain: 'hermes-fallback-without-url',
      maybe: 'hermes-fallback-without-url-maybe',
    });
    if (code) out.observe({ rule: 'ignored-value', code, span, data });
  }
  const isNone = found.kind === 'none' && found.why === 'no-provider';
  if (!options.isLate && (isNone || found.kind === 'targets'))
    reportMainAlias(around, reference, { key, slot: 'fallback' });
  if (found.kind === 'auto' && early) {
    return { targets: around.main.targets, span, provider: name, model, isMain: true };
  }
  if (found.kind !== 'targets') return undefined;
  const owner = options.owner === 'main' ? around.main.span : options.owner.span;
  if (found.targets.every((id) => options.primary.includes(id))) {
    reportSelf(around, 'hermes-equals-primary', { key, targets: found.targets, span, first: owner });
    return options.owner === 'main'
      ? { targets: found.targets, span, provider: name, model, isMain: true }
      : undefined;
  }
  const isSame = found.targets.every((id) => options.primary.some((own) => isSameBackend(around, id, own)));
  // Under another name it is tried again: Hermes compares the names, and a URL only where the entry states one.
  const { label, settings } = around.main;
  const isNamed = options.owner === 'main' && name === label && model === settings.reference.model;
  if (isSame) {
    const code = isNamed ? 'hermes-equals-primary' : 'hermes-same-backend';
    reportSelf(around, code, { key, targets: found.targets, span, first: owner });
  }
  const isMain = skipped === 'main' || (isSame && isNamed) ? { isMain: true } : {};
  // Behind another entry it is passed over only where that has no key.
  if (!isSame && twin === 'main' && !options.before)
    reportTwin(around, twin, { key, reference, first: owner });
  return { targets: found.targets, span, provider: name, model, ...isMain };
}

// What has the provider and the model of the one that failed is taken for the same, whatever its URL (up to v0.19:
// try_activate_fallback of agent/chat_completion_helpers.py, and of run_agent.py before).
function currentFor(
  { reading, main }: Surroundings,
  before: Fallback | undefined,
  provider: string,
  model: string,
): 'before' | 'main' | undefined {
  if (!isEarly(reading) && !mayBeEarly(reading)) return undefined;
  if (before?.provider === provider && before.model === model) return 'before';
  // One that always has a key has become the current one by now.
  if (before && (before.provider === 'custom' || !isHermesId(before.provider))) return undefined;
  return provider === main.label && model === main.settings.reference.model ? 'main' : undefined;
}

function isSameBackend({ reading }: Surroundings, one: string, other: string): boolean {
  const [a, b] = [reading.out.known(one), reading.out.known(other)];
  if (a?.endpoint === undefined || b?.endpoint === undefined) return false;
  return sameUrl(a.endpoint, b.endpoint) && a.model === b.model;
}

// A repeated entry is dropped (hermes_cli/fallback_config.py, get_fallback_chain). The legacy key often holds what the list
// has as well, and that is meant.
function reportRepeat({ reading }: Surroundings, key: string, span: Span, first: Span): void {
  if (key === 'fallback_model') return;
  const related = [{ span: first, label: 'given here' }];
  reading.out.observe({ rule: 'self-fallback', code: 'hermes-repeat', span, related, data: { key } });
}

// An entry that resolves to the backend in use is skipped (agent/chat_completion_helpers.py, try_activate_fallback).
function reportSelf(
  { reading }: Surroundings,
  code: 'hermes-equals-primary' | 'hermes-same-backend',
  at: {
    readonly key: string;
    readonly targets: readonly string[];
    readonly span: Span;
    readonly first: Span;
  },
): void {
  const label = reading.out.known(at.targets[0] ?? '')?.label ?? '';
  reading.out.observe({
    rule: 'self-fallback',
    code,
    span: at.span,
    related: [{ span: at.first, label: 'the first choice' }],
    data: { key: at.key, target: label },
  });
}
