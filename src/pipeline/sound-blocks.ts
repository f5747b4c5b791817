import type { Block } from '../blocks/block.ts';
import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { Unread } from '../findings/report.ts';
import { locationRange } from '../text/document.ts';
import { locate } from '../text/view.ts';
import type { Reading } from './read-input.ts';

/** The blocks that a program could start with, and the places of those whose text has mistakes. */
export interface SoundBlocks {
  readonly sound: readonly RecognisedBlock[];
  readonly refused: readonly Unread[];
}

/** Sorts out broken blocks: a program does not start with them, so what could be read of one is true of nothing. */
export function soundBlocks({ recognised, facts }: Reading): SoundBlocks {
  const isBroken = ({ block }: RecognisedBlock): boolean =>
    block.problems.some((problem) => problem.rule === 'yaml-syntax');
  const broken = [...facts, ...recognised.filter(isBroken)];
  return {
    sound: recognised.filter((one) => !isBroken(one)),
    refused: broken.flatMap(({ block }) => refusal(block)),
  };
}

function refusal({ problems, view }: Block): readonly Unread[] {
  const [problem] = problems;
  if (!problem) return [];
  const { line } = locationRange(locate(view, problem.span)).start;
  const reason = 'its text has mistakes, which `routelint check` shows';
  return [{ path: view.document.path, line, reason, failed: true }];
}
