import type { Span } from '../text/span.ts';
import { locate, type View } from '../text/view.ts';
import type { Markers } from './block.ts';
import { commentMarkers } from './markers.ts';

/** A line that can stand above the content: a comment, a directive, the start of a document, or nothing. */
const HEAD = /[ \t]*(?:(?:#|\/\/)([^\r\n]*)|---[ \t]*|%[^\r\n]*)?(?:\r\n|\n|\r|$)/dy;

/** The markers of a comment above the content of a config text: `# routelint: example reason="…"`. */
export function modelineMarkers(view: View, from = 0): Markers | undefined {
  const { text } = view;
  if (!text.includes('routelint:')) return undefined;
  HEAD.lastIndex = from;
  for (let match = HEAD.exec(text); match?.[0]; match = HEAD.exec(text)) {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const markers = commentMarkers(text, { start, end }, (span: Span) => locate(view, span).span);
    if (markers) return markers;
  }
  return undefined;
}
