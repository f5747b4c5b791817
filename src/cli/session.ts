import { dialects } from '../dialects/index.ts';
import type { SourceSummary, Unread } from '../findings/report.ts';
import { rules } from '../generated/rules.ts';
import type { Input } from '../pipeline/context.ts';
import type { Host } from '../project/host.ts';
import type { Inputs } from '../project/inputs.ts';
import { type LoadedSettings, loadSettings } from '../project/load.ts';
import { displayPath } from '../project/paths.ts';
import type { ConfigProblem } from '../project/problem.ts';
import { readFile, wasRead } from '../project/read.ts';
import type { Settings } from '../project/settings.ts';
import type { Source } from '../project/source.ts';
import { decodeText } from '../text/decode.ts';
import { createDocument, type Document } from '../text/document.ts';
import { problemLines } from './errors.ts';
import type { Io } from './io.ts';
import type { CommonOptions } from './options.ts';

/** Settings for a command, with the warnings about them printed. */
export async function settingsFor(options: CommonOptions, io: Io): Promise<Settings> {
  const { settings, problems } = loadedSettings(options, io.host);
  await printProblems(problems, io);
  return settings;
}

/** Settings for a command, and the warnings about them. */
export function loadedSettings(options: CommonOptions, host: Host): LoadedSettings {
  return loadSettings(host, {
    config: options.config,
    preset: options.preset,
    levels: options.rule,
    rules,
    dialects: dialects.map((dialect) => dialect.id),
  });
}

/** Prints what is odd about the settings or the inputs, which stops nothing. */
export async function printProblems(problems: readonly ConfigProblem[], io: Io): Promise<void> {
  for (const line of await problemLines(problems, io)) io.stderr.write(`${line}\n`);
}

/** Prints the notices and warnings that came with resolved inputs. */
export async function printNotices(inputs: Inputs, io: Io): Promise<void> {
  for (const notice of inputs.notices) io.stderr.write(`routelint: ${notice}\n`);
  await printProblems(inputs.problems, io);
}

/** The files of a source as inputs, read one after the other. What cannot be read goes to `miss`. */
export function* inputsOf(
  source: Source,
  settings: Settings,
  host: Host,
  miss: (unread: Unread) => void,
): Generator<Input> {
  for (const path of source.files) {
    const file = readFile(host, path, settings.limits);
    if (!wasRead(file)) {
      miss({ path: displayPath(host, path), line: undefined, reason: file.reason, failed: true });
      continue;
    }
    const decoded = decodeText(file.bytes);
    if ('problem' in decoded) {
      miss({ path: file.display, line: undefined, reason: decoded.detail, failed: true });
      continue;
    }
    yield inputOf(createDocument(file.display, decoded.text), path, source, settings);
  }
}

/** A document of a source as an input. `path` is absolute. */
export function inputOf(document: Document, path: string, source: Source, settings: Settings): Input {
  const { name, role, dialect } = source;
  return { document, source: name, role, dialect, status: settings.status(path) };
}

/** Files that discovery already knows cannot be read. */
export function missedInputs(inputs: Inputs, host: Host): Unread[] {
  return inputs.notRead.map(({ path, reason }) => ({
    path: displayPath(host, path),
    line: undefined,
    reason,
    failed: true,
  }));
}

/** A source as reports list it. */
export function sourceSummary({ name, role, files, because }: Source): SourceSummary {
  return { name, role, files: files.length, because };
}
