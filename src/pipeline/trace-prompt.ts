import { holdsKeyword } from '../dialects/smart-model-routing/keywords.ts';
import type { KnownSizes } from '../flow/complete.ts';
import type { Signal } from '../flow/prompt.ts';
import { measureText } from '../text/measure.ts';
import { personalKinds } from '../text/personal.ts';
import { findSecrets } from '../text/secrets.ts';

/** What is known of a prompt before it meets a config. */
export interface PromptFacts {
  readonly private: boolean;
  /** Why a text counts as private; empty where its sender says so, or it does not. */
  readonly because: string;
  readonly sizes: KnownSizes;
  /** Signals that are a yes. */
  readonly signals: readonly string[];
  /** Signals that are a no, or cannot be had. */
  readonly others?: ReadonlyMap<string, Signal>;
}

/** Measures a prompt. What comes back holds numbers, names of signals and kinds of secrets, and nothing of the text. */
export function promptFacts(text: string, isPrivate: boolean): PromptFacts {
  const { code, url, ...sizes } = measureText(text);
  const kinds = [...new Set([...findSecrets(text).map((secret) => secret.kind), ...personalKinds(text)])];
  const signals = [
    ...(code ? ['code'] : []),
    ...(url ? ['url'] : []),
    ...(holdsKeyword(text) ? ['keyword'] : []),
  ];
  return {
    private: isPrivate || kinds.length > 0,
    because: kinds.length === 0 ? '' : `it holds ${kinds.join(' and ')}`,
    sizes,
    signals,
  };
}
