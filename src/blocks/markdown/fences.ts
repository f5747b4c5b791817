import type { CodeBlock } from './code.ts';
import { Scanner } from './scanner.ts';

/** How to look for code blocks. */
export interface FindOptions {
  /** Where Markdown starts: behind front matter. */
  readonly from?: number;
  /** Indented code too; it costs a look at every line. */
  readonly indented?: boolean;
  /** MDX has neither indented code nor HTML, and braces around its comments. */
  readonly mdx?: boolean;
}

/** Every fence of a Markdown text (and all indented code if asked), in order, exactly where CommonMark sees it. */
export function findCode(text: string, options: FindOptions = {}): readonly CodeBlock[] {
  const from = options.from ?? 0;
  if (!options.indented && text.indexOf('```', from) < 0 && text.indexOf('~~~', from) < 0) return [];
  return new Scanner(text, options).run(from);
}
