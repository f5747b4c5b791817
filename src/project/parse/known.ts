import type { Rule } from '../../rules/rule.ts';

/** What a settings file may name. */
export interface Known {
  /** The rules that there are, custom ones included. */
  readonly rules: readonly Pick<Rule, 'id' | 'levels' | 'cases'>[];
  /** The ids of the dialects. */
  readonly dialects: readonly string[];
}
