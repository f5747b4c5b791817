import { type Entry, entriesOf, entryOf, itemsOf, type Node } from '../../blocks/node.ts';
import type { HistoryEntry } from '../dialect.ts';
import { entrySpan, isEmpty, textAt, textValue } from '../values.ts';
import type { Reach } from '../versions.ts';
import { findEndpoint, type NamedEndpoints } from './endpoints.ts';
import { hermesHistory } from './history.ts';
import { type Reading, rootEntry, rootValue, shown, since } from './reading.ts';

/** Keys that a migration step moves or deletes: gone for good only in files that are past that step. */
const MIGRATED: Readonly<Record<string, number>> = {
  'compression.summary_model': 17,
  'compression.summary_provider': 17,
  'compression.summary_base_url': 17,
  'curator.auxiliary': 23,
  'delegation.max_async_children': 33,
  'cron.model_drift_guard': 42,
  'gateway.multiplex_profile_allowlist': 43,
};

/** `smart_model_routing` has words of its own; whether the other two are still read somewhere is not known. */
const NOT_HERE = new Set(['smart_model_routing', 'stt.model', 'proxy.fail_on_uncovered_providers']);

/** Reports keys that Hermes no longer reads, or reads under another name. */
export function reportStaleKeys(reading: Reading): void {
  for (const event of hermesHistory()) {
    if (event.kind === 'default-changed' || event.stillRead || event.value !== undefined) continue;
    if (NOT_HERE.has(event.path)) continue;
    const entry = entryAt(reading.root, event.path);
    if (!entry || isEmpty(entry.value)) continue;
    reportStale(reading, event, entry);
  }
}

function entryAt(root: Node, path: string): Entry | undefined {
  let here: Node | undefined = root;
  let entry: Entry | undefined;
  for (const key of path.split('.')) {
    entry = entryOf(here, key);
    here = entry?.value;
  }
  return entry;
}

function reportStale(reading: Reading, event: HistoryEntry, entry: Entry): void {
  const step = MIGRATED[event.path];
  const reach = step === undefined ? reachOf(reading, event) : isPast(reading, step) ? 'yes' : 'no';
  const unused = isDefaultTask(entry.value);
  if (reach === 'no' || (reach === 'maybe' && unused)) return;
  reading.out.observe({
    rule: event.kind === 'removed' ? 'removed-key' : 'renamed-key',
    code: codeOf(event.kind === 'removed', reach === 'maybe', unused),
    span: entrySpan(entry),
    data: {
      path: event.path,
      to: event.to ?? '',
      since: event.since ?? '',
      date: event.date ?? '',
      note: clause(event.note),
    },
  });
}

function codeOf(removed: boolean, doubtful: boolean, unused: boolean): string {
  if (doubtful) return removed ? 'hermes-removed-key-maybe' : 'hermes-renamed-key-maybe';
  if (unused) return removed ? 'hermes-removed-key-default' : 'hermes-renamed-key-default';
  return removed ? 'hermes-removed-key' : 'hermes-renamed-key';
}

// A sentence of the history as the end of a message.
function clause(note: string): string {
  return note.replace(/\.$/, '').replace(/^(?!Hermes\b)[A-Z]/, (letter) => letter.toLowerCase());
}

function reachOf(reading: Reading, event: HistoryEntry): Reach {
  return event.since === undefined ? 'maybe' : since(reading, event.since);
}

function isPast(reading: Reading, step: number): boolean {
  return Number(textValue(rootValue(reading, '_config_version'))) >= step;
}

// What dumps of all defaults leave behind: a task that says nothing.
function isDefaultTask(value: Node): boolean {
  if (value.kind !== 'map') return false;
  const provider = textAt(value, 'provider').toLowerCase();
  return (
    (provider === '' || provider === 'auto') &&
    textAt(value, 'model') === '' &&
    textAt(value, 'base_url') === ''
  );
}

/** Reports provider ids that Hermes no longer has, wherever a provider is named. */
export function reportRemovedProviders(reading: Reading, endpoints: NamedEndpoints): void {
  for (const entry of providerEntries(reading)) {
    const value = textValue(entry.value).toLowerCase();
    const event = hermesHistory().find((known) => known.value === value);
    if (!event || value === '' || findEndpoint(endpoints, value)) continue;
    const reach = reachOf(reading, event);
    if (reach === 'no') continue;
    reading.out.observe({
      rule: 'removed-key',
      code: reach === 'yes' ? 'hermes-removed-provider' : 'hermes-removed-provider-maybe',
      span: entrySpan(entry),
      data: {
        provider: shown(value),
        since: event.since ?? '',
        date: event.date ?? '',
        note: clause(event.note),
      },
    });
  }
}

function providerEntries(reading: Reading): readonly Entry[] {
  const holders: (Node | undefined)[] = [
    reading.root,
    rootValue(reading, 'model'),
    rootValue(reading, 'delegation'),
  ];
  for (const key of ['fallback_providers', 'fallback_model']) {
    const value = rootEntry(reading, key)?.value;
    holders.push(value, ...itemsOf(value));
  }
  for (const task of entriesOf(rootValue(reading, 'auxiliary'))) {
    holders.push(task.value, ...itemsOf(entryOf(task.value, 'fallback_chain')?.value));
  }
  return holders.flatMap((holder) => {
    const entry = entryOf(holder, 'provider');
    return entry ? [entry] : [];
  });
}
