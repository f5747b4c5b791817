import type { Block } from '../blocks/block.ts';
import { filledPlaces } from '../blocks/filled.ts';
import { isSecretName } from '../text/redact.ts';

/** Values of these keys are nothing that another place of a config could refer to. */
const ENDPOINT = /(?:url|base|host|endpoint)$/i;

/**
 * True of a block in which a shell fills in more than credentials and endpoints: names that others refer to, or lines.
 * Nothing can be concluded from what it leaves out.
 */
export function isOpen(block: Block): boolean {
  const { filled } = block;
  if (!filled || filled.length === 0) return false;
  const closed = filledPlaces(block).flatMap(({ key, filled: inside }) =>
    key !== undefined && (isSecretName(key) || ENDPOINT.test(key)) ? inside : [],
  );
  return !filled.every((place) => closed.includes(place));
}
