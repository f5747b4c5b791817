import type { Dialect } from '../dialect.ts';
import { adapt } from './adapt.ts';
import { detect } from './detect.ts';
import { litellmHistory } from './history.ts';

/** The config of the LiteLLM proxy. */
export const litellm: Dialect = {
  id: 'litellm',
  program: 'LiteLLM',
  yaml: '1.1',
  hints: [
    'litellm_params',
    'litellm_settings',
    'router_settings',
    'general_settings',
    'fallbacks',
    'model_group_alias',
    'model_list',
    'credential_list',
    'guardrails',
  ],
  detect,
  adapt,
  get history() {
    return litellmHistory();
  },
  shownInParts: false,
};
