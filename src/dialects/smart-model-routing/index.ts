import type { Dialect } from '../dialect.ts';
import { adaptSmart } from './adapt.ts';
import { detectSmart } from './detect.ts';
import { SMART_HISTORY } from './history.ts';

/** A `smart_model_routing` block on its own, as posts show it: short prompts to a cheap model. */
export const smartModelRouting: Dialect = {
  id: 'smart-model-routing',
  program: 'smart_model_routing',
  yaml: '1.1',
  hints: ['smart_model_routing', 'cheap_model'],
  detect: detectSmart,
  adapt: adaptSmart,
  history: SMART_HISTORY,
  shownInParts: false,
};
