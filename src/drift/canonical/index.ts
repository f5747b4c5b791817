import type { DialectId } from '../../dialects/dialect.ts';
import type { RecognisedBlock } from '../../dialects/recognise.ts';
import type { Catalogue } from '../../providers/catalogue.ts';
import type { Names } from '../equal.ts';
import { placesOf } from '../places.ts';
import { readSaid } from '../read.ts';
import type { SaidMap } from '../said.ts';
import { canonicalHermes, HERMES_NAMES } from './hermes.ts';
import { canonicalLitellm, LITELLM_NAMES } from './litellm.ts';
import { canonicalSmart, SMART_NAMES } from './smart.ts';

/** How each dialect's program reads names. */
export const NAMES: Readonly<Record<DialectId, Names>> = {
  hermes: HERMES_NAMES,
  litellm: LITELLM_NAMES,
  'smart-model-routing': SMART_NAMES,
};

/** Gives what a block says, read once for each block. */
export type Reader = (recognised: RecognisedBlock) => SaidMap | undefined;

/** A reader for one run. Blocks without content say nothing and give undefined. */
export function createReader(catalogue: Catalogue): Reader {
  const read = new WeakMap<RecognisedBlock, SaidMap>();
  return (recognised) => {
    const known = read.get(recognised);
    if (known) return known;
    const said = readBlock(recognised, catalogue);
    if (said) read.set(recognised, said);
    return said;
  };
}

function readBlock({ block, detection }: RecognisedBlock, catalogue: Catalogue): SaidMap | undefined {
  if (!block.root) return undefined;
  const { dialect } = detection;
  const under = detection.under === undefined || detection.under === '' ? [] : detection.under.split('.');
  const said = readSaid(block.root, under, { places: placesOf(dialect), names: NAMES[dialect] });
  if (dialect === 'hermes') return canonicalHermes(said, catalogue);
  return dialect === 'litellm' ? canonicalLitellm(said) : canonicalSmart(said);
}
