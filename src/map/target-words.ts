import type { MapEntered, MapTarget } from './graph.ts';

/** What a target is called, with how many entries of its pool look like it. */
export function targetName({ label, count }: MapTarget): string {
  return count > 1 ? `${label} (×${count})` : label;
}

/** "model group fast, with its fallbacks". */
export function enteredName({ title, more }: MapEntered): string {
  return more ? `${title}, with its fallbacks` : title;
}

/** What stands where a block does not show what a step leads to. */
export const NOTHING_KNOWN = 'nothing that this config shows';

/** Said of a target that the policy keeps private prompts from. */
export const BARRED = 'not for private prompts';
