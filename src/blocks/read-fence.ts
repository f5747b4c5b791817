import type { Span } from '../text/span.ts';
import type { View } from '../text/view.ts';
import type { Markers } from './block.ts';
import { type Drafts, NOTHING, skip } from './draft.ts';
import type { FileFormat } from './format.ts';
import type { Later } from './later.ts';
import { type ReadConfigOptions, readConfig } from './read-config.ts';

/** A line that config has, and output and prose hardly ever: `key:` or the brace of JSON. */
const CONFIG_LINE = /^[ \t]*(?:- +)?["']?[\w./-]+["']?[ \t]*:(?:[ \t]|$)|^[ \t]*\{/m;

/** Where JSON starts, behind blanks and comments. A page that shows a piece of an object often leaves out its braces. */
const JSON_START = /^(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*[{[]/;

/** What is known of the text of a fence, or of a file that a fence writes. */
export interface Fence {
  readonly language: string;
  /** Undefined where nothing names it. */
  readonly format: Exclude<FileFormat, 'markdown'> | undefined;
  /** What was said of it around it, nearest first. */
  readonly said: readonly (Markers | undefined)[];
  /** See `Block.filled`. */
  readonly filled?: readonly Span[];
}

/** Reads a text that a page shows and that can be config. */
export function readFence(view: View, fence: Fence, options: ReadConfigOptions): Later<Drafts> {
  const { format, ...rest } = fence;
  if (!format && !CONFIG_LINE.test(view.text)) return NOTHING;
  if (format === 'toml') return skip(view, 'TOML is not read');
  // Pages write comments and loose commas in JSON whatever the fence calls it.
  const json = format === 'json' || (!format && /^\s*\{/.test(view.text));
  if (json && !JSON_START.test(view.text)) return skip(view, 'it is JSON without its outer braces');
  const syntax = json ? 'json5' : 'yaml';
  return readConfig({ view, container: 'fence', syntax, guessed: !format, ...rest }, options);
}
