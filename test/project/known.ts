import type { LoadOptions } from '../../src/project/load.ts';
import type { Level } from '../../src/rules/rule.ts';

function rule(id: string, recommended: Level, localFirst: Level, strict: Level) {
  return { id, levels: { recommended, 'local-first': localFirst, strict }, cases: {} };
}

/** The rules and dialects that settings may name in tests. */
export const KNOWN: Pick<LoadOptions, 'rules' | 'dialects'> = {
  rules: [
    rule('api-last', 'off', 'warning', 'error'),
    rule('ignored-value', 'error', 'error', 'error'),
    rule('drift-value', 'warning', 'warning', 'error'),
  ],
  dialects: ['smart-model-routing', 'hermes', 'litellm'],
};
