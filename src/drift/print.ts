import { canonicalScalar, isElided, type Names } from './equal.ts';
import type { Said } from './said.ts';

/** A text that parts share when they say the same, key by key in any order; for finding equal items fast. */
export function printOf(said: Said, names: Names): string {
  if (said.kind === 'value') {
    return isElided(said) ? '*' : JSON.stringify(canonicalScalar(said.value, said.place.meaning, names));
  }
  if (said.kind === 'list') return `[${said.items.map((item) => printOf(item.said, names)).join()}]`;
  const entries = [...said.entries].map(([key, child]) => `${JSON.stringify(key)}:${printOf(child, names)}`);
  return `{${entries.sort().join()}}`;
}
