import { at, entryOf, type Node } from '../../blocks/node.ts';
import type { HistoryEntry } from '../dialect.ts';
import { entrySpan, spanOf } from '../values.ts';
import type { Reach } from '../versions.ts';
import { litellmHistory } from './history.ts';
import { type Reading, since } from './reading.ts';

/** Reports keys of the file that the dialect's history says are gone or have moved. */
export function observeLegacy(reading: Reading): void {
  for (const past of litellmHistory()) {
    if (past.kind === 'default-changed' || past.path.includes('*')) continue;
    const keys = past.path.split('.');
    const parent = parentOf(reading, keys);
    const entry = entryOf(parent, keys.at(-1) ?? '');
    if (!entry) continue;
    const reached = past.since === undefined ? 'yes' : since(reading, past.since);
    if (reached === 'no') continue;
    const { rule, code } = wordsOf(past, reached);
    reading.out.observe({
      rule,
      code,
      span: entry.value.kind === 'scalar' ? entrySpan(entry) : spanOf(entry.keySpan),
      data: dataOf(past),
    });
  }
}

function wordsOf(past: HistoryEntry, reached: Reach): { readonly rule: string; readonly code: string } {
  if (past.kind === 'removed') {
    const code = reached === 'yes' ? 'litellm-removed-key' : 'litellm-removed-key-maybe';
    return { rule: 'removed-key', code };
  }
  if (past.stillRead) return { rule: 'renamed-key', code: 'litellm-renamed-key-still-read' };
  return {
    rule: 'renamed-key',
    code: reached === 'yes' ? 'litellm-renamed-key' : 'litellm-renamed-key-maybe',
  };
}

function parentOf(reading: Reading, keys: readonly string[]): Node | undefined {
  const { root, router } = reading.sections;
  if (root) return at(root, ...keys.slice(0, -1));
  return keys[0] === 'router_settings' ? router : undefined;
}

function dataOf(past: HistoryEntry): Readonly<Record<string, string>> {
  const note = past.note.replace(/\.$/, '');
  return {
    path: past.path,
    to: past.to ?? '',
    since: past.since ?? '',
    note: note.charAt(0).toLowerCase() + note.slice(1),
  };
}
