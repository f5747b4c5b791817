import { type MapFormat, mapText, TREE_WIDTH } from '../../map/format.ts';
import type { MapBy } from '../../map/graph.ts';
import { MERMAID_EDGES, mermaidEdges } from '../../map/mermaid.ts';
import { absolutePath } from '../../project/paths.ts';
import { UsageError } from '../../project/problem.ts';
import { printable } from '../../report/printable.ts';
import { useColour } from '../colour.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { mapInputs, readMapping } from '../map-inputs.ts';
import { loadPainter } from '../map-paint.ts';
import { printNotices, settingsFor } from '../session.ts';

/** The options of `map`, as commander hands them over. */
export interface MapCommandOptions {
  readonly format?: MapFormat;
  readonly by?: readonly MapBy[];
  readonly output?: string;
  readonly config?: string;
  readonly color: 'auto' | 'always' | 'never';
  readonly write?: boolean;
  readonly check?: boolean;
}

/** `routelint map [paths…]`: where each class of prompts goes, as the config says and implies. */
export async function map(words: readonly string[], options: MapCommandOptions, io: Io): Promise<ExitCode> {
  const { config, color } = options;
  const settings = await settingsFor(
    { format: 'pretty', color, ...(config === undefined ? {} : { config }) },
    io,
  );
  if (options.write === true || options.check === true) {
    const { mapPages } = await import('./map-pages.ts');
    return mapPages(words, options, settings, io);
  }
  const inputs = mapInputs(io.host, settings, words);
  await printNotices(inputs, io);
  const mapping = await readMapping(inputs, settings, io.host);
  for (const { path, line, reason } of mapping.notRead) {
    const place = line === undefined ? path : `${path}:${line}`;
    io.stderr.write(`routelint: ${printable(place)} is not on the map: ${printable(reason)}\n`);
  }
  const graphs = mapping.graphs(options.by ?? ['lane']);
  const failed = mapping.notRead.some((unread) => unread.failed);
  if (graphs.length === 0) {
    if (failed) return EXIT.trouble;
    const files = mapping.files === 1 ? 'the file holds no' : `none of ${mapping.files} files holds`;
    io.stderr.write(`routelint: there is nothing to map: ${files} routing config that routelint knows\n`);
    return EXIT.nothing;
  }
  const colour = options.output === undefined ? useColour(color, io.stdout, io) : color === 'always';
  const format = options.format ?? 'tree';
  const text = mapText(graphs, format, {
    width: io.stdout.columns ?? TREE_WIDTH,
    paint: await loadPainter(colour),
  });
  if (options.output === undefined) io.stdout.write(text);
  else writeMap(options.output, text, io);
  const edges = format === 'mermaid' ? mermaidEdges(text) : 0;
  if (edges > MERMAID_EDGES) {
    const limit = `Mermaid draws ${MERMAID_EDGES} unless its \`maxEdges\` is raised`;
    io.stderr.write(`routelint: this chart has ${edges} edges, and ${limit}\n`);
  }
  return failed ? EXIT.trouble : EXIT.clean;
}

function writeMap(path: string, text: string, io: Io): void {
  try {
    io.writeFile(absolutePath(io.host, path), text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`the map could not be written to ${path}: ${reason}`);
  }
}
