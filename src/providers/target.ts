import type { Credential, Implied, Target } from '../model/target.ts';
import type { Span } from '../text/span.ts';
import type { Catalogue } from './catalogue.ts';

/** What an adapter knows of a target before locality, access and the rest are judged. */
export interface TargetSpec {
  /** The provider as the block names it, or the id the adapter resolved; '' when nothing names one. */
  readonly provider: string;
  readonly model: string;
  /** The URL that requests really go to, when the block (or the program's default) gives one; may hold an env reference. */
  readonly endpoint: string | undefined;
  /** Where the endpoint is stated. */
  readonly endpointSpan: Span | undefined;
  /** The credential as the block states it; undefined leaves it to the provider's usual one. */
  readonly credential: { readonly kind: Credential; readonly name: string | undefined } | undefined;
  /** Names given by the owner (group, entry, model names) that may claim a locality or cost, for contradictions. */
  readonly names: readonly { readonly text: string; readonly span: Span }[];
  readonly contextWindow: number | undefined;
  readonly mock: boolean;
  readonly span: Span;
  readonly implied: Implied | undefined;
}

/**
 * Judges a target: where it stands and what it costs, each with its reason. Order of evidence for locality: what
 * `routelint.yaml` declares for the endpoint or provider; the model (`:cloud` in Ollama); the endpoint's host; the
 * provider's default. A name proves nothing, but is compared.
 */
export function makeTarget(_spec: TargetSpec, _catalogue: Catalogue): Target {
  throw new Error('not built yet');
}
