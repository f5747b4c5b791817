import type { Io, Output } from './io.ts';

/**
 * Whether to colour an output: `--color` first, then NO_COLOR (any value but empty), then FORCE_COLOR (`0` and
 * `false` are off), then whether it is a terminal that is not `dumb`.
 */
export function useColour(when: 'auto' | 'always' | 'never', output: Output, io: Io): boolean {
  if (when !== 'auto') return when === 'always';
  const { env } = io.host;
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'] || env['CLICOLOR_FORCE'];
  if (forced) return forced !== '0' && forced !== 'false';
  return output.isTTY && env['TERM'] !== 'dumb';
}
