import type { Target } from '../../src/model/target.ts';
import { type CatalogueOverrides, createCatalogue } from '../../src/providers/index.ts';
import { makeTarget, type TargetSpec } from '../../src/providers/target.ts';

const SPAN = { start: 0, end: 0 };
const BASE: TargetSpec = {
  provider: 'custom',
  model: 'qwen3',
  endpoint: undefined,
  endpointSpan: undefined,
  credential: undefined,
  names: [],
  contextWindow: undefined,
  mock: false,
  span: SPAN,
  implied: undefined,
};

/** A target made of what matters to a test. */
export function target(
  spec: Partial<Omit<TargetSpec, 'names'>> & { readonly names?: readonly string[] },
  overrides: Partial<CatalogueOverrides> = {},
): Target {
  const catalogue = createCatalogue({ providers: [], endpoints: {}, ...overrides });
  const names = (spec.names ?? []).map((text) => ({ text, span: SPAN }));
  return makeTarget({ ...BASE, ...spec, names }, catalogue);
}
