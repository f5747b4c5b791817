import type { Flow } from '../flow/flow.ts';
import type { Step } from '../model/routing.ts';
import type { Implied } from '../model/target.ts';
import type { FactBook } from './fact-book.ts';
import type { Fact } from './fact-types.ts';
import { failureWords } from './wording.ts';

type FlowFields = Fact<'Flow'>;

/** The fact of a flow. There are many and most are only looked at, so what takes work waits until it is asked for. */
export class FlowFact implements FlowFields {
  readonly lane: Fact<'Lane'>;
  readonly target: Fact<'Target'>;
  readonly first: boolean;
  readonly implied: boolean;
  readonly because: string;
  readonly certain: boolean;
  readonly depends: readonly string[];
  readonly private: boolean;
  readonly #book: FactBook;
  readonly #flow: Flow;
  readonly #via: Step | undefined;

  constructor(book: FactBook, flow: Flow) {
    const via = flow.path.at(-1)?.via;
    const first = flow.failures.length === 0;
    const implied: Implied | undefined =
      via?.implied ?? (first ? flow.route.implied : undefined) ?? flow.target.implied;
    this.#book = book;
    this.#flow = flow;
    this.#via = via;
    this.lane = book.lane(flow.lane);
    this.target = book.target(flow.target);
    this.first = first;
    this.implied = implied !== undefined;
    this.because = implied?.because ?? '';
    this.depends = implied?.depends ?? [];
    this.certain = this.depends.length === 0;
    this.private = this.lane.private;
  }

  get route(): Fact<'Route'> {
    return this.#book.route(this.#flow.lane, this.#flow.route);
  }

  get step(): Fact<'Step'> {
    const last = this.#flow.path.at(-1);
    return last && this.#via ? this.#book.step(last.route, this.#via) : NO_STEP;
  }

  get start(): Fact<'Target'> {
    return this.#book.target(this.#flow.path[0]?.target ?? this.#flow.target);
  }

  get earlier(): readonly Fact<'Target'>[] {
    return this.#book.targets(this.#flow.failures);
  }

  get failures(): readonly string[] {
    return this.earlier.map((target) => target.label);
  }

  get when(): string {
    return failureWords(this.failures, this.#via?.on ?? []);
  }

  get path(): readonly string[] {
    return [...this.failures, this.target.label];
  }

  get dearer(): readonly Fact<'Target'>[] {
    const { rank } = this.target;
    if (rank < 0) return [];
    // Who asks a gateway for a model by its name has decided to pay for it.
    const chosen = this.lane.named ? this.#flow.path[0]?.step.targets : [];
    return this.earlier.filter((target) => target.rank > rank && !chosen?.includes(target.id));
  }

  get witness(): string {
    return this.#book.witness(this.#flow);
  }

  get example(): string {
    return this.#book.example(this.#flow);
  }

  get blind(): readonly string[] {
    return this.#book.blind(this.#flow);
  }

  get inherited(): string {
    return this.#via?.inherited ?? '';
  }

  get written(): boolean {
    return this.#via !== undefined && this.#book.isWritten(this.#via);
  }

  // A pool may have left the prompt with its smallest target; what is not known says nothing.
  get outgrown(): number {
    const { targets } = this.#flow.model;
    const held = this.#flow.path.slice(0, -1).map(({ step }) => {
      const windows = step.targets
        .flatMap((id) => targets.get(id) ?? [])
        .map((one) => one.contextWindow ?? 0);
      return Math.min(...windows);
    });
    return Math.max(0, ...held);
  }

  get later(): readonly Fact<'Target'>[] {
    const { route, target } = this.#flow;
    const after = this.#book.reach.flows.filter(
      (other) => other.route === route && other.failures.includes(target.id),
    );
    return this.#book.targets(new Set(after.map((other) => other.target.id)));
  }
}

const NO_STEP: Fact<'Step'> = {
  index: 0,
  on: [],
  targets: [],
  pool: false,
  enters: '',
  cause: '',
  implied: false,
  because: '',
  depends: [],
  shares: '',
  dead: '',
};
