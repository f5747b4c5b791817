import type { Span } from '../text/span.ts';
import type { View } from '../text/view.ts';
import type { Node } from './node.ts';

/** Something the reader of a block met. `code` names the words in the rule's file; spans are in the view. */
export interface ReadProblem {
  readonly rule: 'yaml-syntax' | 'duplicate-key';
  readonly code: string;
  readonly span: Span;
  readonly related: readonly { readonly span: Span; readonly label: string }[];
  readonly data: Readonly<Record<string, string | number>>;
}

/** What a documented block says of itself, beside its content: see `markers.ts` for where it can be said. */
export type BlockStatus = 'current' | 'asof' | 'historical' | 'proposal' | 'example';

/** The markers of a block: from its fence's info string, an HTML comment above it, or the page's front matter. */
export interface Markers {
  readonly status: BlockStatus | undefined;
  readonly date: string | undefined;
  readonly reason: string | undefined;
  /** The block claims to be the whole setup: what it leaves out is drift. */
  readonly complete: boolean;
  /** The dialect the author names; detection is then only asked whether it agrees. */
  readonly dialect: string | undefined;
  /** `routelint=ignore`: the block is not ours to read. */
  readonly ignored: boolean;
  /** Where the status was said (host offsets), for findings about it. */
  readonly span: Span | undefined;
  /** Marker words that mean nothing to routelint, with host spans. */
  readonly unknown: readonly { readonly text: string; readonly span: Span }[];
  /** `# routelint: backup` at the top of a file says what no path tells. */
  readonly role?: 'backup';
}

/**
 * What holds a block. A `document` is one of several in a YAML stream; a `scalar` is a block scalar of a file of another
 * kind, as in a ConfigMap, or what a script in one writes; a `part` is a mapping of a file of another kind, such as the
 * values of a Helm chart.
 */
export type BlockContainer = 'file' | 'document' | 'fence' | 'scalar' | 'part' | 'front-matter';

/** One piece of possible routing config in a document. */
export interface Block {
  /** The path, with `#n` (1-based) where the document holds more than one. */
  readonly id: string;
  readonly view: View;
  readonly format: 'yaml' | 'json' | 'toml';
  readonly container: BlockContainer;
  /** The language word of a fence's info string, lower case; '' for none and for files. */
  readonly language: string;
  readonly root: Node | undefined;
  /** The part of the view that is this block's, where other blocks of a YAML stream share it. */
  readonly span?: Span;
  readonly problems: readonly ReadProblem[];
  readonly markers: Markers;
  /** Lines of the fence say that something is left out: `...`, `# …`. */
  readonly elided?: boolean;
  /**
   * Set where a shell, Compose or the like expands the text before its program reads it: the places, as spans of the
   * document, of which only that knows what they come to. A placeholder stands there in the view.
   */
  readonly filled?: readonly Span[];
}

/** Markers of a block that says nothing about itself. */
export const NO_MARKERS: Markers = {
  status: undefined,
  date: undefined,
  reason: undefined,
  complete: false,
  dialect: undefined,
  ignored: false,
  span: undefined,
  unknown: [],
};
