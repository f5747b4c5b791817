import type { TraceReport } from '../../findings/trace-report.ts';
import { SIZES } from '../../flow/prompt.ts';
import { Trace } from '../../pipeline/trace.ts';
import { type PromptFacts, promptFacts } from '../../pipeline/trace-prompt.ts';
import { type Inputs, resolveInputs } from '../../project/inputs.ts';
import { isThere } from '../../project/is-there.ts';
import { knownLive } from '../../project/known-places.ts';
import { absolutePath } from '../../project/paths.ts';
import { UsageError } from '../../project/problem.ts';
import { readFile, wasRead } from '../../project/read.ts';
import type { Settings } from '../../project/settings.ts';
import { loadPaint } from '../../report/paint.ts';
import { traceJson, traceLines } from '../../report/trace.ts';
import { decodeText } from '../../text/decode.ts';
import { VERSION } from '../../version.ts';
import { useColour } from '../colour.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { inputsOf, missedInputs, printNotices, settingsFor } from '../session.ts';
import type { Failing } from '../trace-grammar.ts';

/** The options of `trace` as commander hands them over: numbers and failures are checked by its parsers. */
export interface TraceOptions {
  readonly in?: readonly string[];
  readonly file?: string;
  readonly private?: boolean;
  readonly chars?: number;
  readonly words?: number;
  readonly lines?: number;
  readonly tokens?: number;
  readonly signal?: readonly string[];
  readonly lane?: readonly string[];
  readonly down?: readonly string[];
  readonly fail?: readonly Failing[];
  readonly whyNot?: string;
  readonly format: 'pretty' | 'json';
  readonly config?: string;
  readonly color: 'auto' | 'always' | 'never';
}

/** `routelint trace [prompt]`: where a prompt goes, step by step. Its text is measured here and goes nowhere. */
export async function trace(text: string | undefined, options: TraceOptions, io: Io): Promise<ExitCode> {
  const settings = await settingsFor({ ...options, format: 'pretty' }, io);
  const prompt = await promptOf(text, options, settings, io);
  const run = new Trace(settings);
  const inputs = inputsFor(options.in ?? [], settings, io);
  await printNotices(inputs, io);
  for (const missed of missedInputs(inputs, io.host)) run.miss(missed);
  for (const source of inputs.sources)
    for (const input of inputsOf(source, settings, io.host, (missed) => run.miss(missed)))
      await run.add(input);
  const down = (options.down ?? []).map((name) => ({ name, failure: 'connection' as const }));
  const failing = [...down, ...(options.fail ?? [])];
  const report = run.report({ prompt, lanes: options.lane ?? [], failing, whyNot: options.whyNot });
  await print(report, options, io);
  return exitCode(report, io);
}

async function promptOf(
  text: string | undefined,
  options: TraceOptions,
  settings: Settings,
  io: Io,
): Promise<PromptFacts> {
  const isPrivate = options.private === true;
  const sizes = Object.fromEntries(
    SIZES.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
  const isText = text !== undefined || options.file !== undefined;
  if (!isText) return { private: isPrivate, because: '', sizes, signals: options.signal ?? [] };
  if (text !== undefined && options.file !== undefined)
    throw new UsageError('a prompt is given both as an argument and with --file');
  if (Object.keys(sizes).length > 0)
    throw new UsageError('the sizes of a prompt that is given are measured', TAKEN_FOR_PROMPT);
  if (text !== undefined && isPath(text, io))
    io.stderr.write(`routelint: the prompt is the name of a file, too: ${TAKEN_FOR_PROMPT}\n`);
  const read = text !== undefined && text !== '-' ? text : await readPrompt(options.file, settings, io);
  if (read.trim() === '') throw new UsageError('the prompt is empty');
  const facts = promptFacts(read, isPrivate);
  return { ...facts, signals: [...new Set([...facts.signals, ...(options.signal ?? [])])] };
}

const TAKEN_FOR_PROMPT =
  'what stands after `trace` is the text of the prompt; --in names a config to trace it through, --file one to read it from';

// A prompt is not printed, not even to say that it looks like a path.
function isPath(text: string, io: Io): boolean {
  return !/[\s\0]/.test(text) && text !== '-' && isThere(io.host, absolutePath(io.host, text));
}

// What a file holds is never part of an error either.
async function readPrompt(file: string | undefined, settings: Settings, io: Io): Promise<string> {
  let bytes: Uint8Array;
  if (file === undefined || file === '-') bytes = await io.readStdin();
  else {
    const found = readFile(io.host, absolutePath(io.host, file), settings.limits);
    if (!wasRead(found)) throw new UsageError(`the prompt could not be read from ${file}: ${found.reason}`);
    bytes = found.bytes;
  }
  const decoded = decodeText(bytes);
  if ('problem' in decoded) throw new UsageError('the prompt is not UTF-8 text');
  return decoded.text;
}

// What is live, where that is known; else what `check` would read.
function inputsFor(words: readonly string[], settings: Settings, io: Io): Inputs {
  if (words.length > 0) return resolveInputs(io.host, settings, words);
  const isDeclared = settings.declared.some((spec) => spec.role === 'live');
  const isLive = isDeclared || (settings.declared.length === 0 && knownLive(io.host).length > 0);
  return resolveInputs(io.host, settings, isLive ? ['live'] : []);
}

async function print(report: TraceReport, options: TraceOptions, io: Io): Promise<void> {
  if (options.format === 'json') {
    io.stdout.write(traceJson(report, { name: 'routelint', version: VERSION }));
    return;
  }
  if (report.blocks.length === 0) return;
  const paint = await loadPaint(useColour(options.color, io.stdout, io));
  io.stdout.write(`${[...traceLines(report, paint)].join('\n')}\n`);
}

function exitCode(report: TraceReport, io: Io): ExitCode {
  if (!report.complete) {
    for (const { path, reason } of report.notRead)
      io.stderr.write(`routelint: not read ${path}: ${reason}\n`);
    return EXIT.trouble;
  }
  if (report.blocks.length === 0) {
    io.stderr.write('routelint: there is no routing config to trace the prompt through\n');
    return EXIT.nothing;
  }
  const traces = report.blocks.flatMap(({ lanes }) => lanes.flatMap((lane) => lane.traces));
  return traces.some(({ paths }) => paths.some((path) => path.forbidden)) ? EXIT.findings : EXIT.clean;
}
