import { findMaps } from '../map/embed/find.ts';
import { embeddedText, type Refreshed, refreshed, unixLines } from '../map/embed/refresh.ts';
import { mapText } from '../map/format.ts';
import { SVG_MARK } from '../map/svg/svg.ts';
import { absolutePath, directoryOf, displayPath, isInside } from '../project/paths.ts';
import { type ConfigProblem, UsageError } from '../project/problem.ts';
import { readFile, wasRead } from '../project/read.ts';
import type { Settings } from '../project/settings.ts';
import { decodeText } from '../text/decode.ts';
import type { Document } from '../text/document.ts';
import type { Span } from '../text/span.ts';
import type { Io } from './io.ts';
import { mapInputs, readMapping } from './map-inputs.ts';

/** A file whose text is not what the config says now. */
export interface Stale {
  /** Absolute. */
  readonly path: string;
  readonly display: string;
  /** As it is; undefined where there is no such file. */
  readonly before: string | undefined;
  readonly after: string;
}

/** What became of the maps of one page. */
export interface PageMaps {
  readonly maps: number;
  readonly stale: readonly Stale[];
  readonly problems: readonly ConfigProblem[];
}

/** Holds the maps of a page against the config they were drawn of. Writes nothing. */
export async function pageMaps(path: string, page: Document, settings: Settings, io: Io): Promise<PageMaps> {
  const { maps, problems: wrong } = findMaps(path, page.text);
  const problems: ConfigProblem[] = wrong.map(({ span, message, help }) =>
    problem(page, span, message, help),
  );
  const stale: Stale[] = [];
  const texts: Refreshed[] = [];
  for (const map of maps) {
    try {
      const drawn = await draw(path, map.request.sources, settings, io);
      if (typeof drawn === 'string') {
        problems.push(problem(page, map.span, drawn, '`routelint map` draws the same map on its own'));
        continue;
      }
      const graphs = drawn.graphs(map.request.by);
      const { file } = map.request;
      // A drawing that cannot be written throws, and the page then keeps what it has.
      if (file !== undefined) stale.push(...drawing(path, file, mapText(graphs, 'svg'), settings, io));
      texts.push({ map, text: embeddedText(map.request, graphs) });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(problem(page, map.span, error.message, error.hint ?? ''));
    }
  }
  const after = refreshed(page.text, texts);
  if (after !== page.text) stale.unshift({ path, display: page.path, before: page.text, after });
  problems.sort((one, other) => one.at.span.start - other.at.span.start);
  return { maps: maps.length + wrong.length, stale, problems };
}

// The mapping, or a clause that says why there is none.
async function draw(path: string, sources: readonly string[], settings: Settings, io: Io) {
  // Paths in a page start at the page, wherever routelint is run.
  const beside = { ...io.host, cwd: directoryOf(path) };
  const mapping = await readMapping(mapInputs(beside, settings, sources), settings, io.host);
  const failed = mapping.notRead.find((unread) => unread.failed);
  if (failed) {
    const place = failed.line === undefined ? failed.path : `${failed.path}:${failed.line}`;
    return `this map cannot be drawn: ${place}: ${failed.reason}`;
  }
  const [first] = mapping.graphs(['lane']);
  return first ? mapping : 'this map would be empty: its source holds no routing config that routelint knows';
}

function drawing(page: string, file: string, text: string, settings: Settings, io: Io): readonly Stale[] {
  const folder = directoryOf(page);
  const path = absolutePath(io.host, file, folder);
  if (!isInside(folder, path) && !isInside(io.host.cwd, path))
    throw new UsageError(`\`file=${file}\` leads out of the folder that routelint was run in`);
  const found = readFile(io.host, path, settings.limits);
  const display = displayPath(io.host, path);
  if (!wasRead(found)) {
    if (found.code !== 'missing') throw new UsageError(`${display} cannot be read: ${found.reason}`);
    return [{ path, display, before: undefined, after: text }];
  }
  const decoded = decodeText(found.bytes);
  if ('problem' in decoded || !decoded.text.includes(SVG_MARK))
    throw new UsageError(
      `${display} is no drawing of routelint`,
      'routelint writes over its own drawings only: name another file, or delete this one',
    );
  if (unixLines(decoded.text) === text) return [];
  return [{ path, display, before: decoded.text, after: text }];
}

function problem(document: Document, span: Span, message: string, help: string): ConfigProblem {
  return { message, help, at: { document, span }, severity: 'error' };
}
