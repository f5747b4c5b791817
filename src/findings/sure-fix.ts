import type { Finding, Fix } from './finding.ts';

/** The fix that is made without asking: the first of a finding that is certain; undefined where there is none. */
export function sureFix({ confidence, fixes: [fix] }: Finding): Fix | undefined {
  return confidence === 'high' ? fix : undefined;
}
