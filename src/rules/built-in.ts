import type { Rule } from './rule.ts';

/** A rule as the generator writes it: its words are made by a function. */
type Written = Omit<Rule, 'cases'>;

/**
 * A rule that ships with routelint. There are hundreds of cases, and a clean file needs the words of none: a rule makes
 * them when a fact asks for them, which saves a start half a millisecond.
 */
export class BuiltInRule implements Rule {
  readonly id: string;
  readonly title: string;
  readonly category: Rule['category'];
  readonly confidence: Rule['confidence'];
  readonly since: string;
  readonly levels: Rule['levels'];
  readonly by: Rule['by'];
  readonly checks: Rule['checks'];
  readonly #makeCases: () => Rule['cases'];
  #cases: Rule['cases'] | undefined;

  constructor(written: Written, makeCases: () => Rule['cases'] = () => ({})) {
    this.id = written.id;
    this.title = written.title;
    this.category = written.category;
    this.confidence = written.confidence;
    this.since = written.since;
    this.levels = written.levels;
    this.by = written.by;
    this.checks = written.checks;
    this.#makeCases = makeCases;
  }

  get cases(): Rule['cases'] {
    this.#cases ??= this.#makeCases();
    return this.#cases;
  }
}
