import type { Surroundings } from './side.ts';

/** What to report where the file shows all, and where it may show a part. */
export interface Codes {
  readonly certain: string;
  readonly maybe: string;
}

/**
 * The code for a provider without the URL that it needs. A piece of a config need not show the main model, whose
 * endpoint `custom` falls back to, and not the entry that a name like `ollama` may have: of `custom` it is said what it
 * hangs on, of a name nothing.
 */
export function withoutUrlCode(
  { reading }: Surroundings,
  provider: string,
  { certain, maybe }: Codes,
): string | undefined {
  if (reading.whole) return certain;
  return provider === 'custom' ? maybe : undefined;
}
