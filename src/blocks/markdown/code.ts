import type { Document } from '../../text/document.ts';
import type { Span } from '../../text/span.ts';
import type { Segment, View } from '../../text/view.ts';

/** A run of content, with its line break; `spaces` stand before it in the content and not in the host. */
export interface Piece extends Span {
  readonly spaces: number;
}

/** A code block of a Markdown text. Its span starts at the opening fence's marker, or at the first unit of the code. */
export interface CodeBlock extends Span {
  readonly kind: 'fenced' | 'indented';
  /** The raw info string of a fence, without the blanks around it; empty where there is none. */
  readonly info: Span;
  /** False for a fence that the end of its container or of the text ended. */
  readonly closed: boolean;
  readonly pieces: readonly Piece[];
}

/** The content of a code block as a text of its own that knows its places in the document. */
export function codeView(document: Document, code: CodeBlock): View {
  const segments: Segment[] = [];
  let text = '';
  for (const { start, end, spaces } of code.pieces) {
    if (spaces > 0) {
      // They stand for a part of the tab just before the run: that is where a finding in them points.
      segments.push({ view: text.length, host: start - 1, length: 0 });
      text += ' '.repeat(spaces);
    }
    segments.push({ view: text.length, host: start, length: end - start });
    text += document.text.slice(start, end);
  }
  if (segments.length === 0) segments.push({ view: 0, host: code.info.end, length: 0 });
  return { document, text, segments };
}
