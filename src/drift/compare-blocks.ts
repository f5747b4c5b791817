import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Catalogue } from '../providers/catalogue.ts';
import { createReader, NAMES, type Reader } from './canonical/index.ts';
import type { Claim, ClaimMode } from './claim.ts';
import { closest, rivalsOf, type Trial } from './closest.ts';
import { compareMaps } from './compare.ts';
import { compareAcross } from './cross.ts';
import type { Run } from './run.ts';
import { takeBackSameTargets } from './same-target.ts';

/** What comparison needs beside the blocks. */
export interface CompareOptions {
  readonly catalogue: Catalogue;
  /** `claim` where nothing is said. */
  readonly mode?: ClaimMode;
}

/** One documented block with what came of comparing it. */
export interface Comparison {
  readonly documented: RecognisedBlock;
  /** The live block it was compared with; undefined when there is none that it can be. */
  readonly live: RecognisedBlock | undefined;
  /** Other live blocks that are just as close, where the choice between them makes a difference. */
  readonly ties: readonly RecognisedBlock[];
  readonly claims: readonly Claim[];
  /** Why nothing was compared: a clause. */
  readonly notCompared: string | undefined;
}

/**
 * What a documented block says, each statement held against the live block that is closest to it. Statements that
 * hold are claims too; a block that cannot be compared gives none (see `compareBlock` for the reason).
 */
export function compareBlocks(
  documented: RecognisedBlock,
  live: readonly RecognisedBlock[],
  options: CompareOptions,
): readonly Claim[] {
  return compareBlock(documented, live, options).claims;
}

/** As `compareBlocks`, with the live block that was chosen, its rivals, or the reason why nothing was compared. */
export function compareBlock(
  documented: RecognisedBlock,
  live: readonly RecognisedBlock[],
  options: CompareOptions,
  read: Reader = createReader(options.catalogue),
): Comparison {
  const none = { documented, live: undefined, ties: [], claims: [] };
  if (!read(documented)) return { ...none, notCompared: 'it is empty' };
  const candidates = live.filter((each) => each.block !== documented.block && read(each));
  const related = candidates.filter((each) => each.detection.dialect === documented.detection.dialect);
  const trials =
    related.length > 0
      ? related.map((each) => ({ live: each, claims: compareWith(documented, each, options, read) }))
      : acrossTrials(documented, candidates, read);
  const best = closest(trials);
  if (!best) return { ...none, notCompared: whyNot(documented, candidates) };
  return { documented, ...best, ties: rivalsOf(best, trials), notCompared: undefined };
}

// `smart_model_routing` was a key of Hermes: where a Hermes config is live, that is what became of it.
function acrossTrials(
  documented: RecognisedBlock,
  candidates: readonly RecognisedBlock[],
  read: Reader,
): readonly Trial[] {
  const home = candidates.filter((each) => each.detection.dialect === 'hermes');
  return (home.length > 0 ? home : candidates).flatMap((live) => {
    const beside = candidates.filter((each) => each !== live);
    const claims = compareAcross(documented, live, read, beside);
    return claims ? [{ live, claims }] : [];
  });
}

function compareWith(
  documented: RecognisedBlock,
  live: RecognisedBlock,
  options: CompareOptions,
  read: Reader,
): readonly Claim[] {
  const said = read(documented);
  const liveRoot = read(live);
  if (!said || !liveRoot) return [];
  const run: Run = {
    mode: options.mode ?? 'claim',
    complete: documented.block.markers.complete,
    under: documented.detection.under?.split('.') ?? [],
    dialect: documented.dialect,
    names: NAMES[documented.detection.dialect],
    documented,
    live,
    liveRoot,
    claims: [],
  };
  compareMaps(run, said, liveRoot, []);
  return takeBackSameTargets(run.claims, documented.model, live.model);
}

function whyNot(documented: RecognisedBlock, candidates: readonly RecognisedBlock[]): string {
  if (candidates.length === 0) return 'there is no live config to compare it with';
  const programs = [...new Set(candidates.map((each) => each.dialect.program))].sort();
  return `it is for ${documented.dialect.program}, and what is live is for ${programs.join(' and ')}`;
}
