import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Catalogue } from '../providers/catalogue.ts';
import { createReader, NAMES, type Reader } from './canonical/index.ts';
import type { Claim, ClaimMode } from './claim.ts';
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
  const trials = related.map((each) => ({
    live: each,
    claims: compareWith(documented, each, options, read),
  }));
  if (trials.length === 0) {
    for (const each of candidates) {
      const claims = compareAcross(documented, each, read);
      if (claims) trials.push({ live: each, claims });
    }
  }
  const best = closest(trials);
  if (!best) return { ...none, notCompared: whyNot(documented, candidates) };
  const ties = isDrift(best.claims)
    ? trials.filter((each) => each !== best && isTie(each.claims, best.claims))
    : [];
  return { documented, ...best, ties: ties.map((each) => each.live), notCompared: undefined };
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

interface Trial {
  readonly live: RecognisedBlock;
  readonly claims: readonly Claim[];
}

// The closest is the one with the most statements that really agree, then with the least drift; then the first.
function closest(trials: readonly Trial[]): Trial | undefined {
  let best: Trial | undefined;
  for (const trial of trials) if (!best || distance(trial.claims, best.claims) < 0) best = trial;
  return best;
}

/** Negative when the first comparison is the closer one: more statements really agree, then less drift. */
export function distance(first: readonly Claim[], second: readonly Claim[]): number {
  return agreements(second) - agreements(first) || drifts(first) - drifts(second);
}

function isTie(first: readonly Claim[], second: readonly Claim[]): boolean {
  return distance(first, second) === 0;
}

// A default spelled out agrees with every config, and so does a placeholder.
function agreements(claims: readonly Claim[]): number {
  return claims.filter(
    ({ verdict, code }) => verdict === 'holds' && (code === 'value' || code === 'old-name'),
  ).length;
}

function drifts(claims: readonly Claim[]): number {
  return claims.filter(({ verdict }) => verdict !== 'holds').length;
}

function isDrift(claims: readonly Claim[]): boolean {
  return drifts(claims) > 0;
}

function whyNot(documented: RecognisedBlock, candidates: readonly RecognisedBlock[]): string {
  if (candidates.length === 0) return 'there is no live config to compare it with';
  const programs = [...new Set(candidates.map((each) => each.dialect.program))].sort();
  return `it is for ${documented.dialect.program}, and what is live is for ${programs.join(' and ')}`;
}
