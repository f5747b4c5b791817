import { lazily } from '../text/lazily.ts';
import type { Level, Rule } from './rule.ts';

/**
 * A rule that ships with routelint; see `Rule`. A clean file needs the words of none, and a rule that is off has no use
 * for its checks: both are made when they are asked for, which saves a start half a millisecond.
 */
export class BuiltInRule implements Rule {
  readonly id: string;
  readonly title: string;
  readonly category: Rule['category'];
  readonly confidence: Rule['confidence'];
  readonly since: string;
  readonly levels: Rule['levels'];
  readonly by: Rule['by'];
  readonly #checks: () => Rule['checks'];
  readonly #cases: () => Rule['cases'];

  constructor(
    id: string,
    title: string,
    category: Rule['category'],
    confidence: Rule['confidence'],
    since: string,
    levels: Rule['levels'],
    by: Rule['by'],
    makeChecks: () => Rule['checks'],
    makeCases: () => Rule['cases'],
  ) {
    this.id = id;
    this.title = title;
    this.category = category;
    this.confidence = confidence;
    this.since = since;
    this.levels = levels;
    this.by = by;
    this.#checks = lazily(makeChecks);
    this.#cases = lazily(makeCases);
  }

  get checks(): Rule['checks'] {
    return this.#checks();
  }

  get cases(): Rule['cases'] {
    return this.#cases();
  }
}

/** The level of a rule in each preset. */
export function levelsOf(recommended: Level, localFirst: Level, strict: Level): Rule['levels'] {
  return { recommended, 'local-first': localFirst, strict };
}
