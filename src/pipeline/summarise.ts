import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { BlockSummary } from '../findings/report.ts';
import type { ProgramVersion } from '../model/routing.ts';
import { redact } from '../text/redact.ts';
import { locate } from '../text/view.ts';
import type { Input } from './context.ts';

/** A recognised block as reports list it. */
export function summarise(
  { block, dialect, detection, model }: RecognisedBlock,
  input: Input,
  notFollowed: readonly string[] = [],
): BlockSummary {
  return {
    id: block.id,
    at: locate(block.view, block.root ?? { start: 0, end: block.view.text.length }),
    source: input.source,
    role: input.role,
    dialect: dialect.id,
    program: dialect.program,
    completeness: detection.completeness,
    evidence: detection.evidence,
    version: versionText(model.version),
    status: block.markers.status,
    ...(notFollowed.length === 0 ? {} : { notFollowed: notFollowed.map(redact) }),
  };
}

function versionText({ min, max }: ProgramVersion): string | undefined {
  if (min === undefined) return max === undefined ? undefined : `${max} or older`;
  if (max === undefined) return `${min} or newer`;
  return min === max ? min : `${min} to ${max}`;
}
