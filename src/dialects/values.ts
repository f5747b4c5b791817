import { type Entry, entryOf, type Node } from '../blocks/node.ts';
import { joinSpans, type Span } from '../text/span.ts';

/** The text of a scalar as Python's `str(value or "").strip()` gives it; '' for what is empty, false or no scalar. */
export function textValue(node: Node | undefined): string {
  if (node?.kind !== 'scalar' || node.value === null || node.value === false) return '';
  if (node.value === true) return 'True';
  return String(node.value).trim();
}

/** The text under a key of a mapping; '' where there is none. */
export function textAt(node: Node | undefined, key: string): string {
  return textValue(entryOf(node, key)?.value);
}

/** The first of some keys with a text, with its entry; undefined where all are empty. */
export function firstText(
  node: Node | undefined,
  keys: readonly string[],
): { readonly text: string; readonly entry: Entry } | undefined {
  for (const key of keys) {
    const entry = entryOf(node, key);
    const text = textValue(entry?.value);
    if (entry && text !== '') return { text, entry };
  }
  return undefined;
}

/** A whole number under a key; undefined for anything else. */
export function integerAt(node: Node | undefined, key: string): number | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'number' && Number.isInteger(value.value)
    ? value.value
    : undefined;
}

/** True where the key holds `false`, or a text that programs read so. */
export function isOff(node: Node | undefined): boolean {
  if (node?.kind !== 'scalar') return false;
  return node.value === false || (typeof node.value === 'string' && /^(false|no|off|0)$/i.test(node.value));
}

/** True where the key holds `true`, or a text that programs read so. */
export function isOn(node: Node | undefined): boolean {
  if (node?.kind !== 'scalar') return false;
  return node.value === true || (typeof node.value === 'string' && /^(true|yes|on|1)$/i.test(node.value));
}

/** True of nothing, null, an empty text, list or mapping. */
export function isEmpty(node: Node | undefined): boolean {
  if (!node) return true;
  if (node.kind === 'scalar') return node.value === null || node.value === '';
  return node.kind === 'list' ? node.items.length === 0 : node.entries.length === 0;
}

/** Where an entry stands: its key with a scalar value, the key alone for more (or for a value that an alias brings). */
export function entrySpan(entry: Entry): Span {
  const { keySpan, value } = entry;
  return value.kind === 'scalar' && value.start >= keySpan.end ? joinSpans(keySpan, value) : spanOf(keySpan);
}

/** The bare span of something that has one. */
export function spanOf(place: Span): Span {
  return { start: place.start, end: place.end };
}
