import type { Node } from '../blocks/node.ts';
import type { Detection, Dialect } from './dialect.ts';
import { hermes } from './hermes/index.ts';
import { litellm } from './litellm/index.ts';
import { smartModelRouting } from './smart-model-routing/index.ts';

/** Every dialect with a folder of its own. */
export const dialects: readonly Dialect[] = [hermes, litellm, smartModelRouting];

/** The dialect that a block most likely is; undefined below a score of one half. */
export function detectDialect(root: Node): Detection | undefined {
  let best: Detection | undefined;
  for (const dialect of dialects) {
    const found = dialect.detect(root);
    if (found && found.score >= 0.5 && found.score > (best?.score ?? 0)) best = found;
  }
  return best;
}
