import type { View } from '../text/view.ts';
import { type Drafts, joinDrafts, NOTHING } from './draft.ts';
import { formatOf } from './format.ts';
import { allDone, type Later, whenDone } from './later.ts';
import { hasHint, type ReadConfigOptions } from './read-config.ts';
import { type Fence, readFence } from './read-fence.ts';
import { documentText } from './shell/document-view.ts';
import { findHereDocuments, type HereDocument } from './shell/scanner.ts';
import { hasExtension, targetOf } from './shell/target.ts';

/** Reads the here-documents of a fence of shell commands that can be config. What is said of the fence holds for them. */
export function readShell(view: View, fence: Fence, options: ReadConfigOptions): Later<Drafts> {
  const found = findHereDocuments(view.text);
  return whenDone(allDone(found.map((one) => readOne(view, one, fence, options))), joinDrafts);
}

/** True of a text whose first line that is not blank is a command with a here-document. */
export function startsWithHereDocument(text: string): boolean {
  const first = /^\s*[^\r\n]*/.exec(text)?.[0] ?? '';
  return first.includes('<<') && findHereDocuments(first).length > 0;
}

function readOne(shell: View, found: HereDocument, fence: Fence, options: ReadConfigOptions): Later<Drafts> {
  const name = targetOf(shell.text.slice(found.command.start, found.command.end));
  const format = name === undefined ? undefined : formatOf(name);
  // A script or a page that the command writes is no config, whatever it speaks of.
  if (format === 'markdown' || (name !== undefined && !format && hasExtension(name))) return NOTHING;
  const text = documentText(shell, found);
  if (!text || !hasHint(text.view.text, options.hints)) return NOTHING;
  const { view, filled } = text;
  return readFence(view, { ...fence, format, ...(filled && { filled }) }, options);
}
