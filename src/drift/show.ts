import { redact } from '../text/redact.ts';
import { isElided } from './equal.ts';
import type { Said, SaidMap } from './said.ts';

const LONGEST = 80;
const MOST_ITEMS = 6;

/** What a part says, short enough for a message: one line, no secrets, no backticks. */
export function show(said: Said): string {
  if (said.kind === 'value') return said.place.meaning === 'secret' ? '***' : showScalar(said.value);
  if (said.kind === 'map') return clip(showMap(said));
  return showNames([...new Set(said.items.map((item) => item.label))]);
}

/** A scalar as people would write it. */
export function showScalar(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (value === '') return "''";
  return clip(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** Names in a row: `a, b and 3 more`; `none` when there are none. */
export function showNames(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, MOST_ITEMS).map(clip).join(', ');
  return names.length > MOST_ITEMS ? `${shown} and ${names.length - MOST_ITEMS} more` : shown;
}

/** A path as a message shows it: names in it may have been chosen by anyone. */
export function showPath(path: string): string {
  return clip(path);
}

function showMap(map: SaidMap): string {
  const parts: string[] = [];
  let inside = 0;
  for (const [key, child] of map.entries) {
    if (child.kind !== 'value') inside++;
    else if (child.value !== null && child.value !== '' && !isElided(child)) {
      parts.push(`${key}: ${showScalar(child.value)}`);
    }
  }
  const target = parts.filter((part) => /^(?:default|provider|model|base_url|api_base):/.test(part));
  if (target.length > 0) return target.join(', ');
  if (parts.length > 0) return parts.join(', ');
  return inside > 0 ? [...map.entries.keys()].join(', ') : 'nothing';
}

function clip(text: string): string {
  const line = redact(
    text
      .slice(0, 4 * LONGEST)
      .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
      .replace(/`/g, "'"),
  ).trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
