import type { Dialect } from '../dialects/dialect.ts';
import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Claim, ClaimMode, Verdict } from './claim.ts';
import { effectOf } from './effect.ts';
import type { Names } from './equal.ts';
import { pointOf, type Said } from './said.ts';
import { show, showPath } from './show.ts';

/** One comparison of two blocks of one dialect while it goes on. Claims gather in `claims`. */
export interface Run {
  readonly mode: ClaimMode;
  /** What the documented side leaves out is drift. */
  readonly complete: boolean;
  /** The key whose value the documented block is, where it is a piece; beside that it says nothing. */
  readonly under: readonly string[];
  readonly dialect: Dialect;
  readonly names: Names;
  readonly documented: RecognisedBlock;
  readonly live: RecognisedBlock;
  /** Everything live says, for looking where a key moved to. */
  readonly liveRoot: Said;
  readonly claims: Claim[];
}

/** Where a claim stands and what it says; parts left out are taken from `said` and `live`. */
export interface Statement {
  readonly code: string;
  /** Canonical keys, `*` for an item. */
  readonly keys: readonly string[];
  /** The documented part; for `omits` the live one. */
  readonly said: Said;
  /** The live part it was compared with, or the nearest there is. */
  readonly live: Said | undefined;
  readonly documented?: string;
  readonly actual?: string;
  readonly explanation?: string;
}

/** Adds a claim. */
export function say(run: Run, verdict: Verdict, statement: Statement): void {
  const { said, live } = statement;
  const holds = verdict === 'holds';
  run.claims.push({
    mode: run.mode,
    verdict,
    path: showPath(said.path),
    code: statement.code,
    effect: effectOf(run.dialect.id, statement.keys, said),
    block: run.documented.block,
    span: pointOf(said),
    live:
      live && live !== run.liveRoot
        ? { block: run.live.block, span: pointOf(live), path: showPath(live.path) }
        : undefined,
    against: run.live.block,
    // What holds is counted and not shown, and redaction costs more than all the rest.
    documented: holds ? '' : (statement.documented ?? show(said)),
    actual: holds ? '' : (statement.actual ?? (live ? show(live) : 'nothing')),
    explanation: statement.explanation ?? '',
    asOf: run.documented.block.markers.status === 'asof' ? run.documented.block.markers.date : undefined,
  });
}

/**
 * Adds a claim about something live has and the documented side leaves out; it stands where it would have been. A
 * complete document shows all that decides where prompts go, and nobody expects the colours of the terminal in it.
 */
export function sayOmitted(run: Run, keys: readonly string[], live: Said, above: Said): void {
  const effect = effectOf(run.dialect.id, keys, live);
  if (run.mode === 'claim' && effect === 'settings') return;
  run.claims.push({
    mode: run.mode,
    verdict: 'omits',
    path: showPath(live.path),
    code: live.kind === 'value' ? 'value' : 'entry',
    effect,
    block: run.documented.block,
    span: pointOf(above),
    live: { block: run.live.block, span: pointOf(live), path: showPath(live.path) },
    documented: 'nothing',
    actual: show(live),
    explanation: '',
    asOf: run.documented.block.markers.status === 'asof' ? run.documented.block.markers.date : undefined,
  });
}
