import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Reader } from './canonical/index.ts';
import type { Claim } from './claim.ts';
import { compareGateway } from './cross-gateway.ts';
import { compareSmart } from './cross-smart.ts';

/**
 * Compares a block with a live config of another program, as far as both say where prompts go; undefined where the
 * two have nothing in common to compare. What a router hands on to may be named by another live config, `beside` it.
 */
export function compareAcross(
  documented: RecognisedBlock,
  live: RecognisedBlock,
  read: Reader,
  beside: readonly RecognisedBlock[] = [],
): readonly Claim[] | undefined {
  const { dialect } = documented.detection;
  if (dialect === 'hermes' && live.detection.dialect === 'litellm') return compareGateway(documented, live);
  if (dialect === 'smart-model-routing') return compareSmart(documented, live, read, beside);
  return undefined;
}
