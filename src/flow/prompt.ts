import type { SizeClause } from '../model/routing.ts';

/** What a prompt is measured by. */
export type SizeName = SizeClause['dimension'];

/** Every measure, in the order they are spoken of. */
export const SIZES: readonly SizeName[] = ['chars', 'words', 'lines', 'tokens'];

/** A reading of a prompt; `unavailable` where what reads it (a classifier, say) cannot be asked. */
export type Signal = 'no' | 'yes' | 'unavailable';

/** What routing can go by in a prompt. Never its text. Sizes are whole numbers; a prompt holds at least one word. */
export interface Prompt extends Readonly<Record<SizeName, number>> {
  readonly private: boolean;
  /** Signals by name; those that are not named are a no. */
  readonly signals: ReadonlyMap<string, Signal>;
}

/** The name of the signal that stands for `Prompt.private`, for dialects that route by it. */
export const PRIVATE_SIGNAL = 'private';

/** One reading of a prompt. */
export function signalOf(prompt: Prompt, name: string): Signal {
  return prompt.signals.get(name) ?? (name === PRIVATE_SIGNAL && prompt.private ? 'yes' : 'no');
}
