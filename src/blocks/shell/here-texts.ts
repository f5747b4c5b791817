import type { Span } from '../../text/span.ts';
import type { View } from '../../text/view.ts';
import { type FileFormat, formatOf } from '../format.ts';
import { documentText } from './document-view.ts';
import { findHereDocuments } from './scanner.ts';
import { hasExtension, targetOf } from './target.ts';

/** What a here-document gives to its command. */
export interface HereText {
  readonly view: View;
  /** By the name of the file that the command writes; undefined where nothing names one. */
  readonly format: Exclude<FileFormat, 'markdown'> | undefined;
  /** See `Block.filled`. */
  readonly filled: readonly Span[] | undefined;
}

/** The here-documents of a shell text that can be config. */
export function hereTexts(shell: View): readonly HereText[] {
  return findHereDocuments(shell.text).flatMap((found) => {
    const name = targetOf(shell.text.slice(found.command.start, found.command.end));
    const format = name === undefined ? undefined : formatOf(name);
    // A script or a page that the command writes is no config, whatever it speaks of.
    if (format === 'markdown' || (name !== undefined && !format && hasExtension(name))) return [];
    const text = documentText(shell, found);
    return text ? [{ ...text, format }] : [];
  });
}
