import type { Document } from '../text/document.ts';
import type { Markers } from './block.ts';
import { type Drafts, joinDrafts, NOTHING, skip } from './draft.ts';
import { extensionOf, type FileFormat, formatOf } from './format.ts';
import { allDone, type Later, whenDone } from './later.ts';
import { type CodeBlock, codeView } from './markdown/code.ts';
import { commentsAbove, lineStartOf } from './markdown/comment.ts';
import { findCode } from './markdown/fences.ts';
import { frontMatterOf } from './markdown/front-matter.ts';
import { languageOf } from './markdown/info.ts';
import { commentMarkers, infoMarkers } from './markers.ts';
import { pageMarkers } from './page-markers.ts';
import { hasHint, type ReadConfigOptions, readConfig } from './read-config.ts';

/** Languages that say nothing of what a fence holds, where it may be config. */
const VAGUE: ReadonlySet<string> = new Set([
  '',
  'text',
  'txt',
  'plain',
  'plaintext',
  'conf',
  'config',
  'ini',
]);

/** A line that config has, and output and prose hardly ever: `key:` or the brace of JSON. */
const CONFIG_LINE = /^[ \t]*(?:- +)?["']?[\w./-]+["']?[ \t]*:(?:[ \t]|$)|^[ \t]*\{/m;

/** Where JSON starts, behind blanks and comments. A page that shows a piece of an object often leaves out its braces. */
const JSON_START = /^(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*[{[]/;

/** Reads the fences of a page that can be config. */
export function readMarkdown(document: Document, options: ReadConfigOptions): Later<Drafts> {
  const { text, path } = document;
  const page = frontMatterOf(text);
  let said: { readonly markers: Markers | undefined } | undefined;
  const parts: Later<Drafts>[] = [];
  for (const code of findCode(text, { from: page?.end ?? 0, mdx: extensionOf(path) === 'mdx' })) {
    const language = languageOf(text, code.info);
    const format = VAGUE.has(language) ? undefined : formatOf(`.${language}`);
    if (format === 'markdown' || (!format && !VAGUE.has(language))) continue;
    if (!hasHint(text.slice(code.start, code.end), options.hints)) continue;
    said ??= { markers: page && pageMarkers(text, page, options.limits) };
    const markers = [infoMarkers(text, code.info), markersAbove(text, code), said.markers];
    parts.push(readFence(document, code, { language, format, said: markers }, options));
  }
  return whenDone(allDone(parts), joinDrafts);
}

interface Fence {
  readonly language: string;
  readonly format: Exclude<FileFormat, 'markdown'> | undefined;
  readonly said: readonly (Markers | undefined)[];
}

function readFence(
  document: Document,
  code: CodeBlock,
  { language, format, said }: Fence,
  options: ReadConfigOptions,
): Later<Drafts> {
  const view = codeView(document, code);
  if (!format && !CONFIG_LINE.test(view.text)) return NOTHING;
  if (format === 'toml') return skip(view, 'TOML is not read');
  // Pages write comments and loose commas in JSON whatever the fence calls it.
  const json = format === 'json' || (!format && /^\s*\{/.test(view.text));
  if (json && !JSON_START.test(view.text)) return skip(view, 'it is JSON without its outer braces');
  const syntax = json ? 'json5' : 'yaml';
  return readConfig({ view, container: 'fence', language, syntax, said, guessed: !format }, options);
}

// The nearest comment above that speaks to routelint; others may stand between.
function markersAbove(text: string, code: CodeBlock): Markers | undefined {
  for (const comment of commentsAbove(text, lineStartOf(text, code.start))) {
    const markers = commentMarkers(text, comment);
    if (markers) return markers;
  }
  return undefined;
}
