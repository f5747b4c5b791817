import { Check } from '../../pipeline/check.ts';
import { resolveInputs } from '../../project/inputs.ts';
import { UsageError } from '../../project/problem.ts';
import type { Source } from '../../project/source.ts';
import { joinParts, writePart, writeReport } from '../../report/written.ts';
import { decodeText } from '../../text/decode.ts';
import { createDocument } from '../../text/document.ts';
import { checkFiles } from '../check-files.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { loadFormat, styleOf } from '../format.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options.ts';
import { publish } from '../publish.ts';
import { missedInputs, printNotices, settingsFor, sourceSummary } from '../session.ts';

/** From here on a second thread is worth what it costs to start, and the texts of what was read are let go of. */
const MANY = 200;

/** The options of `check`. */
export interface CheckOptions extends CommonOptions {
  readonly stdinFilename?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
}

/** `routelint check [paths…]`: checks every block of the inputs and reports what is wrong. */
export async function check(words: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  if (options.dryRun && !options.fix)
    throw new UsageError('`--dry-run` goes with `--fix`: a check alone writes nothing');
  const settings = await settingsFor(options, io);
  const style = styleOf(options, settings.failOn, io);
  const format = await loadFormat(style);
  const run = new Check(settings);
  if (words.includes('-') || (options.stdinFilename !== undefined && words.length === 0)) {
    if (words.length > 1) throw new UsageError('`-` stands for stdin and goes with no other path');
    if (options.fix) throw new UsageError('`--fix` mends files, and stdin is none');
    const report = await checkStdin(run, options.stdinFilename ?? 'stdin.yaml', io);
    return publish(writeReport(report, format), format, options, settings.failOn, io);
  }
  const inputs = resolveInputs(io.host, settings, words);
  await printNotices(inputs, io);
  for (const missed of missedInputs(inputs, io.host)) run.miss(missed);
  if (options.fix) {
    const { fixFiles } = await import('../fix-files.ts');
    const { files, unread } = await fixFiles(inputs, settings, options, options.dryRun === true, io);
    // What would change is the report; where nothing would, the check has the word.
    if (options.dryRun && files > 0)
      return unread > 0 || inputs.notRead.length > 0 ? EXIT.trouble : EXIT.findings;
  }
  const summaries = inputs.sources.map(sourceSummary);
  if (countFiles(inputs.sources) < MANY) {
    for (const source of inputs.sources) await checkFiles(run, source, settings, io.host);
    const report = writeReport(run.report(summaries), format);
    return publish(report, format, options, settings.failOn, io);
  }
  const { checkMany } = await import('../many/check-many.ts');
  const parts = await checkMany(inputs.sources, { options, settings, style, format }, io);
  const report = joinParts([writePart(run.drain(), format), ...parts], summaries);
  return publish(report, format, options, settings.failOn, io);
}

function countFiles(sources: readonly Source[]): number {
  return sources.reduce((sum, { files }) => sum + files.length, 0);
}

async function checkStdin(run: Check, path: string, io: Io) {
  const decoded = decodeText(await io.readStdin());
  if ('problem' in decoded) run.miss({ path, line: undefined, reason: decoded.detail, failed: true });
  else {
    const document = createDocument(path, decoded.text);
    await run.add({ document, source: 'stdin', role: 'config', dialect: undefined, status: undefined });
  }
  return run.report([{ name: 'stdin', role: 'config', files: 1, because: 'read from standard input' }]);
}
