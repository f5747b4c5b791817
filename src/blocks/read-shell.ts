import type { View } from '../text/view.ts';
import { type Drafts, joinDrafts } from './draft.ts';
import { allDone, type Later, whenDone } from './later.ts';
import { hasHint, type ReadConfigOptions } from './read-config.ts';
import { type Fence, readFence } from './read-fence.ts';
import { hereTexts } from './shell/here-texts.ts';
import { findHereDocuments } from './shell/scanner.ts';

/** Reads the here-documents of a fence of shell commands that can be config. What is said of the fence holds for them. */
export function readShell(view: View, fence: Fence, options: ReadConfigOptions): Later<Drafts> {
  const texts = hereTexts(view).filter((text) => hasHint(text.view.text, options.hints));
  const read = texts.map(({ view: text, format, filled }) =>
    readFence(text, { ...fence, format, ...(filled && { filled }) }, options),
  );
  return whenDone(allDone(read), joinDrafts);
}

/** True of a text whose first line that is not blank is a command with a here-document. */
export function startsWithHereDocument(text: string): boolean {
  const first = /^\s*[^\r\n]*/.exec(text)?.[0] ?? '';
  return first.includes('<<') && findHereDocuments(first).length > 0;
}
