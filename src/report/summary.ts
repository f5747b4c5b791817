import { countSeverities, type Unread } from '../findings/report.ts';
import type { Paint } from './paint.ts';
import { escapeControls, printable } from './printable.ts';
import type { WrittenReport } from './written.ts';

// More files than this are counted, not listed: `routelint sources` lists them all.
const LISTED = 5;

/** The end of a report for people: what was not read, what was compared, and one last line that says it all. */
export function* summaryLines(report: WrittenReport, paint: Paint): Generator<string> {
  // Files of other programs are everywhere; why one was passed by matters when none was taken, or when it is broken.
  const telling = report.notRecognised.filter((one) => report.blocks.length === 0 || one.line !== undefined);
  for (const one of telling.slice(0, LISTED)) {
    yield `${paint.dim('not recognised')} ${placeText(one)}: ${escapeControls(one.reason)}\n`;
  }
  for (const unread of report.notRead.slice(0, LISTED)) {
    yield `${unread.failed ? paint.severity('error', 'not read') : paint.dim('not read')} ${placeText(unread)}: ${escapeControls(unread.reason)}\n`;
  }
  if (report.notRead.length > LISTED) {
    yield `${paint.dim('not read')} ${count(report.notRead.length - LISTED, 'more file')}; \`routelint sources\` lists them\n`;
  }
  if (report.drift) yield* driftLines(report.drift, paint);
  yield `${lastLine(report, paint)}\n`;
}

function placeText({ path, line }: Unread): string {
  return line === undefined ? escapeControls(path) : `${escapeControls(path)}:${line}`;
}

function* driftLines(drift: NonNullable<WrittenReport['drift']>, paint: Paint): Generator<string> {
  for (const { id, reason } of drift.notCompared)
    yield `${paint.dim('not compared')} ${printable(id)}: ${printable(reason)}\n`;
  for (const { id, reason } of drift.skipped)
    yield `${paint.dim('skipped')} ${printable(id)}: ${printable(reason)}\n`;
  const statements = drift.holds + drift.contradicts + drift.notLive;
  const parts = [
    holdWords(drift.holds, statements),
    ...(drift.contradicts > 0
      ? [`${drift.contradicts} ${drift.contradicts === 1 ? 'differs' : 'differ'}`]
      : []),
    ...(drift.notLive > 0 ? [`${drift.notLive} gone`] : []),
    ...(drift.omits > 0 ? [`${drift.omits} left out`] : []),
    ...(drift.elided > 0 ? [`${drift.elided} left open by a placeholder`] : []),
  ];
  yield `compared ${count(drift.compared, 'block')}: ${parts.join(', ')}\n`;
}

function holdWords(holds: number, statements: number): string {
  if (statements === 0) return 'no statement to verify';
  if (holds < statements)
    return `${holds} of ${count(statements, 'statement')} ${holds === 1 ? 'holds' : 'hold'}`;
  return statements === 1 ? 'its statement holds' : `all ${statements} statements hold`;
}

/** The last line: how many blocks of which dialects were checked, and what was found. */
function lastLine(report: WrittenReport, paint: Paint): string {
  const dialects = new Map<string, number>();
  for (const block of report.blocks) dialects.set(block.dialect, (dialects.get(block.dialect) ?? 0) + 1);
  const listed = [...dialects]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, number]) => `${number} ${name}`);
  const unknown = report.notRecognised.length;
  const checked =
    `${report.command === 'diff' ? 'read' : 'checked'} ${count(report.blocks.length, 'block')}` +
    (listed.length > 0 ? ` (${listed.join(', ')})` : '') +
    ` in ${count(report.files, 'file')}` +
    (unknown > 0 ? `, ${unknown} not recognised` : '');
  const fixable = report.findings.filter((finding) => finding.fixable).length;
  const mendable = fixable > 0 ? ` (\`check --fix\` mends ${fixable})` : '';
  const ignored = report.ignored.length > 0 ? `, ${report.ignored.length} ignored` : '';
  return `${checked}: ${foundWords(report, paint)}${mendable}${ignored}`;
}

function foundWords(report: WrittenReport, paint: Paint): string {
  const counts = countSeverities(report.findings);
  const parts = [
    ...(counts.error > 0 ? [paint.severity('error', count(counts.error, 'error'))] : []),
    ...(counts.warning > 0 ? [paint.severity('warning', count(counts.warning, 'warning'))] : []),
    ...(counts.info > 0 ? [paint.severity('info', `${counts.info} info`)] : []),
  ];
  if (parts.length > 0) return parts.join(', ');
  if (report.blocks.length === 0) return 'nothing to check';
  if (report.drift && report.drift.compared === 0) return 'nothing to compare';
  return report.complete ? paint.good('no findings') : 'no findings, and not everything could be read';
}

/** `1 file`, `2 files`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
