import { sizeText } from '../flow/describe-prompt.ts';
import { failOpen } from '../flow/fail-open.ts';
import type { LaneRegions, RouteRegion } from '../flow/regions.ts';
import {
  idleClauses,
  isRedundant,
  type LostPrompts,
  lostPrompts,
  type RouteFault,
  routeFault,
} from '../flow/route-faults.ts';
import type { Lane, Route, SignalClause, SizeClause } from '../model/routing.ts';
import type { FactBook } from './fact-book.ts';
import type { Fact } from './fact-types.ts';

type Targets = readonly Fact<'Target'>[];

/** The fact of a route. What takes the regions of its lane waits until it is asked for. */
export class RouteFact implements Fact<'Route'> {
  readonly id: string;
  readonly index: number;
  readonly conditional: boolean;
  readonly implied: boolean;
  readonly because: string;
  readonly #book: FactBook;
  readonly #lane: Lane;
  readonly #route: Route;
  #fault: RouteFault | undefined | null = null;
  #lost: LostPrompts | undefined | null = null;

  constructor(book: FactBook, lane: Lane, route: Route) {
    this.id = route.id;
    this.index = lane.routes.indexOf(route);
    this.conditional = route.when.all.length > 0;
    this.implied = route.implied !== undefined;
    this.because = route.implied?.because ?? '';
    this.#book = book;
    this.#lane = lane;
    this.#route = route;
  }

  get targets(): Targets {
    return this.#book.targets(this.#route.chain[0]?.targets ?? []);
  }

  get firsts(): Targets {
    return this.#book.firstsOf(this.#lane, this.#route);
  }

  get opens(): readonly Fact<'FailOpen'>[] {
    const found = this.#ask((regions, region) => failOpen(this.#partition, regions, region)) ?? [];
    return found.map(({ signal, to, region }) => ({
      signal,
      prompt: this.#book.promptOf(region),
      targets: this.#book.firstsOf(this.#lane, to),
    }));
  }

  get chosen(): boolean {
    return this.#lane.routes.some((route) => route.when.all.some(isChosen));
  }

  get dead(): string {
    return this.#found?.reason ?? '';
  }

  get cover(): readonly Fact<'Blocker'>[] {
    return (this.#found?.cover ?? []).map((route) => this.#book.blocker(route));
  }

  get redundant(): boolean {
    return this.#ask((regions, region) => isRedundant(this.#partition, regions, region)) ?? false;
  }

  get idle(): readonly Fact<'Clause'>[] {
    const idle = this.#ask((regions, region) => idleClauses(this.#partition, regions, region)) ?? [];
    return idle.map((clause) => this.#book.clause(clause, clauseText(clause)));
  }

  get lost(): number {
    return Math.round((this.#lostPrompts?.share ?? 0) * 100);
  }

  get rivals(): readonly Fact<'Blocker'>[] {
    return (this.#lostPrompts?.rivals ?? []).map((route) => this.#book.blocker(route));
  }

  get lostPrompt(): string {
    const lost = this.#lostPrompts;
    return lost ? this.#book.promptOf(lost.region) : '';
  }

  get witness(): string {
    const region = this.#ask((_, own) => own);
    return region ? this.#book.promptOf(region.effective) : 'prompt';
  }

  get #partition() {
    return this.#book.reach.partition;
  }

  get #found(): RouteFault | undefined {
    if (this.#fault === null)
      this.#fault = this.#ask((regions, region) => routeFault(this.#partition, regions, region));
    return this.#fault;
  }

  get #lostPrompts(): LostPrompts | undefined {
    if (this.#lost === null)
      this.#lost = this.#ask((regions, region) => lostPrompts(this.#partition, regions, region));
    return this.#lost;
  }

  // Undefined for a lane that sends all its prompts one way.
  #ask<T>(question: (regions: LaneRegions, region: RouteRegion) => T): T | undefined {
    const regions = this.#book.reach.regions.get(this.#lane);
    const region = regions?.routes.find((one) => one.route === this.#route);
    return regions && region ? question(regions, region) : undefined;
  }
}

function isChosen(clause: SizeClause | SignalClause): boolean {
  return clause.kind === 'signal' && clause.group !== undefined;
}

function clauseText(clause: SizeClause | SignalClause): string {
  if (clause.kind === 'signal') return `${clause.value ? '' : 'no '}${clause.name}`;
  const bound = { '<=': 'at most', '<': 'less than', '>': 'more than', '>=': 'at least' }[clause.operator];
  return `${bound} ${sizeText(clause.dimension, clause.value)}`;
}
