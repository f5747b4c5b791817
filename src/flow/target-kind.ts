import type { Target } from '../model/target.ts';

/** Equal for targets that stand and cost alike. */
export function targetKind({ locality, access }: Target): string {
  return `${locality.value} ${access.value}`;
}
