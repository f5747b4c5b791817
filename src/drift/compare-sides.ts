import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Role } from '../model/role.ts';
import { createReader, type Reader } from './canonical/index.ts';
import type { Claim } from './claim.ts';
import { distance } from './closest.ts';
import { type CompareOptions, type Comparison, compareBlock } from './compare-blocks.ts';
import { rankClaims } from './rank.ts';
import { standingOf } from './status.ts';
import { countClaims, type DriftSummary, type Skipped } from './summary.ts';

/** A recognised block with what its file is to its owner. */
export interface SidedBlock {
  readonly recognised: RecognisedBlock;
  readonly role: Role;
}

/** What `diff FROM TO` found out. */
export interface DriftReport {
  readonly comparisons: readonly Comparison[];
  /** What reroutes prompts first, then by file and place; statements that hold last. */
  readonly claims: readonly Claim[];
  /** Blocks marked as history or proposal whose every statement is live now. */
  readonly stale: readonly RecognisedBlock[];
  readonly summary: DriftSummary;
}

/**
 * Compares two sides. `from` is the truth: what is running. Each block of `to` is held against it as a partial claim
 * when it is a document (role `docs`, a Markdown fence, a piece of a config). A whole config file that is no document
 * is compared whole with the nearest whole config of `from`, and the claims say what changed from that one to it.
 */
export function compareSides(
  from: readonly SidedBlock[],
  to: readonly SidedBlock[],
  options: CompareOptions,
): DriftReport {
  const read = createReader(options.catalogue);
  const live = from.map((each) => each.recognised);
  const comparisons: Comparison[] = [];
  const stale: RecognisedBlock[] = [];
  const skipped: Skipped[] = [];
  const notCompared: Skipped[] = [];
  for (const side of to) {
    const { recognised, role } = side;
    const standing = standingOf(recognised.block, role);
    if (standing.compared) {
      const comparison =
        changesSince(side, from, options, read) ?? compareBlock(recognised, live, options, read);
      comparisons.push(comparison);
      const reason = comparison.notCompared;
      if (reason !== undefined) notCompared.push({ id: recognised.block.id, reason });
      continue;
    }
    skipped.push({ id: recognised.block.id, reason: standing.reason });
    const { status } = standing;
    if ((status === 'historical' || status === 'proposal') && isLive(recognised, live, options, read)) {
      stale.push(recognised);
    }
  }
  skipped.push(...unusedOf(from, comparisons));
  const claims = rankClaims(comparisons.flatMap((comparison) => comparison.claims));
  const compared = comparisons.length - notCompared.length;
  return {
    comparisons,
    claims,
    stale,
    summary: { documented: to.length, compared, ...countClaims(claims), skipped, notCompared },
  };
}

// The comparison of a whole config with the nearest whole config it may have come from; undefined for documents.
function changesSince(
  to: SidedBlock,
  from: readonly SidedBlock[],
  options: CompareOptions,
  read: Reader,
): Comparison | undefined {
  if (!isWholeConfig(to)) return undefined;
  const { dialect } = to.recognised.detection;
  const candidates = from.filter(
    (each) => isWholeConfig(each) && each.recognised.detection.dialect === dialect,
  );
  // `diff old/ new/`: a file of the same name is the same file.
  const namesakes = candidates.filter((each) => fileName(each) === fileName(to));
  let best: Comparison | undefined;
  for (const each of namesakes.length > 0 ? namesakes : candidates) {
    const trial = compareBlock(each.recognised, [to.recognised], { ...options, mode: 'change' }, read);
    if (trial.live && (!best || distance(trial.claims, best.claims) < 0)) best = trial;
  }
  return best;
}

// Whole configs of the first side that no file of the second was compared with, where others were.
function unusedOf(from: readonly SidedBlock[], comparisons: readonly Comparison[]): readonly Skipped[] {
  const changes = comparisons.filter(({ claims }) => claims.some(({ mode }) => mode === 'change'));
  if (changes.length === 0) return [];
  const used = new Set(changes.map(({ documented }) => documented));
  return from
    .filter((each) => isWholeConfig(each) && !used.has(each.recognised))
    .map(({ recognised }) => ({ id: recognised.block.id, reason: 'another file of its side is nearer' }));
}

function fileName({ recognised }: SidedBlock): string {
  return recognised.block.id.replace(/^.*\//, '');
}

function isWholeConfig({ recognised, role }: SidedBlock): boolean {
  const { container } = recognised.block;
  if (role === 'docs' || role === 'archive') return false;
  return recognised.detection.completeness === 'whole' && (container === 'file' || container === 'document');
}

function isLive(
  documented: RecognisedBlock,
  live: readonly RecognisedBlock[],
  options: CompareOptions,
  read: Reader,
): boolean {
  const { claims } = compareBlock(documented, live, options, read);
  const agrees = claims.some(
    ({ verdict, code, effect }) => verdict === 'holds' && code === 'value' && effect === 'reroutes',
  );
  return agrees && claims.every(({ verdict }) => verdict === 'holds');
}
