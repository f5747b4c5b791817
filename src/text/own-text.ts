/**
 * A text that holds nothing but itself. V8 keeps a piece of a text as a view of the whole: whoever holds the piece for
 * longer than a file is looked at holds the file.
 */
export function ownText(text: string): string {
  // Shorter pieces are copied anyhow; the blank makes a text of the piece alone.
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
