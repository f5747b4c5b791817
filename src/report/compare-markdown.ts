import type {
  ComparedPair,
  ComparedPrompts,
  CompareReport,
  NewAccessAnswer,
  ReachedTarget,
} from '../findings/compare-report.ts';
import { escaped, fenced, inCode, prose } from '../text/markdown.ts';
import { laneLines } from './compare.ts';
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
import { PLAIN } from './paint.ts';
import { printable } from './printable.ts';
import { placeOf } from './trace.ts';

const COLUMNS = ['Lane', 'Prompts', 'Change', 'First choice', 'Can now reach', 'No longer reaches'];

/** A comparison as Markdown, for a comment on a change: a row for each class of prompts, the witnesses folded away. */
export function compareMarkdown(report: CompareReport): string {
  const lines = [
    ...report.pairs.flatMap(pairLines),
    ...report.unpaired.map(
      ({ side, block }) =>
        `- not compared: ${inCode(printable(block.id))}, the ${side === 'old' ? 'new' : 'old'} side has no config like it`,
    ),
    ...report.noNew.flatMap(answerLines),
    ...report.notRead.map(
      ({ path, reason }) => `- not read: ${inCode(printable(path))}: ${prose(printable(reason))}`,
    ),
    '',
    `${escaped(compareSummary(report))}.`,
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function pairLines(pair: ComparedPair): readonly string[] {
  const [old, next] = [pair.old, pair.new].map((block) => inCode(printable(block.id)));
  const alike = alikeLanes(pair);
  const rows = alike.flatMap((one) => one.lane.prompts.map((prompts) => row(cells(one, prompts))));
  const table = [row(COLUMNS), row(COLUMNS.map(() => '---')), ...rows];
  const examples = alike.flatMap((one) => [...laneLines(one, PLAIN)]);
  const { gained, lost } = pair.beside;
  const beside = [
    ...gained.map((one) => ({ verb: 'now', one })),
    ...lost.map((one) => ({ verb: 'no longer', one })),
  ].map(({ verb, one }) => {
    const what = `${inCode(printable(one.name))} (${one.locality}) sees ${prose(printable(one.sees))}`;
    return `- ${verb} beside the lanes: ${what}`;
  });
  return [
    `### ${old} → ${next}: ${VERDICT_WORDS[pair.verdict]}`,
    '',
    ...(rows.length === 0 ? [] : table),
    '',
    ...(examples.length === 0
      ? []
      : ['<details><summary>For example</summary>', '', ...fenced(examples), '', '</details>', '']),
    ...beside,
    ...doubts(pair).map((doubt) => `- ${prose(printable(doubt))}`),
    '',
  ];
}

function cells({ titles, lane }: AlikeLanes, prompts: ComparedPrompts): readonly string[] {
  const { first, gained, lost, altered } = prompts;
  const changes = altered.map(
    ({ label, what, old, new: now }) => `${inCode(printable(label))}: ${what} ${old} → ${now}`,
  );
  const verdict = lane.on === 'both' ? VERDICT_WORDS[prompts.verdict] : prose(printable(laneVerdict(lane)));
  return [
    titles.map((title) => prose(printable(title))).join(', '),
    prose(printable(whichText(prompts))),
    [verdict, ...changes].join('<br/>'),
    firstText(first, (label) => inCode(printable(label))),
    gained.map(reachedCell).join('<br/>') || '–',
    lost.map(reachedCell).join('<br/>') || '–',
  ];
}

function reachedCell({ target, when, because, depends }: ReachedTarget): string {
  const { label, locality, access } = target;
  const world = when === '' ? '' : `, ${prose(printable(when))}`;
  const maybe = depends.length === 0 ? '' : `; the ${depends.join(' and the ')} may rule it out`;
  const implied = because === '' ? '' : ` (no key says so${maybe})`;
  return `${inCode(printable(label))} (${locality}, ${access})${world}${implied}`;
}

function answerLines({ asked, answer, found }: NewAccessAnswer): readonly string[] {
  const name = inCode(`--no-new ${printable(asked)}`);
  if (answer === 'none') return [`- ${name}: nothing new`];
  if (answer === 'unknown') return [`- ${name}: nothing new was found, and not all is known`];
  return [
    `- ${name}: **${found.length === 1 ? '1 new way' : `${found.length} new ways`}**`,
    ...found.map(({ by, what, when, target, locality, maybe, at }) => {
      const prompt = [what, when].filter(Boolean).join(', ');
      const verb = what === '' ? 'sees' : `${prose(printable(prompt))} can now reach`;
      const doubt = maybe ? `, which may be ${inCode(printable(asked))}` : '';
      return `  - ${prose(printable(by))}: ${verb} ${inCode(printable(target))} (${locality}) ${inCode(placeOf(at))}${doubt}`;
    }),
  ];
}

function row(columns: readonly string[]): string {
  return `| ${columns.join(' | ')} |`;
}
