import { Mapping } from '../pipeline/map.ts';
import type { Host } from '../project/host.ts';
import { type Inputs, resolveInputs } from '../project/inputs.ts';
import type { Settings } from '../project/settings.ts';
import { inputsOf, missedInputs } from './session.ts';

/**
 * What a map is drawn of: what is named; else the live sources of routelint.yaml; else the configs beneath the working
 * directory, without documents and backups; else the places where programs keep their config.
 */
export function mapInputs(host: Host, settings: Settings, words: readonly string[]): Inputs {
  if (words.length > 0) return resolveInputs(host, settings, words);
  if (settings.declared.some((spec) => spec.role === 'live')) return resolveInputs(host, settings, ['live']);
  const found = resolveInputs(host, settings, []);
  const sources = found.sources.filter(({ role }) => role === 'live' || role === 'config');
  if (sources.some((source) => source.files.length > 0)) return { ...found, sources };
  return resolveInputs(host, settings, ['live']);
}

/** Reads inputs for a map. Paths are shown as `host` sees them. */
export async function readMapping(inputs: Inputs, settings: Settings, host: Host): Promise<Mapping> {
  const mapping = new Mapping(settings);
  for (const missed of missedInputs(inputs, host)) mapping.miss(missed);
  for (const source of inputs.sources) {
    for (const input of inputsOf(source, settings, host, (missed) => mapping.miss(missed)))
      await mapping.add(input);
  }
  return mapping;
}
