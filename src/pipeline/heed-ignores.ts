import type { Block } from '../blocks/block.ts';
import { type BuildContext, buildFindings } from '../findings/build.ts';
import type { Finding } from '../findings/finding.ts';
import { mayIgnore } from '../findings/ignore.ts';
import { type Ignored, takeOut } from '../findings/take-out.ts';
import { rules } from '../generated/rules.ts';
import { hitsOfFacts } from '../rules/stage-facts.ts';
import type { PipelineContext } from './context.ts';

/** What a command judges: an ignore of a rule that the other one runs is none of its business. */
export interface Heeding {
  readonly context: PipelineContext;
  readonly build: BuildContext;
  readonly command: 'check' | 'diff';
}

const IDS: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

/** Takes out what the comments of one document ignore, and adds what is wrong with them. `blocks` are all that were read of it. */
export function heedIgnores(
  blocks: readonly Block[],
  findings: readonly Finding[],
  { context, build, command }: Heeding,
): { readonly kept: readonly Finding[]; readonly ignored: readonly Ignored[] } {
  const [block, ...others] = blocks;
  if (!(block && mayIgnore(block.view.document))) return { kept: findings, ignored: [] };
  const known = context.rulesFor(block.view.document.path);
  const judged = known.filter((rule) => (rule.by === 'drift') === (command === 'diff'));
  const taken = takeOut([block, ...others], findings, { judged, ids: IDS });
  if (!taken) return { kept: findings, ignored: [] };
  const wrong = buildFindings(hitsOfFacts(known, taken.block, taken.facts), build);
  return { kept: [...taken.kept, ...wrong], ignored: taken.ignored };
}
