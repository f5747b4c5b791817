import type { Dialect } from '../dialect.ts';
import { adaptHermes } from './adapt.ts';
import { detectHermes } from './detect.ts';
import { hermesHistory } from './history.ts';

/** `~/.hermes/config.yaml` of Hermes Agent (NousResearch/hermes-agent), v0.3 to v2026.9.14. */
export const hermes: Dialect = {
  id: 'hermes',
  program: 'Hermes Agent',
  yaml: '1.1',
  // `provider` is in most of its keys; the others are those of blocks that name none.
  hints: ['provider', 'base_url', 'fallback_model', 'auxiliary', 'delegation', 'moa', '_config_version'],
  detect: detectHermes,
  adapt: adaptHermes,
  get history() {
    return hermesHistory();
  },
  shownInParts: true,
};
