import type { Block } from '../blocks/block.ts';
import type { RecognisedBlock } from '../dialects/recognise.ts';
import type { BuildContext } from '../findings/build.ts';
import type { RoutingModel } from '../model/routing.ts';
import type { Hit, Rule, Severity } from '../rules/rule.ts';
import { checkBlock } from '../rules/run.ts';
import { hitsOfFacts } from '../rules/stage-facts.ts';
import { secretFacts } from '../schema/secret-facts.ts';
import { validateBlock } from '../schema/validate.ts';
import type { Violation } from '../schema/violation.ts';
import { type CheckSettings, type Input, type PipelineContext, ruleNamed } from './context.ts';

/** What the stages found in one block, and the lanes whose prompts were not followed to the end. */
export interface BlockHits {
  readonly hits: readonly Hit[];
  readonly notFollowed: readonly string[];
}

/** Every hit on one recognised block, stage by stage. */
export function blockHits(
  { block, dialect, detection, model }: RecognisedBlock,
  input: Input,
  rules: readonly Rule[],
  context: PipelineContext,
): BlockHits {
  const { completeness, under } = detection;
  const violations = validateBlock(dialect.id, block, {
    completeness,
    ...(under === undefined ? {} : { under }),
  });
  const { policy } = context.settings;
  const checked = checkBlock(rules, { block, model, policy, completeness, role: input.role });
  const hits = [
    ...hitsOfFacts(rules, block, block.problems),
    ...hitsOfFacts(rules, block, violations.filter(isNews(block, model))),
    ...hitsOfFacts(rules, block, model.observations),
    ...hitsOfFacts(rules, block, secretFacts(block)),
    ...checked.hits,
  ];
  return { hits, notFollowed: checked.notFollowed };
}

// What a dialect says of a key says more than that it is none of the schema's, and what a syntax error leaves has any type.
function isNews({ problems }: Block, { observations }: RoutingModel): (violation: Violation) => boolean {
  const told = new Set(observations.map(({ span }) => span.start));
  const broken = new Set(problems.map(({ span }) => span.start));
  return ({ rule, span }) => !(rule === 'unknown-key' ? told : broken).has(span.start);
}

/** How hits become findings: levels by settings, confidence by rule, and less weight for what is not in use. */
export function buildContext(settings: CheckSettings, roleOf: (block: Block) => Input['role']): BuildContext {
  return {
    level: (rule: string, path: string) => settings.level(rule, path),
    confidence: (rule: string) => ruleNamed(rule)?.confidence ?? 'high',
    ceiling: (hit: Hit): Severity => ceiling(hit, roleOf(hit.block)),
    mends: ({ block }: Hit): boolean => !isPast(block, roleOf(block)),
  };
}

// A backup is old by nature and a historical post says so itself: what is wrong there is worth a line and fails
// nothing. A secret is as bad in a backup as anywhere.
function ceiling(hit: Hit, role: Input['role']): Severity {
  if (hit.rule === 'secret-literal' || ruleNamed(hit.rule)?.category === 'drift') return 'error';
  return isPast(hit.block, role) ? 'info' : 'error';
}

function isPast({ markers: { status } }: Block, role: Input['role']): boolean {
  const past = status === 'historical' || status === 'asof' || status === 'proposal';
  return past || role === 'backup' || role === 'archive';
}
