import { formatOf } from '../../blocks/format.ts';
import { resolveInputs } from '../../project/inputs.ts';
import { UsageError } from '../../project/problem.ts';
import type { Settings } from '../../project/settings.ts';
import { loadPaint, type Paint } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import { createDocument } from '../../text/document.ts';
import { useColour } from '../colour.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { pageMaps, type Stale } from '../map-page.ts';
import { patchLines } from '../patch.ts';
import { printNotices, printProblems } from '../session.ts';
import { readTextFile, type TextFile, unreadableText, withMark, writeText } from '../text-file.ts';
import type { MapCommandOptions } from './map.ts';

/** `routelint map --check` and `--write`: the maps between markers in Markdown pages. */
export async function mapPages(
  words: readonly string[],
  options: MapCommandOptions,
  settings: Settings,
  io: Io,
): Promise<ExitCode> {
  refuse(options);
  const inputs = resolveInputs(io.host, settings, words);
  await printNotices(inputs, io);
  const paths = inputs.sources
    .flatMap((source) => source.files)
    .filter((path) => formatOf(path) === 'markdown');
  let maps = 0;
  let failed = inputs.notRead.length > 0;
  const stale: Stale[] = [];
  for (const { path, reason } of inputs.notRead)
    io.stderr.write(`routelint: ${unreadableText({ display: path, reason })}\n`);
  for (const path of new Set(paths)) {
    const page = readTextFile(path, settings, io);
    if ('reason' in page) {
      failed = true;
      io.stderr.write(`routelint: ${unreadableText(page)}\n`);
    } else if (page.text.includes('routelint map')) {
      const found = await pageMaps(path, createDocument(page.display, page.text), settings, io);
      maps += found.maps;
      if (found.problems.length > 0) failed = true;
      await printProblems(found.problems, io);
      stale.push(...found.stale.map((one) => (one.path === path ? asIn(page, one) : one)));
    }
  }
  if (maps === 0 && !failed) {
    io.stderr.write(`routelint: ${nothing(new Set(paths).size)}\n`);
    return EXIT.nothing;
  }
  if (options.write === true) writeAll(stale, io);
  else await printAll(stale, await loadPaint(useColour(options.color, io.stdout, io)), io);
  if (failed) return EXIT.trouble;
  if (stale.length === 0) io.stdout.write(`${maps === 1 ? '1 map is' : `${maps} maps are`} up to date\n`);
  return stale.length > 0 && options.check === true ? EXIT.findings : EXIT.clean;
}

// The markers say what is drawn and how.
function refuse({ write, check, format, by, output }: MapCommandOptions): void {
  if (write && check) throw new UsageError('`--write` and `--check` do not go together');
  if (format !== undefined || by !== undefined || output !== undefined) {
    throw new UsageError(
      'the markers in the pages say how their maps are drawn',
      'leave out --format, --by and --output, or write them into the marker: `<!-- routelint map: live format=mermaid -->`',
    );
  }
}

function asIn(page: TextFile, stale: Stale): Stale {
  return { ...stale, before: withMark(stale.before ?? '', page), after: withMark(stale.after, page) };
}

function nothing(pages: number): string {
  const where =
    pages === 0
      ? 'there is no Markdown page'
      : pages === 1
        ? 'the page has none'
        : `none of ${pages} pages has one`;
  return `no map was found between markers: ${where}; see \`<!-- routelint map: live -->\` in docs/map.md`;
}

function writeAll(stale: readonly Stale[], io: Io): void {
  for (const { path, display, before, after } of stale) {
    writeText({ path, display, isNew: before === undefined }, after, io);
    io.stdout.write(`${printable(display)}: ${before === undefined ? 'drawn' : 'refreshed'}\n`);
  }
}

async function printAll(stale: readonly Stale[], paint: Paint, io: Io): Promise<void> {
  if (stale.length === 0) return;
  for (const { display, before, after } of stale) {
    io.stdout.write(
      `${paint.bold(printable(display))}: ${before === undefined ? 'missing' : 'out of date'}\n`,
    );
    if (before === undefined) continue;
    const states = [
      { text: before, title: 'as written' },
      { text: after, title: 'as the config is now' },
    ] as const;
    for (const line of await patchLines(display, ...states, paint)) io.stdout.write(`${line}\n`);
  }
  const count = stale.length === 1 ? '1 file is' : `${stale.length} files are`;
  io.stderr.write(
    `routelint: ${count} out of date; \`routelint map --write\` refreshes what is between the markers\n`,
  );
}
