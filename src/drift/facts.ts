import type { Block } from '../blocks/block.ts';
import type { StageFact } from '../rules/stage-facts.ts';
import { locationRange } from '../text/document.ts';
import { locate } from '../text/view.ts';
import type { Claim } from './claim.ts';
import type { Comparison } from './compare-blocks.ts';
import type { DriftReport } from './compare-sides.ts';
import { staleFacts } from './marker-facts.ts';

/** Facts with the block that their spans are in. */
export interface BlockFacts {
  readonly block: Block;
  readonly facts: readonly StageFact[];
}

/**
 * Everything that a comparison found wrong, for the rules that stage `drift` computes the facts of: a fact for each
 * claim that does not hold, for each block that could not be compared or not surely, and for each stale marker. What
 * reroutes prompts comes first. Other drift weighs a level less.
 */
export function driftFacts(report: DriftReport): readonly BlockFacts[] {
  const programs = new Map(
    report.comparisons.map(({ documented }) => [documented.block, documented.dialect.program]),
  );
  const right = rightOf(report.claims);
  return [
    ...report.claims.flatMap((claim) => {
      const fact = factOf(claim, programs.get(claim.block) ?? 'the program', right.get(placeKey(claim)));
      return fact ? [fact] : [];
    }),
    ...report.comparisons.flatMap(comparisonFacts),
    ...report.stale.map(({ block }) => ({ block, facts: staleFacts(block) })),
  ];
}

function factOf(claim: Claim, program: string, right: Claim | undefined): BlockFacts | undefined {
  if (claim.verdict === 'holds') return undefined;
  if (claim.mode === 'change') return changeFact(claim, program);
  const { block, span, verdict } = claim;
  const { rule, code } =
    claim.asOf === undefined
      ? { rule: verdict, code: claim.code }
      : { rule: 'superseded', code: SUPERSEDED[verdict] };
  // A page of several setups: one of its blocks says what is live, and this one may be another machine's.
  const other = rule === 'contradicts' && code === 'value' && right?.block !== block ? right : undefined;
  const severity = claim.effect === 'settings' || other ? 'warning' : undefined;
  const data = { ...dataOf(claim, program), elsewhere: other ? `line ${lineOf(other)}` : '' };
  return { block, facts: [{ rule, code, span, related: relatedOf(claim), data, severity }] };
}

// What blocks of a page say as it is live, by page, path and the live block that has it. A placeholder says nothing of it,
// and what is true of one profile is not said of another.
function rightOf(claims: readonly Claim[]): ReadonlyMap<string, Claim> {
  const right = claims.filter(
    ({ verdict, mode, code }) =>
      verdict === 'holds' && mode === 'claim' && code !== 'elided' && code !== 'default',
  );
  return new Map(right.map((claim) => [placeKey(claim), claim]));
}

function placeKey({ block, path, live }: Claim): string {
  return `${block.view.document.path}\n${path}\n${live?.block.id ?? ''}`;
}

function lineOf({ block, span }: Claim): number {
  return locationRange(locate(block.view, span)).start.line;
}

const SUPERSEDED = { contradicts: 'changed', 'not-live': 'gone', omits: 'came' } as const;

const SIGNS: Readonly<Record<string, string>> = { added: '+', removed: '-', order: '⇆' };

// Between whole configs the newer one is where a reader looks: the change stands there, unless something is gone.
function changeFact(claim: Claim, program: string): BlockFacts {
  const { block, live, verdict } = claim;
  const code = verdict === 'contradicts' ? claim.code : verdict === 'omits' ? 'added' : 'removed';
  const file = claim.against?.view.document.path ?? '';
  const data = { ...dataOf(claim, program), sign: SIGNS[code] ?? '±', file };
  const fact = {
    rule: 'changed',
    code,
    data,
    severity: claim.effect === 'settings' ? ('info' as const) : undefined,
  };
  if (verdict === 'not-live' || !live) return { block, facts: [{ ...fact, span: claim.span, related: [] }] };
  const before = { block, span: claim.span, label: `it was \`${claim.documented}\`` };
  const related = verdict === 'omits' ? [] : [before];
  return { block: live.block, facts: [{ ...fact, span: live.span, related }] };
}

function relatedOf(claim: Claim): StageFact['related'] {
  const { live } = claim;
  return live ? [{ block: live.block, span: live.span, label: labelOf(claim, live.path) }] : [];
}

function labelOf({ verdict, code, actual, path }: Claim, livePath: string): string {
  if (verdict === 'contradicts') return `live has \`${actual}\``;
  if (verdict === 'omits' || livePath === '') return 'this is live';
  return code === 'removed' && livePath === path
    ? 'still in the file, and not read'
    : `live: \`${livePath}\``;
}

function dataOf(claim: Claim, program: string): StageFact['data'] {
  const { path, documented, actual, explanation, effect, live } = claim;
  return {
    path,
    documented,
    actual,
    explanation,
    effect,
    program,
    livePath: live?.path ?? '',
    date: claim.asOf ?? '',
    live: live ? placeOf(live.block, live.span.start) : '',
  };
}

function placeOf(block: Block, offset: number): string {
  const location = locate(block.view, { start: offset, end: offset });
  return `${location.document.path}:${locationRange(location).start.line}`;
}

function comparisonFacts({ documented, live, ties, notCompared }: Comparison): readonly BlockFacts[] {
  const { block } = documented;
  const span = startOf(block);
  if (notCompared !== undefined) {
    const data = { reason: notCompared };
    return [
      { block, facts: [{ rule: 'not-compared', code: 'nothing-comparable', span, related: [], data }] },
    ];
  }
  const [rival] = ties;
  if (!live || !rival) return [];
  const data = { chosen: pathOf(live.block), rival: pathOf(rival.block), rivals: ties.length };
  const related = [
    { block: live.block, span: startOf(live.block), label: 'compared with this one' },
    { block: rival.block, span: startOf(rival.block), label: 'just as close' },
  ];
  return [{ block, facts: [{ rule: 'not-compared', code: 'several-as-close', span, related, data }] }];
}

function pathOf(block: Block): string {
  return block.view.document.path;
}

function startOf(block: Block): { readonly start: number; readonly end: number } {
  const start = block.root?.start ?? 0;
  return { start, end: start };
}
