import type { Locality } from '../../model/target.ts';

/** How a piece of a line is drawn. */
export type Style = 'plain' | 'bold' | 'dim' | 'alert' | Locality;

/** A piece of text in one style. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** A branch of the tree: its line, wrapped where it is long, and what hangs on it. */
export interface Branch {
  readonly line: readonly Piece[];
  readonly children: readonly Branch[];
}

/** Draws a piece of text; leaves it alone when there is no colour. */
export type Painter = (style: Style, text: string) => string;

/** The lines of a tree, none wider than `width` unless a word is. */
export function drawTree(root: Branch, width: number, paint: Painter): readonly string[] {
  return [...drawLines(root, '', '', width, paint)];
}

function* drawLines(
  branch: Branch,
  lead: string,
  hang: string,
  width: number,
  paint: Painter,
): Generator<string> {
  const below = branch.children.length > 0 ? '│  ' : '   ';
  let first = true;
  for (const line of wrap(branch.line, Math.max(24, width - hang.length - below.length), paint)) {
    // The line that goes on keeps the trunk of what hangs below it.
    yield first ? lead + line : paint('dim', hang + below) + line;
    first = false;
  }
  for (const [index, child] of branch.children.entries()) {
    const last = index === branch.children.length - 1;
    const mark = paint('dim', `${hang}${last ? '└─ ' : '├─ '}`);
    yield* drawLines(child, mark, `${hang}${last ? '   ' : '│  '}`, width, paint);
  }
}

// Words are kept whole. The space before a word goes where the word goes.
function* wrap(pieces: readonly Piece[], width: number, paint: Painter): Generator<string> {
  let line = '';
  let length = 0;
  let gap = '';
  for (const { text, style } of pieces) {
    for (const [part] of text.matchAll(/\s+|\S+/g)) {
      if (part.trim() === '') {
        gap += part;
        continue;
      }
      const size = [...part].length;
      if (length > 0 && gap !== '' && length + gap.length + size > width) {
        yield line;
        line = '';
        length = 0;
      } else {
        line += gap;
        length += gap.length;
      }
      line += paint(style, part);
      length += size;
      gap = '';
    }
  }
  yield line;
}
