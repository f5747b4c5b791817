import type { Implied, Target } from '../model/target.ts';
import type { Span } from '../text/span.ts';

/** A place that prompts go to and of which the block does not say what it is. Texts are free of secrets. */
export interface UnknownPlace {
  /** Holds a `:` before any `|`, which no judged target's id does. */
  readonly id: string;
  readonly label: string;
  /** Why it is not known: a clause. */
  readonly because: string;
  readonly span: Span;
  readonly implied: Implied | undefined;
  readonly provider?: string;
  readonly model?: string;
}

/** The target that stands for such a place. */
export function unknownTarget(place: UnknownPlace): Target {
  const { id, label, because, span, implied, provider = '', model = '' } = place;
  return {
    id,
    provider,
    model,
    endpoint: undefined,
    label,
    locality: { value: 'unknown', because },
    access: { value: 'unknown', because },
    credential: { value: 'unknown', because },
    fate: { host: undefined, account: undefined, credential: undefined },
    span,
    implied,
    contradiction: undefined,
    contextWindow: undefined,
    mock: false,
  };
}
