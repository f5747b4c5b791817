import { type Entry, entriesOf, entryOf, itemsOf, type Node } from '../../blocks/node.ts';
import { isReference } from '../../text/dummy.ts';
import { entrySpan, isOff, textAt, textValue } from '../values.ts';
import { hermesHistory } from './history.ts';
import { remedyFor } from './main-reports.ts';
import { isEarly, mayBeEarly, type Reading, rootEntry, shown, since } from './reading.ts';
import { resolveProvider } from './resolve.ts';
import type { Surroundings } from './side.ts';
import { TASK_GLOBALS } from './tasks.ts';

/** A place beside the main model that names a provider. */
interface Place {
  readonly slot: 'fallback' | 'task' | 'delegation';
  readonly key: string;
  readonly entry: Entry;
  readonly node: Node;
}

/**
 * Reports providers that neither Hermes nor the file has, where fallbacks, tasks and subagents name them: one finding a
 * name. No client is made for them, whatever URL stands beside the name (tried in 0.19.0: `resolve_provider_client` of
 * agent/auxiliary_client.py, `resolve_runtime_provider`); whether newer releases take the URL is not known.
 */
export function reportUnknownProviders(around: Surroundings): void {
  const { reading, endpoints, main } = around;
  // A post shows the model in one block and the endpoints in another.
  if (!reading.whole) return;
  const byName = new Map<string, Place[]>();
  for (const place of placesOf(reading)) {
    const name = textValue(place.entry.value);
    if (reportOpenAi(around, place)) continue;
    const resolved = resolveProvider(name, 'side', endpoints);
    if (resolved.kind !== 'unknown' || resolved.name === 'main' || isStandIn(name)) continue;
    const key = name.toLowerCase();
    if (key === main.settings.reference.provider.toLowerCase() || isRemoved(key)) continue;
    if (textAt(place.node, 'base_url') !== '' && !losesUrl(reading, place)) continue;
    byName.set(key, [...(byName.get(key) ?? []), place]);
  }
  for (const [name, [first, ...others]] of byName) if (first) report(around, name, [first, ...others]);
}

function report(
  { reading, endpoints }: Surroundings,
  name: string,
  [first, ...others]: readonly [Place, ...Place[]],
): void {
  const url = textAt(first.node, 'base_url');
  reading.out.observe({
    rule: 'unknown-target',
    code: url === '' ? 'hermes-side-provider' : 'hermes-side-provider-url',
    span: entrySpan(first.entry),
    related: others.map(({ entry }) => ({ span: entrySpan(entry), label: 'and here' })),
    data: {
      name: shown(name),
      key: first.key,
      slot: first.slot,
      url: shown(url),
      ...remedyFor(reading, name, endpoints),
      others: others.length === 0 ? '' : String(others.length),
    },
  });
}

// Tasks alone know the name (`_AUX_DIRECT_API_BASE_URLS` of agent/auxiliary_client.py in 0.19.0): for a fallback no client is
// made, with a key and a URL or without (tried).
function reportOpenAi({ reading, endpoints }: Surroundings, { slot, key, entry, node }: Place): boolean {
  const certain = isEarly(reading);
  if (slot !== 'fallback' || !(certain || mayBeEarly(reading))) return false;
  if (textValue(entry.value).toLowerCase() !== 'openai') return false;
  if (resolveProvider('openai', 'side', endpoints).kind === 'named') return false;
  reading.out.observe({
    rule: 'unknown-target',
    code: certain ? 'hermes-fallback-openai' : 'hermes-fallback-openai-maybe',
    span: entrySpan(entry),
    data: { key, url: shown(textAt(node, 'base_url')) },
  });
  return true;
}

// A URL beside the name is asked as it is where a key stands with it, for images, and for subagents.
function losesUrl(reading: Reading, { slot, key, node }: Place): boolean {
  if (slot === 'delegation' || !(isEarly(reading) || mayBeEarly(reading))) return false;
  if (slot === 'fallback') return true;
  const hasKey = ['api_key', 'key_env', 'api_key_env'].some((one) => textAt(node, one) !== '');
  return key !== 'auxiliary.vision' && !hasKey;
}

// `<provider>`, `${PROVIDER}`, `your-provider`, `…`: what the owner is to fill in.
function isStandIn(name: string): boolean {
  return isReference(name) || !/^[\w.:+/-]+$/.test(name) || /^(?:your|my|some)\b|^your|provider/i.test(name);
}

function isRemoved(name: string): boolean {
  return hermesHistory().some(({ value }) => value === name);
}

function placesOf(reading: Reading): readonly Place[] {
  const places: Place[] = [];
  const add = (slot: Place['slot'], key: string, node: Node | undefined): void => {
    const entry = entryOf(node, 'provider');
    if (node && entry && textValue(entry.value) !== '') places.push({ slot, key, entry, node });
  };
  for (const key of ['fallback_providers', 'fallback_model']) {
    const value = rootEntry(reading, key)?.value;
    // One without a model is passed over for that.
    for (const item of value?.kind === 'map' ? [value] : itemsOf(value))
      if (textAt(item, 'model') !== '') add('fallback', key, item);
  }
  add('delegation', 'delegation', rootEntry(reading, 'delegation')?.value);
  for (const { key, value } of entriesOf(rootEntry(reading, 'auxiliary')?.value)) {
    if (TASK_GLOBALS.has(key) || isOff(entryOf(value, 'enabled')?.value)) continue;
    add('task', `auxiliary.${shown(key)}`, value);
    if (since(reading, '0.15') === 'no') continue;
    for (const item of itemsOf(entryOf(value, 'fallback_chain')?.value))
      add('fallback', `auxiliary.${shown(key)}.fallback_chain`, item);
  }
  return places;
}
