import type { RecognisedBlock } from '../dialects/recognise.ts';
import { type Aligned, alignModels } from '../drift/align.ts';
import { pairConfigs } from '../drift/pair-configs.ts';
import { targetPlace } from '../drift/target-place.ts';
import type { ComparedPair, ComparedSide, CompareReport } from '../findings/compare-report.ts';
import { type BlockSummary, isComplete, type Unread } from '../findings/report.ts';
import type { Sides } from '../flow/class-pairs.ts';
import { compareModels } from '../flow/compare.ts';
import { type CompareVerdict, joinVerdicts } from '../flow/compare-verdict.ts';
import { isLane } from '../flow/named-lanes.ts';
import type { Lane, RoutingModel, SideChannel } from '../model/routing.ts';
import { UsageError } from '../project/problem.ts';
import { nearest } from '../text/nearest.ts';
import { redact } from '../text/redact.ts';
import { locate, type View } from '../text/view.ts';
import { type Telling, toldLane } from './compare-lane.ts';
import { type CheckSettings, createContext, type Input, type PipelineContext } from './context.ts';
import { accessAnswer, type OpenedAccess, openedAccess } from './new-access.ts';
import type { NoNew } from './no-new.ts';
import { readInput } from './read-input.ts';
import { soundBlocks } from './sound-blocks.ts';
import { summarise } from './summarise.ts';

/** What is asked of a comparison. */
export interface CompareQuestion {
  /** Ids or titles of lanes; none: all of them. */
  readonly lanes: readonly string[];
  /** Kinds of targets that must not become reachable. */
  readonly noNew: readonly NoNew[];
}

/** A comparison that goes on: configs are added to one side or the other, then compared. */
export class Compare {
  readonly #context: PipelineContext;
  readonly #sides = { old: [] as RecognisedBlock[], new: [] as RecognisedBlock[] };
  readonly #summaries = new Map<RecognisedBlock, BlockSummary>();
  readonly #notRecognised: Unread[] = [];
  readonly #notRead: Unread[] = [];

  constructor(settings: CheckSettings) {
    this.#context = createContext(settings);
  }

