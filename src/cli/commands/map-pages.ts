import { formatOf } from '../../blocks/format.ts';
import { resolveInputs } from '../../project/inputs.ts';
import { UsageError } from '../../project/problem.ts';
import { readFile, wasRead } from '../../project/read.ts';
import type { Settings } from '../../project/settings.ts';
import { loadPaint, type Paint } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import { decodeText } from '../../text/decode.ts';
import { createDocument } from '../../text/document.ts';
import { useColour } from '../colour.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { pageMaps, type Stale } from '../map-page.ts';
import { printNotices, printProblems } from '../session.ts';
import type { MapCommandOptions } from './map.ts';

const BOM = '\ufeff';

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
  for (const { path, reason } of inputs.notRead) io.stderr.write(`routelint: ${unread(path, reason)}\n`);
  for (const path of new Set(paths)) {
    const page = readPage(path, settings, io);
    if (!page) failed = true;
    else if (page.text.includes('routelint map')) {
      const found = await pageMaps(path, createDocument(page.display, page.text), settings, io);
      maps += found.maps;
      if (found.problems.length > 0) failed = true;
      await printProblems(found.problems, io);
      stale.push(...found.stale.map((one) => (one.path === path && page.marked ? withMark(one) : one)));
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

interface Page {
  readonly display: string;
  readonly text: string;
  /** It starts with a byte-order mark. */
  readonly marked: boolean;
}

function readPage(path: string, settings: Settings, io: Io): Page | undefined {
  const file = readFile(io.host, path, settings.limits);
  if (!wasRead(file)) {
    io.stderr.write(`routelint: ${unread(path, file.reason)}\n`);
    return undefined;
  }
  const marked = file.bytes[0] === 0xef && file.bytes[1] === 0xbb && file.bytes[2] === 0xbf;
  const decoded = decodeText(file.bytes);
  if ('text' in decoded) return { display: file.display, text: decoded.text, marked };
  io.stderr.write(`routelint: ${unread(file.display, decoded.detail)}\n`);
  return undefined;
}

function unread(path: string, reason: string): string {
  return `${printable(path)} could not be read: ${printable(reason)}`;
}

function withMark(stale: Stale): Stale {
  return { ...stale, before: BOM + (stale.before ?? ''), after: BOM + stale.after };
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
    try {
      // A link stays a link: what it leads to is written.
      io.writeFile(before === undefined ? path : io.host.files.realpath(path), after);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(`${display} could not be written: ${reason}`);
    }
    io.stdout.write(`${printable(display)}: ${before === undefined ? 'drawn' : 'refreshed'}\n`);
  }
}

async function printAll(stale: readonly Stale[], paint: Paint, io: Io): Promise<void> {
  if (stale.length === 0) return;
  const { createTwoFilesPatch } = await import('diff');
  for (const { display, before, after } of stale) {
    const name = printable(display);
    io.stdout.write(`${paint.bold(name)}: ${before === undefined ? 'missing' : 'out of date'}\n`);
    if (before === undefined) continue;
    const patch = createTwoFilesPatch(
      name,
      name,
      lines(before),
      lines(after),
      'as written',
      'as the config is now',
    );
    for (const line of patch.slice(patch.indexOf('--- ')).trimEnd().split('\n'))
      io.stdout.write(`${painted(line, paint)}\n`);
  }
  const count = stale.length === 1 ? '1 file is' : `${stale.length} files are`;
  io.stderr.write(
    `routelint: ${count} out of date; \`routelint map --write\` refreshes what is between the markers\n`,
  );
}

// Differences of line ends alone are none.
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function painted(line: string, paint: Paint): string {
  const text = printable(line);
  if (line.startsWith('+')) return paint.good(text);
  return line.startsWith('-') ? paint.severity('error', text) : text;
}
