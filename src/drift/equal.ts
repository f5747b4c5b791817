import type { Meaning } from './place.ts';
import { isPlaceholder, isReservedUrl } from './placeholder.ts';
import type { SaidValue } from './said.ts';
import { canonicalUrl, isUrl } from './url.ts';

/** How a dialect's program reads names: aliases of providers, prefixes of models. Results are for comparison only. */
export interface Names {
  provider(name: string): string;
  model(name: string): string;
}

/** What two values are to each other. `elided`: one of them stands for a value that is not written. */
export type Likeness = 'same' | 'elided' | 'different';

/**
 * Compares two scalars as the program would read them. A value that says nothing stands for the place's default.
 */
export function likeness(documented: SaidValue, live: SaidValue, names: Names): Likeness {
  const meaning = documented.place.meaning ?? live.place.meaning;
  // Two that say nothing agree, even where the default depends on what stands beside them.
  if (isUnset(documented.value) && isUnset(live.value)) return 'same';
  const oneUnset = isUnset(documented.value) || isUnset(live.value);
  if (oneUnset && isUsual(documented, names) && isUsual(live, names)) return 'same';
  const first = effective(documented);
  const second = effective(live);
  if (meaning === 'secret' || meaning === 'env-ref') return 'elided';
  if (isElidedValue(first) || isElidedValue(second)) return 'elided';
  if (
    typeof first === 'string' &&
    typeof second === 'string' &&
    isReservedUrl(first) !== isReservedUrl(second)
  )
    return 'elided';
  return canonicalScalar(first, meaning, names) === canonicalScalar(second, meaning, names)
    ? 'same'
    : 'different';
}

/** True of a scalar whose author left the value to the reader: a placeholder, or a secret's place. */
export function isElided(said: SaidValue): boolean {
  return said.place.meaning === 'secret' || said.place.meaning === 'env-ref' || isElidedValue(said.value);
}

/** A scalar in the one spelling that equal values share; '' for what says nothing. */
export function canonicalScalar(value: unknown, meaning: Meaning | undefined, names: Names): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return JSON.stringify(value) ?? '';
  const text = value.trim();
  if (meaning === 'provider') return names.provider(text);
  if (meaning === 'model') return names.model(text);
  if (meaning === 'url' || isUrl(text)) return canonicalUrl(text);
  // Beyond 15 digits a number no longer tells two texts apart.
  if (text.length <= 15 && /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return String(Number(text));
  if (/^(?:true|yes|on)$/i.test(text)) return 'true';
  if (/^(?:false|no|off)$/i.test(text)) return 'false';
  return text.replace(/\s+/g, ' ');
}

function effective(said: SaidValue): unknown {
  return isUnset(said.value) ? (said.place.default ?? said.value) : said.value;
}

// Each at the default of its own place: a provider's usual endpoint is not another's.
function isUsual(said: SaidValue, names: Names): boolean {
  if (isUnset(said.value)) return true;
  const { default: standard, meaning } = said.place;
  return (
    standard !== undefined &&
    canonicalScalar(standard, meaning, names) === canonicalScalar(said.value, meaning, names)
  );
}

function isUnset(value: unknown): boolean {
  return value === null || value === '';
}

function isElidedValue(value: unknown): boolean {
  return typeof value === 'string' && isPlaceholder(value);
}
