import { documentText } from '../../../src/blocks/shell/document-view.ts';
import { findHereDocuments } from '../../../src/blocks/shell/scanner.ts';
import { createDocument } from '../../../src/text/document.ts';
import { type View, wholeView } from '../../../src/text/view.ts';

/** The views of the here-documents of a shell text that are not empty. */
export function viewsIn(shell: View): readonly View[] {
  return findHereDocuments(shell.text).flatMap((one) => documentText(shell, one)?.view ?? []);
}

/** What the commands of a shell text read: the text of each here-document, in order; '' for an empty one. */
export function textsIn(shell: string): readonly string[] {
  const view = wholeView(createDocument('script', shell));
  return findHereDocuments(shell).map((one) => documentText(view, one)?.view.text ?? '');
}
