import { type Entry, entryOf, type Node } from '../../blocks/node.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, firstText, integerAt, isOff, isOn, spanOf, textAt, textValue } from '../values.ts';
import { type Reading, rootEntry, shown, since } from './reading.ts';
import type { Reference } from './resolve.ts';

/** What the file says of the main model, once aliases and the legacy root keys are folded in. */
export interface ModelSettings {
  readonly reference: Reference;
  /** The entry that gives the provider, in `model` or at the root; undefined for none. */
  readonly providerEntry: Entry | undefined;
  readonly contextWindow: number | undefined;
  /** Whether the main model takes images, where the file says. */
  readonly vision: boolean | undefined;
  /** False when no key says anything of the main model. */
  readonly stated: boolean;
  /** The key that stands for the main model: `model`, or the block itself. */
  readonly span: Span;
}

/** Reads `model`, its aliases and the root keys that fill it, and reports what of them is not read. */
export function readModelSettings(reading: Reading): ModelSettings {
  const entry = rootEntry(reading, 'model');
  const node = entry?.value;
  const span = entry ? spanOf(entry.keySpan) : { start: reading.root.start, end: reading.root.start };
  const model = readModelName(reading, node);
  const providerEntry = readProvider(reading, node, model.inner);
  const url = readUrl(reading, node);
  reportMisplaced(reading);
  return {
    reference: {
      provider: textValue(providerEntry?.value),
      model: model.name,
      baseUrl: url?.text ?? '',
      baseUrlSpan: url && entrySpan(url.entry),
      credential: {
        keyEnv: firstText(node, ['key_env', 'api_key_env'])?.text ?? '',
        inline: firstText(node, ['api_key', 'api'])?.text ?? '',
      },
      span,
    },
    providerEntry,
    contextWindow: integerAt(node, 'context_length') ?? integerAt(reading.root, 'context_length'),
    vision: visionOf(entryOf(node, 'supports_vision')?.value),
    stated: model.name !== '' || providerEntry !== undefined || url !== undefined,
    span,
  };
}

function visionOf(node: Node | undefined): boolean | undefined {
  if (isOn(node)) return true;
  return isOff(node) ? false : undefined;
}

// `default` goes before `model` before `name` (hermes_cli/config.py, _normalize_root_model_keys); `default` may be a
// mapping, whose provider fills an empty or `auto` one.
function readModelName(
  reading: Reading,
  node: Node | undefined,
): { readonly name: string; readonly inner: Entry | undefined } {
  if (node?.kind === 'scalar') return { name: textValue(node), inner: undefined };
  const nested = entryOf(node, 'default')?.value;
  if (nested?.kind === 'map') {
    return { name: firstText(nested, ['model', 'default'])?.text ?? '', inner: entryOf(nested, 'provider') };
  }
  const used = firstText(node, ['default', 'model', 'name']);
  if (!used) return { name: '', inner: undefined };
  for (const key of ['model', 'name']) {
    const hidden = entryOf(node, key);
    const text = textValue(hidden?.value);
    if (!hidden || hidden === used.entry || text === '' || text === used.text) continue;
    reading.out.observe({
      rule: 'shadowed-key',
      code: 'hermes-model-alias',
      span: entrySpan(hidden),
      related: [{ span: entrySpan(used.entry), label: 'this model is used' }],
      data: { key, value: shown(text), winner: used.entry.key, used: shown(used.text) },
    });
  }
  return { name: used.text, inner: undefined };
}

// Since v0.7 (2026-03-31) the root keys only fill what `model` leaves empty, and are dropped on save.
function readProvider(reading: Reading, node: Node | undefined, inner: Entry | undefined): Entry | undefined {
  const stated = entryOf(node, 'provider');
  const text = textValue(stated?.value);
  if (stated && text !== '' && (text.toLowerCase() !== 'auto' || !inner)) {
    reportShadowedRoot(reading, stated, text);
    return stated;
  }
  if (inner && textValue(inner.value) !== '') return inner;
  const root = rootEntry(reading, 'provider');
  if (!root || textValue(root.value) === '') return undefined;
  if (rootEntry(reading, 'model')) {
    const data = { key: 'provider', to: 'model.provider' };
    reading.out.observe({ rule: 'renamed-key', code: 'hermes-legacy-root', span: entrySpan(root), data });
  }
  return root;
}

function reportShadowedRoot(reading: Reading, stated: Entry, text: string): void {
  const root = rootEntry(reading, 'provider');
  const value = textValue(root?.value);
  if (!root || value === '' || value.toLowerCase() === text.toLowerCase()) return;
  reading.out.observe({
    rule: 'shadowed-key',
    code: 'hermes-root-key',
    span: entrySpan(root),
    related: [{ span: entrySpan(stated), label: 'this provider is used' }],
    data: { key: 'provider', value: shown(value), used: shown(text) },
  });
}

function readUrl(
  reading: Reading,
  node: Node | undefined,
): { readonly text: string; readonly entry: Entry } | undefined {
  const stated = firstText(node, ['base_url']) ?? firstText(reading.root, ['base_url']);
  const alias = firstText(node, ['api_base']) ?? firstText(reading.root, ['api_base']);
  if (!alias || stated) return stated;
  // `api_base` is migrated on load since v0.18 (2026-06-21); before, it was not read and traffic went to OpenRouter.
  const reach = since(reading, '0.18');
  if (reach === 'yes') return alias;
  reading.out.observe({
    rule: 'ignored-value',
    code: reach === 'no' ? 'hermes-api-base' : 'hermes-api-base-maybe',
    span: entrySpan(alias.entry),
    data: { key: alias.entry.key },
  });
  return reach === 'no' ? undefined : alias;
}

// Hermes only logs that these look misplaced.
function reportMisplaced(reading: Reading): void {
  if (!rootEntry(reading, 'model')) return;
  for (const key of ['api_key', 'api_mode']) {
    const entry = rootEntry(reading, key);
    if (!entry || textAt(reading.root, key) === '') continue;
    const data = { key, to: `model.${key}` };
    reading.out.observe({
      rule: 'ignored-value',
      code: 'hermes-root-misplaced',
      span: spanOf(entry.keySpan),
      data,
    });
  }
}
