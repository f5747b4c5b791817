import type { CodeBlock, Piece } from './code.ts';
import type { Line } from './line.ts';
import { type FenceStart, fenceCloses } from './starts.ts';

/** A code block whose end is not seen yet. */
export interface OpenCode {
  /** Takes a line of the content; true when the line was the closing fence. */
  add(line: Line): boolean;
  /** The block, ended by its closing fence or by whatever came instead. */
  close(): CodeBlock;
}

/** A fence that `line` opens; its content loses as much indentation as the opening fence has. */
export function openFence(line: Line, fence: FenceStart, maxIndent: number): OpenCode {
  const start = line.first;
  const { indent } = line;
  const info = { start: fence.infoStart, end: fence.infoEnd };
  const pieces: Piece[] = [];
  let end = line.end;
  let closed = false;
  return {
    add(next) {
      end = next.end;
      closed =
        next.indent <= maxIndent && fenceCloses(next.text, next.first, next.end, fence.marker, fence.size);
      if (!closed) append(pieces, takePiece(next, indent));
      return closed;
    },
    close: () => ({ kind: 'fenced', start, end, info, closed, pieces }),
  };
}

/** Indented code that `line` starts. Blank lines belong to it only when more code follows. */
export function openIndented(line: Line): OpenCode {
  const start = line.first;
  const pieces: Piece[] = [];
  let blank: Piece[] = [];
  let end = line.end;
  const open: OpenCode = {
    add(next) {
      const piece = takePiece(next, 4);
      if (next.blank) {
        blank.push(piece);
        return false;
      }
      for (const skipped of blank) append(pieces, skipped);
      blank = [];
      append(pieces, piece);
      end = next.end;
      return false;
    },
    close: () => ({
      kind: 'indented',
      start,
      end,
      info: { start, end: start },
      closed: true,
      pieces,
    }),
  };
  open.add(line);
  return open;
}

// What is left of a line once an indentation is taken from it.
function takePiece(line: Line, indent: number): Piece {
  line.skip(indent);
  if (!line.partial) return { start: line.at, end: line.next, spaces: 0 };
  return { start: line.at + 1, end: line.next, spaces: 4 - (line.column % 4) };
}

// Lines that lose nothing make one piece together: a fence outside containers is one run of its host.
function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (last && last.end === piece.start && piece.spaces === 0) {
    pieces[pieces.length - 1] = {
      start: last.start,
      end: piece.end,
      spaces: last.spaces,
    };
  } else pieces.push(piece);
}
