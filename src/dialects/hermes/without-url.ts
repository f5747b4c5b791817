import type { Surroundings } from './side.ts';

/**
 * The code for a provider without the URL that it needs. A piece of a config need not show the main model, whose
 * endpoint `custom` falls back to, and not the entry that a name like `ollama` may have: of `custom` it is said what it
 * hangs on, of a name nothing.
 */
export function withoutUrlCode(
  { reading }: Surroundings,
  code: string,
  provider: string,
): string | undefined {
  if (reading.whole) return code;
  return provider === 'custom' ? `${code}-maybe` : undefined;
}
