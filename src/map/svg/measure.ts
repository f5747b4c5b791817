// Advance widths in em of the widest of the fonts that viewers are likely to use (DejaVu Sans, Verdana): text that
// fits by them fits in the others.
const NARROW = new Set('iljI.,:;|!\'`()[]{}/\\ ftr"-');
const WIDE = new Set('mwMW@%');

/** The width of a text in pixels, estimated from above. */
export function widthOf(text: string, size: number, bold = false): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return em * size * (bold ? 1.1 : 1);
}

function emOf(character: string): number {
  if (NARROW.has(character)) return 0.42;
  if (WIDE.has(character)) return 1;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1100) return 1.1;
  return character >= 'A' && character <= 'Z' ? 0.74 : 0.65;
}

/** How to wrap a text. */
export interface WrapOptions {
  readonly width: number;
  readonly size: number;
  readonly bold?: boolean;
  /** At most so many lines; the last then ends in an ellipsis. */
  readonly lines: number;
}

/** A text in lines that fit. Words that do not are cut, behind a mark such as `/` where there is one. */
export function wrapText(text: string, options: WrapOptions): readonly string[] {
  const fits = (piece: string): boolean => widthOf(piece, options.size, options.bold) <= options.width;
  const lines: string[] = [];
  let line = '';
  const pieces = text.split(' ').flatMap((word) => piecesOf(word, fits));
  for (const { text: piece, glued } of pieces) {
    const joined = line === '' ? piece : `${line}${glued ? '' : ' '}${piece}`;
    if (fits(joined)) line = joined;
    else {
      if (line !== '') lines.push(line);
      line = piece;
    }
  }
  lines.push(line);
  if (lines.length <= options.lines) return lines;
  const kept = lines.slice(0, options.lines);
  kept.push(shortened(kept.pop() ?? '', fits));
  return kept;
}

interface Part {
  readonly text: string;
  /** It goes on where the part before it ended, without a space. */
  readonly glued: boolean;
}

function piecesOf(word: string, fits: (text: string) => boolean): readonly Part[] {
  if (fits(word)) return [{ text: word, glued: false }];
  const parts: Part[] = [];
  for (const chunk of word.match(/[^/:@._-]*[/:@._-]+|[^/:@._-]+/g) ?? [word]) {
    let rest = '';
    for (const character of chunk) {
      if (rest !== '' && !fits(rest + character)) {
        parts.push({ text: rest, glued: parts.length > 0 });
        rest = '';
      }
      rest += character;
    }
    parts.push({ text: rest, glued: parts.length > 0 });
  }
  return parts;
}

function shortened(line: string, fits: (text: string) => boolean): string {
  let kept = Array.from(line);
  while (kept.length > 0 && !fits(`${kept.join('')}…`)) kept = kept.slice(0, -1);
  return `${kept.join('')}…`;
}
