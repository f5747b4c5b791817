import type { Span } from '../text/span.ts';

/**
 * One way in which a block does not fit its dialect's schema: the best branch of a union, one for each place.
 * Never ajv's own words: `code` picks the message in `rules/schema.yaml` or `rules/unknown-key.yaml`.
 */
export interface Violation {
  readonly rule: 'schema' | 'unknown-key';
  readonly code: string;
  /** Keys and indices from the block's root, as `model_list[2].litellm_params`. */
  readonly path: string;
  readonly span: Span;
  readonly related: readonly { readonly span: Span; readonly label: string }[];
  readonly data: Readonly<Record<string, string | number | boolean>>;
  readonly fix?: { readonly span: Span; readonly text: string; readonly title: string };
}
