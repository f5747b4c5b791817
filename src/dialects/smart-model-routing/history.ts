import type { HistoryEntry } from '../dialect.ts';

/** The one event in the life of the key: Hermes, the program that had it, no longer reads it. */
export const SMART_HISTORY: readonly HistoryEntry[] = [
  {
    kind: 'removed',
    path: 'smart_model_routing',
    added: '0.3',
    since: '0.11',
    date: '2026-04-19',
    note: 'Hermes has no routing by prompt any more: the key is accepted and nothing reads it. Choose the main model, and `fallback_providers` for when it fails.',
    source: 'https://github.com/NousResearch/hermes-agent/pull/12732 (424e9f36b)',
  },
];