  async add(side: 'old' | 'new', input: Input): Promise<void> {
    const reading = await readInput(input, this.#context);
    const { sound, refused } = soundBlocks(reading);
    this.#notRecognised.push(...reading.notRecognised);
    this.#notRead.push(...reading.notRead, ...refused);
    for (const recognised of sound) {
      this.#sides[side].push(recognised);
      this.#summaries.set(recognised, summarise(recognised, input));
    }
  }

  /** Notes a file that could not be read at all. */
  miss(unread: Unread): void {
    this.#notRead.push(unread);
  }

  /** Compares what was added. Throws `UsageError` for a lane that neither side has. */
  report(question: CompareQuestion): CompareReport {
    const { pairs, onlyOld, onlyNext } = pairConfigs(this.#sides.old, this.#sides.new);
    this.#verify(question.lanes);
    const opened = question.noNew.map((): OpenedAccess[] => []);
    const all = pairs.map(({ old, next }) => this.#compared(old, next, question, opened));
    const compared = question.lanes.length === 0 ? all : all.filter((pair) => pair.lanes.length > 0);
    const unpaired = [
      ...onlyOld.map((one) => ({ side: 'old' as const, block: this.#summary(one) })),
      ...onlyNext.map((one) => ({ side: 'new' as const, block: this.#summary(one) })),
    ];
    const isOpen = onlyNext.length > 0 || compared.some((pair) => pair.open.length > 0);
    const verdict = joinVerdicts(compared.map((pair) => pair.verdict));
    return {
      verdict: unpaired.length > 0 ? joinVerdicts([verdict, 'unknown']) : verdict,
      pairs: compared,
      unpaired,
      noNew: question.noNew.map((asked, index) => accessAnswer(asked, opened[index] ?? [], isOpen)),
      notRecognised: this.#notRecognised,
      notRead: this.#notRead,
      complete: isComplete(this.#notRead),
    };
  }

  #compared(
    old: RecognisedBlock,
    next: RecognisedBlock,
    { lanes, noNew }: CompareQuestion,
    opened: readonly OpenedAccess[][],
  ): ComparedPair {
    const aligned = alignModels(old.model, next.model);
    const sides: Sides = { ...aligned, placeOf: targetPlace, ...askedLanes(next.model, aligned, lanes) };
    const comparison = compareModels(sides);
    const telling: Telling = {
      old: { model: aligned.old, view: old.block.view },
      next: { model: aligned.next, view: next.block.view },
      partition: comparison.partition,
      policy: this.#context.settings.policy,
    };
    const beside = lanes.length > 0 ? { gained: [], lost: [] } : besideOf(old.model, next.model);
    for (const [index, asked] of noNew.entries())
      opened[index]?.push(openedAccess(telling.next, sides, comparison, beside.gained, asked));
    const isCut = comparison.lanes.some((lane) => !lane.complete);
    const { notFollowed, open } = openEnds(old, next, isCut);
    const isProven = notFollowed.length + open.length === 0;
    const known = (verdict: CompareVerdict): CompareVerdict =>
      verdict === 'equivalent' && !isProven ? 'unknown' : verdict;
    const told = comparison.lanes.map((lane) =>
      toldLane(telling, { ...lane, verdict: known(lane.verdict) }, standInNote(aligned, lane)),
    );
    const ways = [
      ...(beside.gained.length > 0 ? (['wider'] as const) : []),
      ...(beside.lost.length > 0 ? (['narrower'] as const) : []),
    ];
    return {
      old: this.#summary(old),
      new: this.#summary(next),
      verdict: known(joinVerdicts([...comparison.lanes.map((lane) => lane.verdict), ...ways])),
      lanes: told,
      beside: {
        gained: beside.gained.map((one) => toldBeside(next.block.view, one)),
        lost: beside.lost.map((one) => toldBeside(old.block.view, one)),
      },
      notFollowed,
      open,
    };
  }

  #summary(recognised: RecognisedBlock): BlockSummary {
    const summary = this.#summaries.get(recognised);
    if (!summary) throw new Error('a block that was never added');
    return summary;
  }

  #verify(names: readonly string[]): void {
    const all = [...this.#sides.old, ...this.#sides.new].flatMap(({ model }) => model.lanes);
    for (const name of all.length > 0 ? names : []) {
      if (all.some((lane) => isLane(lane, name))) continue;
      const meant = nearest(name, new Set(all.map((lane) => lane.id)));
      throw new UsageError(
        `no lane goes by \`${name}\` on either side`,
        meant && redact(`did you mean \`${meant}\`?`),
      );
    }
  }
}

// By the names that the lanes have in their own config: of two that are one, either will do.
function askedLanes(
  given: RoutingModel,
  { old, next }: Aligned,
  names: readonly string[],
): Pick<Sides, 'lanes'> {
  if (names.length === 0) return {};
  const isAsked = (lane: Lane | undefined): boolean =>
    lane !== undefined && names.some((name) => isLane(lane, name));
  const asked = [
    ...old.lanes.filter(isAsked),
    ...next.lanes.filter((lane, index) => isAsked(given.lanes[index] ?? lane)),
  ];
  return { lanes: new Set(asked.map((lane) => lane.id)) };
}

// What is not followed on both sides was so before; what only one side has, the change brings or takes.
function openEnds(old: RecognisedBlock, next: RecognisedBlock, isCut: boolean) {
  const [before, after] = [old, next].map(
    ({ model }) => new Set(model.notModelled.map(({ what }) => redact(what))),
  );
  const all = [...new Set([...(before ?? []), ...(after ?? [])])];
  const isBoth = (what: string): boolean => before?.has(what) === true && after?.has(what) === true;
  const parts = [
    ...(old.detection.completeness === 'fragment' ? ['the old side is a part of a config'] : []),
    ...(next.detection.completeness === 'fragment' ? ['the new side is a part of a config'] : []),
  ];
  return {
    notFollowed: all.filter(isBoth),
    open: [
      ...all.filter((what) => !isBoth(what)),
      ...parts,
      ...(isCut ? ['there are more ways than are looked at'] : []),
    ],
  };
}

function standInNote(
  { standIns }: Aligned,
  { old, next }: { old: Lane | undefined; next: Lane | undefined },
): string {
  const standIn = standIns.get((old ?? next)?.id ?? '');
  if (!standIn) return '';
  const by = redact(standIn.pattern.title);
  return standIn.side === 'old' ? `before, ${by} took this name` : `now ${by} take this name`;
}

function besideOf(old: RoutingModel, next: RoutingModel) {
  return { gained: besideOnly(next, old), lost: besideOnly(old, next) };
}

function besideOnly(one: RoutingModel, other: RoutingModel): readonly SideChannel[] {
  const known = new Set(other.sideChannels.map(besideKey));
  return one.sideChannels.filter((channel) => !known.has(besideKey(channel)));
}

function besideKey({ kind, name, locality, sees }: SideChannel): string {
  return [kind, name, locality.value, sees].join('\n');
}

function toldBeside(view: View, { kind, name, locality, sees, span }: SideChannel): ComparedSide {
  const shown = kind === 'tool' || name.includes(kind) ? name : `${kind} ${name}`;
  return { name: redact(shown), locality: locality.value, sees: redact(sees), at: locate(view, span) };
}
