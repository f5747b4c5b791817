import type { RecognisedBlock } from '../dialects/recognise.ts';
import { type BlockSummary, isComplete, type Unread } from '../findings/report.ts';
import type { TracedLane, TraceReport } from '../findings/trace-report.ts';
import { type Completed, completeSizes } from '../flow/complete.ts';
import { sizeText } from '../flow/describe-prompt.ts';
import type { Failure, World } from '../flow/flow.ts';
import { isLane, isRoute } from '../flow/named-lanes.ts';
import { targetNames, targetsNamed } from '../flow/named-targets.ts';
import { worldNamed } from '../flow/named-world.ts';
import { SIZES } from '../flow/prompt.ts';
import type { Route, RoutingModel } from '../model/routing.ts';
import { UsageError } from '../project/problem.ts';
import { nearest } from '../text/nearest.ts';
import { redact } from '../text/redact.ts';
import { type CheckSettings, createContext, type Input, type PipelineContext } from './context.ts';
import { readInput } from './read-input.ts';
import { summarise } from './summarise.ts';
import { tracedLane } from './trace-lane.ts';
import type { PromptFacts } from './trace-prompt.ts';
import { standsFor } from './trace-words.ts';

/** What is asked of a trace. */
export interface TraceQuestion {
  readonly prompt: PromptFacts;
  /** Ids or titles of lanes; none: all of them. */
  readonly lanes: readonly string[];
  /** What fails, by a name, and how. */
  readonly failing: readonly { readonly name: string; readonly failure: Failure }[];
  /** A route, by its id or a name of its first targets. */
  readonly whyNot: string | undefined;
}

interface Held {
  readonly recognised: RecognisedBlock;
  readonly summary: BlockSummary;
}

/** A trace that goes on: configs are added one by one, then the prompt goes through each of them. */
export class Trace {
  readonly #context: PipelineContext;
  readonly #held: Held[] = [];
  readonly #notRecognised: Unread[] = [];
  readonly #notRead: Unread[] = [];

  constructor(settings: CheckSettings) {
    this.#context = createContext(settings);
  }

  async add(input: Input): Promise<void> {
    const reading = await readInput(input, this.#context);
    this.#notRecognised.push(...reading.notRecognised);
    this.#notRead.push(...reading.notRead);
    for (const recognised of reading.recognised)
      this.#held.push({ recognised, summary: summarise(recognised, input) });
  }

  /** Notes a file that could not be read at all. */
  miss(unread: Unread): void {
    this.#notRead.push(unread);
  }

  /** Sends the prompt through what was added. Throws `UsageError` for names that nothing goes by. */
  report(question: TraceQuestion): TraceReport {
    const { prompt } = question;
    const completed = completeSizes(prompt.sizes);
    if (!completed)
      throw new UsageError('no prompt has these sizes', 'n words take at least 2n - 1 characters');
    const models = this.#held.map(({ recognised }) => recognised.model);
    if (models.length > 0) this.#verify(question, models);
    const notes = new Set<string>();
    const blocks = this.#held.map(({ recognised, summary }) => ({
      block: summary,
      lanes: this.#traced(recognised, question, notes),
    }));
    return {
      given: givenOf(prompt, completed),
      blocks: blocks.filter((one) => one.lanes.length > 0),
      notes: [...notes],
      notRecognised: this.#notRecognised,
      notRead: this.#notRead,
      complete: isComplete(this.#notRead),
    };
  }

  #traced({ block, model }: RecognisedBlock, question: TraceQuestion, notes: Set<string>): TracedLane[] {
    const world = worldOf(model, question, notes);
    const { whyNot } = question;
    const isAsked = (route: Route): boolean => whyNot !== undefined && isRoute(model, route, whyNot);
    const lanes = model.lanes
      .filter((lane) =>
        question.lanes.length === 0 ? !lane.inner : question.lanes.some((name) => isLane(lane, name)),
      )
      .filter((lane) => whyNot === undefined || lane.routes.some(isAsked));
    const { policy } = this.#context.settings;
    const tracing = { model, view: block.view, policy, facts: question.prompt, world, isAsked };
    for (const { what } of lanes.length > 0 ? model.notModelled : [])
      notes.add(`not modelled, so it may go otherwise: ${redact(what)}`);
    return lanes.map((lane) => tracedLane(tracing, lane));
  }

  // A name must mean something in one of the blocks at least.
  #verify({ lanes, failing, whyNot }: TraceQuestion, models: readonly RoutingModel[]): void {
    const all = models.flatMap((model) => model.lanes);
    for (const name of lanes)
      if (!all.some((lane) => isLane(lane, name)))
        throw unknown(
          'lane',
          name,
          all.map((lane) => lane.id),
        );
    for (const { name } of failing)
      if (!models.some((model) => targetsNamed(model, name).length > 0))
        throw unknown('target', name, models.flatMap(targetNames));
    const routed = (model: RoutingModel) => model.lanes.flatMap((lane) => lane.routes);
    const isKnown = (name: string) =>
      models.some((model) => routed(model).some((route) => isRoute(model, route, name)));
    if (whyNot !== undefined && !isKnown(whyNot))
      throw unknown(
        'route',
        whyNot,
        models.flatMap(routed).map((route) => route.id),
      );
  }
}

function givenOf({ sizes, signals, ...rest }: PromptFacts, completed: Completed): TraceReport['given'] {
  if (Object.keys(sizes).length === 0 && signals.length === 0)
    return { ...rest, sizes, assumed: [], told: [], signals };
  const { assumed } = completed;
  const told = SIZES.map(
    (name) => `${sizeText(name, completed.sizes[name])}${assumed.includes(name) ? ' (assumed)' : ''}`,
  );
  return { ...rest, sizes: completed.sizes, assumed, told, signals };
}

function worldOf(model: RoutingModel, { failing }: TraceQuestion, notes: Set<string>): World {
  const { world, several, clash } = worldNamed(model, failing);
  for (const [name, targets] of several) notes.add(standsFor(name, targets));
  if (clash !== undefined)
    throw new UsageError(
      `\`${redact(clash)}\` cannot fail in this way beside what fails already`,
      'what shares a host, a credential or an account fails together',
    );
  return world;
}

function unknown(what: string, name: string, known: readonly string[]): UsageError {
  const meant = nearest(name, new Set(known));
  const some = [...new Set(known)].slice(0, 8).map((one) => `\`${one}\``);
  const hint = meant === undefined ? `there are ${some.join(', ')}` : `did you mean \`${meant}\`?`;
  return new UsageError(`no ${what} goes by \`${name}\``, redact(hint));
}
