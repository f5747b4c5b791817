import type {
  TracedHop,
  TracedLane,
  TracedPath,
  TracedPrompt,
  TracedTarget,
  TraceReport,
} from '../findings/trace-report.ts';
import { type Location, locationRange } from '../text/document.ts';
import type { Paint } from './paint.ts';
import { plainJson } from './plain-json.ts';
import { escapeControls, printable } from './printable.ts';

/** A trace for people: for each config and lane the decision, each hop with its place, and where it ends. */
export function* traceLines(report: TraceReport, paint: Paint): Generator<string> {
  yield* givenLines(report, paint);
  for (const { block, lanes } of report.blocks) {
    yield '';
    yield `${paint.bold(placeOf(block.at))} ${paint.dim(block.dialect)}`;
    for (const { titles, lane } of alike(lanes, paint)) yield* laneLines(titles, lane, paint);
  }
  const notes = report.notes.map((note) => `${paint.dim('note:')} ${printable(note)}`);
  if (notes.length > 0) yield '';
  yield* notes;
  for (const { path, line, reason, failed } of report.notRead)
    yield `${failed ? 'not read' : paint.dim('not read')} ${escapeControls(path)}${line === undefined ? '' : `:${line}`}: ${printable(reason)}`;
}

function* givenLines({ given }: TraceReport, paint: Paint): Generator<string> {
  const kind = given.private ? 'a private prompt' : 'a prompt';
  const why = given.because === '' ? '' : ` (${given.because})`;
  const signals = given.signals.map((name) => printable(name));
  const all = [...given.told, ...signals];
  yield `${paint.bold(kind)}${why}${all.length === 0 ? ' of any size' : `: ${all.join(', ')}`}`;
}

/** Lanes of which all is told in the same words, to be told of once. */
export function alike(
  lanes: readonly TracedLane[],
  paint: Paint,
): Iterable<{ titles: string[]; lane: TracedLane }> {
  const groups = new Map<string, { titles: string[]; lane: TracedLane }>();
  for (const lane of lanes) {
    const key = [...laneLines([''], lane, paint)].join('\n');
    const group = groups.get(key);
    if (group) group.titles.push(lane.title);
    else groups.set(key, { titles: [lane.title], lane });
  }
  return groups.values();
}

/** What became of the prompts of some lanes that all is the same of; the first line is empty. */
export function* laneLines(
  titles: readonly string[],
  { traces }: TracedLane,
  paint: Paint,
): Generator<string> {
  const name = titles.map((title) => printable(title)).join(', ');
  if (traces.length === 0) yield `  ${paint.bold(name)}: no prompt can be traced`;
  for (const trace of traces) {
    yield '';
    yield `  ${paint.bold(name)}: ${printable(trace.what)}`;
    yield* routeLines(trace, paint);
    for (const why of trace.whyNot) yield `    ${paint.dim('why not')} ${printable(why)}`;
    if (trace.paths.length === 0) yield `    ${paint.severity('warning', 'no route takes it')}`;
    for (const [index, path] of trace.paths.entries()) {
      if (index > 0) yield `    ${paint.dim('or')}`;
      yield* pathLines(path, paint);
    }
  }
}

/** Why a prompt takes the route it takes; nothing for a lane that leaves it no choice. */
export function* routeLines({ routes }: TracedPrompt, paint: Paint): Generator<string> {
  // One route that takes everything is no decision.
  if (routes.length < 2 && routes.every((route) => route.verdict === 'taken')) return;
  for (const { id, at, verdict, because } of routes) {
    if (verdict === 'late') continue;
    const head = `    route ${printable(id)} ${paint.dim(placeOf(at))}`;
    yield `${head} ${verdict === 'taken' ? paint.good('matches') : 'does not match'}`;
    for (const reason of because) yield `      ${printable(reason)}`;
  }
}

/** One way to the end, hop by hop. */
export function* pathLines({ hops, answered, forbidden }: TracedPath, paint: Paint): Generator<string> {
  for (const hop of hops) yield* hopLines(hop, paint);
  if (!answered) yield `    ${paint.severity('warning', 'nothing answers it')}`;
  if (forbidden) yield `    ${paint.severity('error', 'the policy does not let private prompts go there')}`;
}

function* hopLines(hop: TracedHop, paint: Paint): Generator<string> {
  const { targets, failed, lane, because, depends, at } = hop;
  const names = targets.map((target) => printable(target.label)).join(' or ');
  const where = `${paint.dim(placeOf(at))}${lane === '' ? '' : ` (${printable(lane)})`}`;
  if (failed === '') yield `    ${paint.good('→')} ${paint.bold(names)} ${where}`;
  else
    yield `    ${paint.dim('×')} ${names} ${where}: ${targets.length > 1 ? 'all fail; the last ' : ''}${failed}`;
  const maybe = depends.length === 0 ? '' : `, and the ${depends.join(' and the ')} may rule it out`;
  if (because !== '') yield `      no key says so${maybe}: ${printable(because)}`;
  if (failed === '') for (const line of new Set(targets.map(factsOf))) yield `      ${line}`;
}

function factsOf({ locality, localityBecause, access, accessBecause }: TracedTarget): string {
  return `${locality}: ${printable(localityBecause)}; ${access}: ${printable(accessBecause)}`;
}

/** `config.yaml:2:3` */
export function placeOf(at: Location): string {
  const { line, column } = locationRange(at).start;
  return `${escapeControls(at.document.path)}:${line}:${column}`;
}

/** A trace as JSON, with lines and columns from 1. It holds nothing of the prompt's text. */
export function traceJson(
  report: TraceReport,
  tool: { readonly name: string; readonly version: string },
): string {
  return plainJson({ version: 1, tool, command: 'trace', ...report });
}
