import type { BlockSummary, Report, Unread } from '../../findings/report.ts';
import { Check } from '../../pipeline/check.ts';
import { resolveInputs } from '../../project/inputs.ts';
import { displayPath } from '../../project/paths.ts';
import type { Source } from '../../project/source.ts';
import { loadPaint, type Paint } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import { writeReport } from '../../report/written.ts';
import { locationRange } from '../../text/document.ts';
import { useColour } from '../colour.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { loadFormat, styleOf } from '../format.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options.ts';
import { inputsOf, missedInputs, printNotices, settingsFor, sourceSummary } from '../session.ts';

/** `routelint sources [paths…]`: what would be checked, as what, and why; and what would not be. */
export async function sources(words: readonly string[], options: CommonOptions, io: Io): Promise<ExitCode> {
  const settings = await settingsFor(options, io);
  const inputs = resolveInputs(io.host, settings, words);
  await printNotices(inputs, io);
  const run = new Check(settings);
  for (const missed of missedInputs(inputs, io.host)) run.miss(missed);
  for (const source of inputs.sources) {
    for (const input of inputsOf(source, settings, io.host, (missed) => run.miss(missed)))
      await run.add(input);
  }
  const report = run.report(inputs.sources.map(sourceSummary));
  if (options.format === 'json') {
    const format = await loadFormat(styleOf(options, settings.failOn, io));
    io.stdout.write([...format.whole(writeReport({ ...report, findings: [] }, format))].join(''));
  } else {
    const paint = await loadPaint(useColour(options.color, io.stdout, io));
    for (const line of listing(inputs.sources, inputs.skipped, report, paint, io))
      io.stdout.write(`${line}\n`);
  }
  if (!report.complete) return EXIT.trouble;
  return report.blocks.length > 0 ? EXIT.clean : EXIT.nothing;
}

function* listing(
  all: readonly Source[],
  skipped: readonly string[],
  report: Report,
  paint: Paint,
  io: Io,
): Generator<string> {
  const unread = new Map([...report.notRecognised, ...report.notRead].map((one) => [one.path, one]));
  for (const source of all) {
    yield `${paint.bold(printable(source.name))} (${source.role}): ${printable(source.because)}`;
    for (const file of source.files) {
      const path = displayPath(io.host, file);
      const blocks = report.blocks.filter((block) => block.at.document.path === path);
      if (blocks.length === 0) yield `  ${printable(path)}  ${paint.dim(unreadText(unread.get(path)))}`;
      for (const block of blocks) yield `  ${blockText(block, paint)}`;
    }
    if (source.files.length === 0) yield `  ${paint.dim('no files')}`;
  }
  const listed = new Set(all.flatMap((source) => source.files.map((file) => displayPath(io.host, file))));
  const others = report.notRead.filter((one) => !listed.has(one.path));
  if (others.length + skipped.length > 0) yield paint.bold('not read');
  for (const one of others) yield `  ${printable(one.path)}  ${paint.dim(printable(one.reason))}`;
  for (const folder of skipped)
    yield `  ${printable(displayPath(io.host, folder))}/  ${paint.dim('only entered when it is named')}`;
}

function blockText(block: BlockSummary, paint: Paint): string {
  const { line } = locationRange(block.at).start;
  const whole = block.completeness === 'whole' ? '' : ' (a part)';
  const version = block.version === undefined ? ', version unknown' : `, ${block.program} ${block.version}`;
  const status = block.status === undefined ? '' : `, ${block.status}`;
  const evidence = paint.dim(`because of ${block.evidence.map((key) => `\`${printable(key)}\``).join(', ')}`);
  return `${printable(block.at.document.path)}:${line}  ${block.dialect}${whole}${version}${status}  ${evidence}`;
}

function unreadText(unread: Unread | undefined): string {
  if (!unread) return 'not recognised: none of its blocks is routing config';
  const kind = unread.failed ? 'not read' : 'not recognised';
  const line = unread.line === undefined ? '' : ` line ${unread.line}:`;
  return `${kind}:${line} ${printable(unread.reason)}`;
}
