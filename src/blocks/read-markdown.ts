import type { Document } from '../text/document.ts';
import type { View } from '../text/view.ts';
import type { Markers } from './block.ts';
import { type Drafts, joinDrafts } from './draft.ts';
import { extensionOf, formatOf } from './format.ts';
import { allDone, type Later, whenDone } from './later.ts';
import { type CodeBlock, codeView } from './markdown/code.ts';
import { commentsAbove, lineStartOf } from './markdown/comment.ts';
import { findCode } from './markdown/fences.ts';
import { frontMatterOf } from './markdown/front-matter.ts';
import { languageOf } from './markdown/info.ts';
import { commentMarkers, infoMarkers } from './markers.ts';
import { pageMarkers } from './page-markers.ts';
import { hasHint, type ReadConfigOptions } from './read-config.ts';
import { type Fence, readFence } from './read-fence.ts';
import { readShell, startsWithHereDocument } from './read-shell.ts';

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
  'cfg',
  'code',
  'none',
  'nohighlight',
  // What converters of Docusaurus pages leave of its class.
  'prism-code',
  // Programs whose files are YAML.
  'compose',
  'docker-compose',
  'helm',
  'ansible',
]);

/** Languages of shell commands, which can write config. */
const SHELLS: ReadonlySet<string> = new Set([
  'bash',
  'sh',
  'shell',
  'zsh',
  'console',
  'shell-session',
  'terminal',
]);

/** Reads the fences of a page that can be config, and those of shell commands that write some. */
export function readMarkdown(document: Document, options: ReadConfigOptions): Later<Drafts> {
  const { text, path } = document;
  const page = frontMatterOf(text);
  let said: { readonly markers: Markers | undefined } | undefined;
  const parts: Later<Drafts>[] = [];
  for (const code of findCode(text, { from: page?.end ?? 0, mdx: extensionOf(path) === 'mdx' })) {
    const language = languageOf(text, code.info);
    const isShell = SHELLS.has(language);
    const format = isShell || VAGUE.has(language) ? undefined : formatOf(`.${language}`);
    if (format === 'markdown' || !(format || isShell || VAGUE.has(language))) continue;
    const written = text.slice(code.start, code.end);
    if (!hasHint(written, options.hints)) continue;
    const view = codeView(document, code);
    if (isShell && !written.includes('<<') && !startsWithKey(view.text)) continue;
    said ??= { markers: page && pageMarkers(text, page, options.limits) };
    const markers = [infoMarkers(text, code.info), markersAbove(text, code), said.markers];
    parts.push(readCode(view, { language, format, said: markers }, options));
  }
  return whenDone(allDone(parts), joinDrafts);
}

function readCode(view: View, fence: Fence, options: ReadConfigOptions): Later<Drafts> {
  const { language } = fence;
  const isShell = SHELLS.has(language)
    ? !startsWithKey(view.text)
    : language === '' && startsWithHereDocument(view.text);
  return isShell ? readShell(view, fence, options) : readFence(view, fence, options);
}

// Pages show YAML as shell too, for the colours of its comments. No command begins with `key:`.
function startsWithKey(text: string): boolean {
  return /^(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*[A-Za-z_][\w-]*:(?=[ \t\r\n]|$)/.test(text);
}

// The nearest comment above that speaks to routelint; others may stand between.
function markersAbove(text: string, code: CodeBlock): Markers | undefined {
  for (const comment of commentsAbove(text, lineStartOf(text, code.start))) {
    const markers = commentMarkers(text, comment);
    if (markers) return markers;
  }
  return undefined;
}
