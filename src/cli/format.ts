import { loadPaint } from '../report/paint.ts';
import { prettyFormat } from '../report/pretty.ts';
import type { Format } from '../report/written.ts';
import type { Severity } from '../rules/rule.ts';
import { VERSION } from '../version.ts';
import { useColour } from './colour.ts';
import type { Io } from './io.ts';
import type { CommonOptions } from './options.ts';

/** What a report is to look like: plain data, which other threads can be given. */
export interface Style {
  readonly format: CommonOptions['format'];
  readonly colour: boolean;
  /** People are shown findings from here on. */
  readonly least: Severity;
}

/** The style that options ask for. `failOn` is the settings' own. */
export function styleOf(options: CommonOptions, failOn: Severity, io: Io): Style {
  const toStdout = options.output === undefined;
  const fails = options.failOn ?? failOn;
  return {
    format: options.format,
    colour: options.color === 'always' || (toStdout && useColour(options.color, io.stdout, io)),
    least: options.quiet === true && fails !== 'never' ? fails : 'info',
  };
}

/** The format of a style. Only the one for people is there without being loaded. */
export async function loadFormat({ format, colour, least }: Style): Promise<Format> {
  if (format === 'json') {
    const { jsonFormat } = await import('../report/json.ts');
    return jsonFormat({ name: 'routelint', version: VERSION });
  }
  if (format === 'github') return (await import('../report/github.ts')).githubFormat;
  return prettyFormat({ paint: await loadPaint(colour), least });
}
