import type {
  ComparedLaneReport,
  ComparedPair,
  ComparedPrompts,
  CompareReport,
  CompareVerdict,
} from '../findings/compare-report.ts';
import type { TracedTarget } from '../findings/trace-report.ts';

/** A verdict as a heading says it. */
export const VERDICT_WORDS: Readonly<Record<CompareVerdict, string>> = {
  equivalent: 'equivalent',
  unknown: 'unknown',
  reordered: 'reordered',
  altered: 'altered',
  moved: 'moved',
  narrower: 'narrower',
  wider: 'wider',
  both: 'wider and narrower',
};

/** Lanes that change in the same way, told of once. Their places may differ: those of the first are shown. */
export interface AlikeLanes {
  readonly titles: readonly string[];
  readonly lane: ComparedLaneReport;
}

/** The lanes of a pair that differ, those that change alike together. */
export function alikeLanes({ lanes }: ComparedPair): readonly AlikeLanes[] {
  const groups = new Map<string, { titles: string[]; lane: ComparedLaneReport }>();
  for (const lane of lanes) {
    if (lane.prompts.length === 0) continue;
    const key = alikeKey(lane);
    const group = groups.get(key);
    if (group) group.titles.push(lane.title);
    else groups.set(key, { titles: [lane.title], lane });
  }
  return [...groups.values()];
}

// All that is shown of a lane but its name and its places.
function alikeKey(lane: ComparedLaneReport): string {
  const because = lane.on === 'new' ? lane.because : '';
  return JSON.stringify({ ...lane, id: '', title: '', because }, (name, value: unknown) => {
    // One route that takes everything is not shown either.
    const isHidden = name === 'at' || (name === 'routes' && Array.isArray(value) && value.length < 2);
    return isHidden ? undefined : value;
  });
}

/** The verdict on a lane: "narrower: the new side has no such lane". */
export function laneVerdict({ on, verdict, because }: ComparedLaneReport): string {
  if (on === 'both') return VERDICT_WORDS[verdict];
  if (on === 'old') return `${VERDICT_WORDS[verdict]}: the lane is gone`;
  return `${VERDICT_WORDS[verdict]}: the lane is new${because === '' ? '' : `, and no key names it: ${because}`}`;
}

/** The first choices in words: "qwen3:8b at localhost:11434 → gpt-5 via openai", or those that are the same. */
export function firstText(first: ComparedPrompts['first'], named: (label: string) => string): string {
  if (!first.moved) return targetsText(first.new, ({ label }) => named(label));
  const [before, after] = sides(first, ({ label }) => named(label));
  if (before !== after) return `${before} → ${after}`;
  // One place that stands or costs otherwise.
  const facts = ({ label, locality, access }: TracedTarget): string =>
    `${named(label)} (${locality}, ${access})`;
  return sides(first, facts).join(' → ');
}

function sides(first: ComparedPrompts['first'], told: (target: TracedTarget) => string): readonly string[] {
  return [first.old, first.new].map((targets) => targetsText(targets, told));
}

function targetsText(targets: readonly TracedTarget[], told: (target: TracedTarget) => string): string {
  return [...new Set(targets.map(told))].join(' or ') || 'nothing';
}

// A region of many pieces is named by a few of them: JSON has all.
const MOST_PIECES = 6;

/** Which prompts they are. */
export function whichText({ which }: ComparedPrompts): string {
  if (which.length <= MOST_PIECES) return which.join(', or ');
  return `${which.slice(0, MOST_PIECES).join(', or ')}, or ${which.length - MOST_PIECES} more kinds`;
}

/** The last line: what was compared, and what came of it. */
export function compareSummary({ pairs, unpaired, verdict }: CompareReport): string {
  const lanes = pairs.flatMap((pair) => pair.lanes);
  const counts = new Map<CompareVerdict, number>();
  for (const lane of lanes) counts.set(lane.verdict, (counts.get(lane.verdict) ?? 0) + 1);
  const parts = [...counts].map(([one, number]) => `${number} ${VERDICT_WORDS[one]}`);
  const configs = `${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'} of configs`;
  const left = unpaired.length === 0 ? '' : `, ${unpaired.length} without a counterpart`;
  const told = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return `compared ${configs}${left}, ${lanes.length} ${lanes.length === 1 ? 'lane' : 'lanes'}${told}: ${VERDICT_WORDS[verdict]}`;
}

/** Why a pair is not proven equivalent, as sentences. */
export function doubts({ notFollowed, open }: ComparedPair): readonly string[] {
  return [
    ...open.map((what) => `open: ${what}`),
    ...notFollowed.map((what) => `not followed on either side: ${what}`),
  ];
}
