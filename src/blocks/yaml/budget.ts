import type { Span } from '../../text/span.ts';
import { LimitReached, type ReadLimits, syntaxProblem } from './document.ts';

/** What is left of the limits for one document. Throws `LimitReached` when nothing is. */
export class Budget {
  readonly #limits: ReadLimits;
  // Nodes so far with aliases written out.
  #nodes = 0;
  #aliased = false;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  /** One more node of the text. */
  node(place: Span): void {
    this.#nodes++;
    if (this.#nodes > this.#limits.nodes) throw this.#spent(place);
  }

  /** An alias: as many nodes more as its anchor stands for. */
  alias(size: number, place: Span): void {
    this.#aliased = true;
    this.#nodes += size;
    if (this.#nodes > this.#limits.nodes) throw this.#spent(place);
  }

  /** A place inside so many lists and mappings. */
  level(depth: number, at: number): void {
    if (depth <= this.#limits.depth) return;
    const { depth: limit } = this.#limits;
    throw new LimitReached(syntaxProblem('too-deep', { start: at, end: at + 1 }, { limit }));
  }

  #spent(place: Span): LimitReached {
    const code = this.#aliased ? 'alias-bomb' : 'too-large';
    return new LimitReached(syntaxProblem(code, place, { limit: this.#limits.nodes }));
  }
}
