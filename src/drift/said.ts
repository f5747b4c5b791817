import type { ScalarNode } from '../blocks/node.ts';
import { joinSpans, type Span } from '../text/span.ts';
import type { Place } from './place.ts';

/**
 * What a block says, in the form that comparison works on: a tree of its own (aliases are unfolded) in which the
 * dialect's spellings of one thing share one key, list items carry their identity, and every part keeps the path
 * and the span it was written with.
 */
export type Said = SaidValue | SaidList | SaidMap;

interface SaidPart {
  /** As its author would write it: `auxiliary.vision.provider`, `fallback_providers[openrouter/gpt-5]`. */
  readonly path: string;
  /** The value's place. */
  readonly span: Span;
  /** The key's place; undefined for list items and roots. */
  readonly keySpan: Span | undefined;
  readonly place: Place;
}

/** A scalar. */
export interface SaidValue extends SaidPart {
  readonly kind: 'value';
  readonly value: ScalarNode['value'];
}

/** One item of a list with what makes it the same thing elsewhere: one part for each identity key. */
export interface SaidItem {
  readonly identity: readonly string[];
  /** What people call it: `openrouter/gpt-5`. */
  readonly label: string;
  readonly said: Said;
}

/** A list. */
export interface SaidList extends SaidPart {
  readonly kind: 'list';
  readonly items: readonly SaidItem[];
  /** Written as an empty list; the items were added from a key that the program also reads. */
  readonly writtenEmpty?: boolean;
}

/** A mapping, by canonical key. */
export interface SaidMap extends SaidPart {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Said>;
}

/** The entry of a key, if this is a mapping that has it. */
export function entry(said: Said | undefined, key: string): Said | undefined {
  return said?.kind === 'map' ? said.entries.get(key) : undefined;
}

/** The part reached by canonical keys; undefined as soon as one is missing. */
export function reach(said: Said | undefined, keys: readonly string[]): Said | undefined {
  let here = said;
  for (const key of keys) here = entry(here, key);
  return here;
}

/** The text of a scalar that is not empty; undefined for anything else. */
export function saidText(said: Said | undefined): string | undefined {
  if (said?.kind !== 'value' || said.value === null || said.value === '') return undefined;
  return String(said.value);
}

/** True of what says nothing: null, an empty string, an empty list or mapping. */
export function saysNothing(said: Said): boolean {
  if (said.kind === 'value') return said.value === null || said.value === '';
  return said.kind === 'list' ? said.items.length === 0 : said.entries.size === 0;
}

/** The same mapping with other entries. */
export function withEntries(map: SaidMap, entries: ReadonlyMap<string, Said>): SaidMap {
  return { ...map, entries };
}

/** Where a finding about this part points: a scalar at its value, anything larger at its key. */
export function pointOf(said: Said): Span {
  if (said.kind === 'value' && said.span.end > said.span.start) return said.span;
  return said.keySpan ?? said.span;
}

/** The key with its value. */
export function wholeOf(said: Said): Span {
  return said.keySpan ? joinSpans(said.keySpan, said.span) : said.span;
}
