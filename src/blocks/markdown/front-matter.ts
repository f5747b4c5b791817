import type { Span } from '../../text/span.ts';

/** The front matter of a page. Its span ends where the Markdown starts. */
export interface FrontMatter extends Span {
  readonly language: 'yaml' | 'toml';
  /** What stands between the two delimiters. */
  readonly content: Span;
}

const OPENS = /^(?:---|\+\+\+)[ \t]*(?:\r\n|\n|\r)/;

// The closing delimiter, or a fence before it.
const YAML_CLOSES = /^(?:(?:---|\.\.\.)[ \t]*$| {0,3}(?:```|~~~))/m;
const TOML_CLOSES = /^(?:\+\+\+[ \t]*$| {0,3}(?:```|~~~))/m;

/**
 * The front matter that a page starts with: YAML between `---`, or TOML between `+++`. Where a fence opens before the
 * closing line, the first line was a thematic break and nothing is front matter.
 */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const opens = OPENS.exec(text)?.[0];
  if (!opens) return undefined;
  const language = opens.startsWith('-') ? 'yaml' : 'toml';
  const rest = text.slice(opens.length);
  const closes = (language === 'yaml' ? YAML_CLOSES : TOML_CLOSES).exec(rest);
  if (!closes || /[`~]$/.test(closes[0])) return undefined;
  const content = { start: opens.length, end: opens.length + closes.index };
  const after = content.end + closes[0].length;
  const lineBreak = /^(?:\r\n|\n|\r)?/.exec(text.slice(after, after + 2))?.[0] ?? '';
  return { language, content, start: 0, end: after + lineBreak.length };
}
