import { isTemplate } from './effect.ts';
import { canonicalScalar, isElided, type Names } from './equal.ts';
import { isElision } from './placeholder.ts';
import type { Said, SaidItem } from './said.ts';
import { saysNothing } from './said.ts';

/** Something one side says at a place where the other says nothing. */
export interface Lonely {
  readonly said: Said;
  /** Canonical keys, `*` for an item. */
  readonly keys: readonly string[];
  /** What a list item is called. */
  readonly label?: string;
  /**
   * `unset`: says nothing either; `elided`: left to the reader; `default`: spells the default out; `differs`: the
   * program's default stands in its place on the other side, and is another; `absent`: nothing stands in its place.
   */
  readonly kind: 'unset' | 'elided' | 'default' | 'differs' | 'absent';
}

/**
 * Breaks up a part that has no counterpart into the pieces worth a statement each: keys that the dialect names are
 * followed to their values, an entry its owner named (a provider, a preset) and a hop of a chain are one piece.
 */
export function* lonelyParts(said: Said, keys: readonly string[], names: Names): Generator<Lonely> {
  if (said.kind === 'value') {
    yield { said, keys, kind: kindOfValue(said, names) };
  } else if (saysNothing(said)) {
    yield { said, keys, kind: 'unset' };
  } else if (equalsDefault(said, said.place.default, names)) {
    yield { said, keys, kind: 'default' };
  } else if (said.kind === 'list' && said.place.order === 'chain') {
    for (const item of said.items) yield lonelyItem(item, keys);
  } else if (said.kind === 'map' && (said.place.named || keys.length === 0)) {
    for (const [key, child] of said.entries) yield* lonelyParts(child, [...keys, key], names);
  } else if (isQuiet(said, keys, names)) {
    yield { said, keys, kind: 'default' };
  } else {
    yield lonelyEntry(said, keys);
  }
}

/** An item of the list at `keys`, as one piece. */
export function lonelyItem(item: SaidItem, keys: readonly string[]): Lonely {
  return { ...lonelyEntry(item.said, [...keys, '*']), label: item.label };
}

function lonelyEntry(said: Said, keys: readonly string[]): Lonely {
  return { said, keys, kind: isTemplate(said) ? 'elided' : 'absent' };
}

/** True of a part that changes nothing by being there: unset, defaults, placeholders, or switched off as a whole. */
export function isInert(said: Said, keys: readonly string[], names: Names): boolean {
  if (said.kind === 'map') {
    const switched = said.entries.get('enabled');
    if (switched?.kind === 'value' && canonicalScalar(switched.value, undefined, names) === 'false')
      return true;
  }
  return isQuiet(said, keys, names);
}

function isQuiet(said: Said, keys: readonly string[], names: Names): boolean {
  if (said.kind === 'value')
    return kindOfValue(said, names) !== 'absent' && kindOfValue(said, names) !== 'differs';
  if (said.kind === 'list') return said.items.every((item) => isQuiet(item.said, [...keys, '*'], names));
  for (const [key, child] of said.entries) if (!isQuiet(child, [...keys, key], names)) return false;
  return true;
}

function kindOfValue(said: Extract<Said, { kind: 'value' }>, names: Names): Lonely['kind'] {
  if (saysNothing(said)) return 'unset';
  if (isElided(said)) return 'elided';
  const standard = said.place.default;
  if (standard === undefined || (typeof standard === 'object' && standard !== null)) return 'absent';
  const { meaning } = said.place;
  if (canonicalScalar(standard, meaning, names) === canonicalScalar(said.value, meaning, names))
    return 'default';
  return standard === null || standard === '' ? 'absent' : 'differs';
}

// Defaults come from a JSON Schema as plain values; a default is met when nothing is said beyond it.
function equalsDefault(said: Said, standard: unknown, names: Names): boolean {
  if (said.kind === 'value') {
    const { meaning } = said.place;
    return canonicalScalar(said.value, meaning, names) === canonicalScalar(standard, meaning, names);
  }
  if (said.kind === 'list') {
    if (!Array.isArray(standard) || standard.length !== said.items.length) return false;
    return said.items.every((item, index) => equalsDefault(item.said, standard[index], names));
  }
  if (typeof standard !== 'object' || standard === null || Array.isArray(standard)) return false;
  const values = new Map<string, unknown>(Object.entries(standard));
  for (const [key, child] of said.entries) {
    if (!isElision(key) && !(values.has(key) && equalsDefault(child, values.get(key), names))) return false;
  }
  return said.entries.size === values.size;
}
