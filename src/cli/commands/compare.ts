import type { CompareReport } from '../../findings/compare-report.ts';
import { Compare } from '../../pipeline/compare.ts';
import type { NoNew } from '../../pipeline/no-new.ts';
import { resolveInputs } from '../../project/inputs.ts';
import { isThere } from '../../project/is-there.ts';
import { absolutePath } from '../../project/paths.ts';
import { UsageError } from '../../project/problem.ts';
import type { Settings } from '../../project/settings.ts';
import { compareJson, compareLines } from '../../report/compare.ts';
import { compareSummary } from '../../report/compare-words.ts';
import { loadPaint } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import { decodeText } from '../../text/decode.ts';
import { createDocument } from '../../text/document.ts';
import { VERSION } from '../../version.ts';
import { useColour } from '../colour.ts';
import type { COMPARE_FAIL_ON } from '../compare-grammar.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { isRevision, readRevision } from '../git-file.ts';
import type { Io } from '../io.ts';
import { saveReport } from '../publish.ts';
import { inputsOf, missedInputs, printNotices, settingsFor } from '../session.ts';

/** The options of `compare` as commander hands them over. */
export interface CompareOptions {
  readonly lane?: readonly string[];
  readonly noNew?: readonly NoNew[];
  readonly failOn: (typeof COMPARE_FAIL_ON)[number];
  readonly format: 'pretty' | 'json' | 'markdown';
  readonly output?: string;
  readonly config?: string;
  readonly color: 'auto' | 'always' | 'never';
}

/** `routelint compare OLD NEW`: which prompts are routed differently, with a witness of each difference. */
export async function compare(old: string, next: string, options: CompareOptions, io: Io): Promise<ExitCode> {
  const settings = await settingsFor({ ...options, format: 'pretty', failOn: 'never' }, io);
  const run = new Compare(settings);
  await addSide(run, 'old', old, settings, io);
  await addSide(run, 'new', next, settings, io);
  const report = run.report({ lanes: options.lane ?? [], noNew: options.noNew ?? [] });
  await print(report, options, io);
  return exitCode(report, options, io);
}

async function addSide(run: Compare, side: 'old' | 'new', word: string, settings: Settings, io: Io) {
  const isNamed = settings.declared.some((spec) => spec.name === word);
  if (isRevision(word) && !isNamed && !isThere(io.host, absolutePath(io.host, word))) {
    const decoded = decodeText(await readRevision(word, io.host, settings));
    if ('problem' in decoded) throw new UsageError(`\`${word}\` cannot be read: ${decoded.detail}`);
    const document = createDocument(word, decoded.text);
    await run.add(side, { document, source: word, role: 'config', dialect: undefined, status: undefined });
    return;
  }
  const inputs = resolveInputs(io.host, settings, [word]);
  await printNotices(inputs, io);
  for (const missed of missedInputs(inputs, io.host)) run.miss(missed);
  for (const source of inputs.sources)
    for (const input of inputsOf(source, settings, io.host, (missed) => run.miss(missed)))
      await run.add(side, input);
}

async function print(report: CompareReport, options: CompareOptions, io: Io): Promise<void> {
  const isNothing = report.pairs.length === 0 && options.format !== 'json';
  if (isNothing) return;
  const text = await formatted(report, options, io);
  if (options.output === undefined) io.stdout.write(text);
  else {
    saveReport(options.output, text, io);
    io.stderr.write(`${compareSummary(report)}\n`);
  }
}

async function formatted(report: CompareReport, { format, output, color }: CompareOptions, io: Io) {
  if (format === 'json') return compareJson(report, { name: 'routelint', version: VERSION });
  if (format === 'markdown') {
    const { compareMarkdown } = await import('../../report/compare-markdown.ts');
    return compareMarkdown(report);
  }
  const isColoured = output === undefined ? useColour(color, io.stdout, io) : color === 'always';
  return `${[...compareLines(report, await loadPaint(isColoured))].join('\n')}\n`;
}

function exitCode(report: CompareReport, { failOn }: CompareOptions, io: Io): ExitCode {
  const say = (text: string): void => io.stderr.write(`routelint: ${printable(text)}\n`);
  for (const { path, line, reason, failed } of report.notRead)
    if (failed) say(`not read ${line === undefined ? path : `${path}:${line}`}: ${reason}`);
  if (!report.complete) return EXIT.trouble;
  if (report.pairs.length === 0) {
    for (const { block } of report.unpaired)
      say(`not compared: ${block.id}, which is for ${block.program}: the other side has no config like it`);
    say('nothing was compared: there is no routing config on both sides that belongs together');
    return EXIT.nothing;
  }
  const { verdict, pairs, unpaired, noNew } = report;
  const isWider = verdict === 'wider' || verdict === 'both';
  const isChanged = verdict !== 'equivalent' && verdict !== 'unknown';
  const fails = failOn === 'changed' ? isChanged : failOn === 'wider' && isWider;
  if (fails || noNew.some(({ answer }) => answer === 'found')) return EXIT.findings;
  const isOpen = unpaired.length > 0 || pairs.some((pair) => pair.open.length > 0);
  if ((failOn !== 'never' && isOpen) || noNew.some(({ answer }) => answer === 'unknown')) {
    say('no such change was found, and it is not proven that there is none: see what is open');
    return EXIT.trouble;
  }
  return EXIT.clean;
}
