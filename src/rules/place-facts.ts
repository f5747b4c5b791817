import { type SharedFate, type SinglePoint, sharedWithEarlier, singlePoint } from '../flow/common-fate.ts';
import { kindsText } from '../flow/describe-prompt.ts';
import { cellsOf } from '../flow/partition.ts';
import type { Lane, Route, Step } from '../model/routing.ts';
import type { FactBook } from './fact-book.ts';
import type { Fact } from './fact-types.ts';
import { mayBePrivate } from './policy.ts';

type Targets = readonly Fact<'Target'>[];

// Classes with getters: what takes work waits until a check asks for it, and most never do.

/** The fact of a block. */
export class BlockFact implements Fact<'Block'> {
  readonly #book: FactBook;

  constructor(book: FactBook) {
    this.#book = book;
  }

  get path(): string {
    return this.#book.context.block.id;
  }

  get dialect(): string {
    return this.#book.context.model.dialect;
  }

  get role(): string {
    return this.#book.context.role;
  }

  get completeness(): string {
    return this.#book.context.completeness;
  }

  get versionMin(): string {
    return this.#book.context.model.version.min ?? '';
  }

  get versionMax(): string {
    return this.#book.context.model.version.max ?? '';
  }

  get versionBecause(): string {
    return this.#book.context.model.version.because;
  }

  get versionKnown(): boolean {
    return this.#book.context.model.version.source !== 'unknown';
  }

  get notModelled(): readonly string[] {
    return this.#book.context.model.notModelled.map((fact) => fact.what);
  }

  get kinds(): string {
    return kindsText(cellsOf(this.#book.reach.partition));
  }

  get notFollowed(): readonly string[] {
    return this.#book.reach.cut.map((lane) => lane.title);
  }

  get main(): Targets {
    const main = this.#book.reach.flows.filter(
      (flow) => flow.lane.kind === 'main' && flow.failures.length === 0,
    );
    return this.#book.targets(new Set(main.map((flow) => flow.target.id)));
  }

  get targets(): Targets {
    return this.#book.targets(this.#book.context.model.targets.keys());
  }
}

/** The fact of a lane. */
export class LaneFact implements Fact<'Lane'> {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly implied: boolean;
  readonly private: boolean;
  readonly #book: FactBook;
  readonly #lane: Lane;
  #point: readonly [SinglePoint | undefined] | undefined;

  constructor(book: FactBook, lane: Lane) {
    this.id = lane.id;
    this.kind = lane.kind;
    this.title = lane.title;
    this.implied = lane.implied !== undefined;
    this.private = mayBePrivate(lane.id, book.context.policy);
    this.#book = book;
    this.#lane = lane;
  }

  get because(): string {
    return this.#lane.implied?.because ?? '';
  }

  get named(): boolean {
    // Groups of embedding or image models have the kind of their work, and are picked by name all the same.
    return (
      this.kind === 'group' ||
      this.kind === 'alias' ||
      this.kind === 'catch-all' ||
      this.id.startsWith('group:')
    );
  }

  get targets(): Targets {
    const flows = this.#book.flowsOf(this.#lane);
    return this.#book.targets(new Set(flows.map((flow) => flow.target.id)));
  }

  get firsts(): Targets {
    const first = this.#book.flowsOf(this.#lane).filter((flow) => flow.failures.length === 0);
    return this.#book.targets(new Set(first.map((flow) => flow.target.id)));
  }

  get tells(): readonly string[] {
    const clauses = this.#lane.routes.flatMap((route) => route.when.all);
    return [...new Set(clauses.map((one) => (one.kind === 'size' ? one.dimension : one.name)))];
  }

  get gap(): string {
    const regions = this.#book.reach.regions.get(this.#lane);
    return regions?.complete ? this.#book.promptOf(regions.left) : '';
  }

  get refused(): string {
    const silent = this.#lane.routes.find((route) => route.unanswered && route.chain.length === 0);
    const regions = this.#book.reach.regions.get(this.#lane);
    const region = regions?.complete && regions.routes.find(({ route }) => route === silent);
    return region ? this.#book.promptOf(region.effective) : '';
  }

  get singlePoint(): string {
    return fateWords(this.#single());
  }

  get singleWhole(): boolean {
    return this.#single()?.whole === true;
  }

  #single(): SinglePoint | undefined {
    this.#point ??= [singlePoint(this.#book.walk, this.#lane)];
    return this.#point[0];
  }

  get cycle(): readonly string[] {
    return this.#book.cycle(this.#lane).map((member) => member.title);
  }

  get leads(): boolean {
    return this.#book.cycle(this.#lane)[0] === this.#lane;
  }
}

/** The fact of a step in the chain of a route. */
export class StepFact implements Fact<'Step'> {
  readonly index: number;
  readonly on: readonly string[];
  readonly implied: boolean;
  readonly #book: FactBook;
  readonly #step: Step;
  readonly #route: Route;

  constructor(book: FactBook, route: Route, step: Step) {
    this.#route = route;
    this.index = route.chain.indexOf(step);
    this.on = step.on;
    this.implied = step.implied !== undefined;
    this.#book = book;
    this.#step = step;
  }

  get targets(): Targets {
    return this.#book.targets(this.#step.targets);
  }

  get pool(): boolean {
    return this.targets.length > 1;
  }

  get enters(): string {
    const { enters } = this.#step;
    if (enters === undefined) return '';
    return this.#book.context.model.lanes.find((lane) => lane.id === enters)?.title ?? enters;
  }

  get cause(): string {
    const { span, implied } = this.#step;
    return implied?.because ?? `${span.start}:${span.end}`;
  }

  get because(): string {
    return this.#step.implied?.because ?? '';
  }

  get depends(): readonly string[] {
    return this.#step.implied?.depends ?? [];
  }

  get shares(): string {
    return fateWords(sharedWithEarlier(this.#book.context.model, this.#route, this.#step));
  }

  get dead(): string {
    return this.index === 0 || this.implied ? '' : this.#book.dead(this.#step);
  }
}

function fateWords(fate: SharedFate | undefined): string {
  return fate === undefined ? '' : `the ${fate.kind} ${fate.name}`;
}
