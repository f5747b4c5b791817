import type { Span } from '../../text/span.ts';
import { mapBy } from '../by.ts';
import { MAP_FORMATS, type MapFormat } from '../format.ts';
import { MAP_BY, type MapBy } from '../graph.ts';

/** What the marker at the start of an embedded map asks for. */
export interface MapRequest {
  /** Names of sources, or paths from the page's folder. */
  readonly sources: readonly string[];
  readonly format: MapFormat;
  readonly by: readonly MapBy[];
  /** The drawing's file, from the page's folder; set for the format svg. */
  readonly file: string | undefined;
}

/** Something wrong with a marker; `message` and `help` as findings have them. */
export interface MarkerProblem {
  readonly message: string;
  readonly help: string;
  readonly span: Span;
}

const FILE = /^(?!\/)[\w./-]+\.svg$/;

/** Reads the words of a marker: `live format=mermaid by=privacy,lane`. */
export function readRequest(words: readonly string[], span: Span): MapRequest | MarkerProblem {
  const sources: string[] = [];
  let format: MapFormat = 'markdown';
  let by: readonly MapBy[] = ['lane'];
  let file: string | undefined;
  for (const word of words) {
    const [, name, value = ''] = /^([a-z]+)=(.*)$/.exec(word) ?? [];
    if (name === undefined) sources.push(word);
    else if (name === 'format') {
      const known = MAP_FORMATS.find((one) => one === value);
      if (!known) return wrong(`\`format=${value}\` is no format of a map`, choices(MAP_FORMATS), span);
      format = known;
    } else if (name === 'by') {
      const known = mapBy(value);
      if (!known) return wrong(`\`by=${value}\` is nothing that lanes are grouped by`, choices(MAP_BY), span);
      by = known;
    } else if (name === 'file') {
      if (!FILE.test(value))
        return wrong(
          `\`file=${value}\` is no drawing beside this page`,
          'name a file such as `map.svg`',
          span,
        );
      file = value;
    } else return wrong(`a map has no option \`${name}\``, choices(['format', 'by', 'file']), span);
  }
  if (format === 'svg' && file === undefined)
    return wrong('a drawing needs a file', 'add `file=map.svg`', span);
  if (format !== 'svg' && file !== undefined)
    return wrong('`file` goes with drawings only', 'add `format=svg`, or take `file` away', span);
  return { sources: sources.length > 0 ? sources : ['live'], format, by, file };
}

function wrong(message: string, help: string, span: Span): MarkerProblem {
  return { message, help, span };
}

function choices(all: readonly string[]): string {
  return `use one of ${all.join(', ')}`;
}
