import type {
  ComparedPair,
  ComparedPrompts,
  ComparedWitness,
  CompareReport,
  NewAccessAnswer,
  ReachedTarget,
} from '../findings/compare-report.ts';
import type { TracedPrompt } from '../findings/trace-report.ts';
import {
  type AlikeLanes,
  alikeLanes,
  compareSummary,
  doubts,
  firstText,
  laneVerdict,
  VERDICT_WORDS,
  whichText,
} from './compare-words.ts';
import type { Paint } from './paint.ts';
import { plainJson } from './plain-json.ts';
import { escapeControls, printable } from './printable.ts';
import { pathLines, placeOf, routeLines } from './trace.ts';

/** A comparison for people: each lane that differs, for which prompts, and both ways of a witness. */
export function* compareLines(report: CompareReport, paint: Paint): Generator<string> {
  for (const pair of report.pairs) {
    yield* pairLines(pair, paint);
    yield '';
  }
  for (const { side, block } of report.unpaired)
    yield `${paint.dim('not compared')} ${placeOf(block.at)}: the ${side === 'old' ? 'new' : 'old'} side has no config like it`;
  for (const answer of report.noNew) yield* answerLines(answer, paint);
  for (const { path, line, reason, failed } of report.notRead)
    yield `${failed ? 'not read' : paint.dim('not read')} ${escapeControls(path)}${line === undefined ? '' : `:${line}`}: ${printable(reason)}`;
  yield compareSummary(report);
}

/** A comparison as JSON v1 (`schemas/compare-report.schema.json`), with lines and columns from 1. */
export function compareJson(
  report: CompareReport,
  tool: { readonly name: string; readonly version: string },
): string {
  return plainJson({ version: 1, tool, command: 'compare', ...report });
}

function* pairLines(pair: ComparedPair, paint: Paint): Generator<string> {
  const paths = [pair.old, pair.new].map((block) => printable(block.id)).join(' → ');
  const doubt = pair.verdict === 'unknown' ? ', though no difference was found' : '';
  yield `${paint.bold(paths)} ${paint.dim(pair.new.dialect)}: ${VERDICT_WORDS[pair.verdict]}${doubt}`;
  for (const alike of alikeLanes(pair)) {
    yield '';
    yield* laneLines(alike, paint);
  }
  const { gained, lost } = pair.beside;
  if (gained.length + lost.length > 0) yield '';
  for (const one of gained) yield `  ${paint.good('+')} beside the lanes: ${besideText(one)}`;
  for (const one of lost) yield `  ${paint.dim('-')} beside the lanes: ${besideText(one)}`;
  const open = doubts(pair);
  if (open.length > 0) yield '';
  for (const doubt of open) yield `  ${paint.dim(printable(doubt))}`;
}

function besideText({ name, locality, sees, at }: ComparedPair['beside']['gained'][number]): string {
  return `${printable(name)} (${locality}) sees ${printable(sees)} ${placeOf(at)}`;
}

/** The lanes that change alike: for which prompts, what comes and goes, and a witness of each. */
export function* laneLines({ titles, lane }: AlikeLanes, paint: Paint): Generator<string> {
  const names = titles.map((title) => printable(title)).join(', ');
  yield `  ${paint.bold(names)}: ${printable(laneVerdict(lane))}`;
  if (lane.note !== '') yield `    ${printable(lane.note)}`;
  for (const prompts of lane.prompts) {
    if (lane.prompts.length > 1 || prompts.which.join() !== 'all prompts')
      yield `    ${printable(whichText(prompts))}: ${VERDICT_WORDS[prompts.verdict]}`;
    yield* changeLines(prompts, paint);
    for (const witness of prompts.witnesses) yield* witnessLines(witness, paint);
  }
}

function* changeLines({ first, gained, lost, altered }: ComparedPrompts, paint: Paint): Generator<string> {
  yield `    first choice: ${firstText(first, printable)}`;
  for (const one of gained) yield* reachedLines(`${paint.good('+')} can now reach`, one, paint);
  for (const one of lost) yield* reachedLines(`${paint.dim('-')} no longer reaches`, one, paint);
  for (const { label, what, old, new: now, at } of altered)
    yield `    ± ${printable(label)} ${paint.dim(placeOf(at))}: its ${what} was ${old}, and is ${now}`;
}

function* reachedLines(
  verb: string,
  { target, when, at, because, depends }: ReachedTarget,
  paint: Paint,
): Generator<string> {
  const facts = `(${target.locality}, ${target.access})`;
  const world = when === '' ? '' : `, ${printable(when)}`;
  yield `    ${verb} ${printable(target.label)} ${facts} ${paint.dim(placeOf(at))}${world}`;
  const maybe = depends.length === 0 ? '' : `, and the ${depends.join(' and the ')} may rule it out`;
  if (because !== '') yield `      no key says so${maybe}: ${printable(because)}`;
}

function* witnessLines({ what, when, old, new: now }: ComparedWitness, paint: Paint): Generator<string> {
  yield `    for example ${printable(what)}${when === '' ? '' : `, ${printable(when)}`}`;
  yield* wayLines('before', old, paint);
  yield* wayLines('now', now, paint);
}

function* wayLines(name: string, trace: TracedPrompt | undefined, paint: Paint): Generator<string> {
  yield `      ${paint.bold(name)}`;
  const lines = trace ? [...tracedLines(trace, paint)] : ['    there is no such lane'];
  for (const line of lines) yield `    ${line}`;
}

function* tracedLines(trace: TracedPrompt, paint: Paint): Generator<string> {
  yield* routeLines(trace, paint);
  if (trace.paths.length === 0) yield '    no route takes it';
  for (const [index, path] of trace.paths.entries()) {
    if (index > 0) yield `    ${paint.dim('or')}`;
    yield* pathLines(path, paint);
  }
}

function* answerLines({ asked, answer, found }: NewAccessAnswer, paint: Paint): Generator<string> {
  const name = `--no-new ${printable(asked)}`;
  if (answer === 'none') yield `${name}: ${paint.good('nothing new')}`;
  if (answer === 'unknown')
    yield `${name}: ${paint.severity('warning', 'nothing new was found, and not all is known')}`;
  if (answer !== 'found') return;
  yield `${name}: ${paint.severity('error', found.length === 1 ? '1 new way' : `${found.length} new ways`)}`;
  for (const { by, what, when, target, locality, access, maybe, at, depends } of found) {
    const prompt = [what, when].filter(Boolean).join(', ');
    const facts = what === '' ? locality : `${locality}, ${access}`;
    const doubt = maybe ? `, which may be ${printable(asked)}` : '';
    const may = depends.length === 0 ? '' : `; the ${depends.join(' and the ')} may rule it out`;
    yield `  ${printable(by)}: ${what === '' ? 'sees' : `${printable(prompt)} can now reach`} ${printable(target)} (${facts}) ${paint.dim(placeOf(at))}${doubt}${may}`;
  }
}
