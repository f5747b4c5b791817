import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Span } from '../text/span.ts';
import type { Claim, Verdict } from './claim.ts';
import { pointOf, type Said } from './said.ts';
import { show, showPath } from './show.ts';

/** What a block of one dialect says about a live config of another. */
export interface CrossStatement {
  readonly verdict: Verdict;
  readonly code: string;
  readonly said: Said;
  /** The live place it was held against. */
  readonly at?: Span;
  readonly documented?: string;
  readonly actual: string;
  readonly explanation?: string;
}

/** The claim for such a statement. All of them are about where prompts go. */
export function crossClaim(
  documented: RecognisedBlock,
  live: RecognisedBlock,
  statement: CrossStatement,
): Claim {
  const { said, at } = statement;
  const { markers } = documented.block;
  return {
    mode: 'claim',
    verdict: statement.verdict,
    path: showPath(said.path),
    code: statement.code,
    effect: 'reroutes',
    block: documented.block,
    span: pointOf(said),
    live: at && { block: live.block, span: { start: at.start, end: at.end }, path: '' },
    documented: statement.documented ?? show(said),
    actual: statement.actual,
    explanation: statement.explanation ?? '',
    asOf: markers.status === 'asof' ? markers.date : undefined,
  };
}
