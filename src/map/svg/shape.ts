import type { Locality } from '../../model/target.ts';

/** A line of text; `x` is its left end, `y` its baseline. */
export interface Label {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly pieces: readonly { readonly text: string; readonly classes: string }[];
}

/** A box: of a lane, of a target by its locality, or the frame around a pool. */
export interface Box {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly is: Locality | 'lane' | 'pool' | 'panel';
  readonly dashed: boolean;
  /** What a pointer that rests on it is told: the text without cuts. */
  readonly tip: string;
}

/** A line from box to box, through corners. */
export interface Wire {
  readonly kind: 'wire';
  readonly points: readonly (readonly [number, number])[];
  readonly dashed: boolean;
  /** It ends in an arrow head. */
  readonly arrow: boolean;
}

export type Shape = Label | Box | Wire;

/** Shapes that belong together, moved as one. */
export interface Group {
  readonly shapes: readonly Shape[];
  readonly height: number;
}

/** Measures of the drawing, in pixels. */
export const SIZE = {
  margin: 24,
  lane: 216,
  first: 296,
  rest: 316,
  /** Between columns: room for a wire with its corner. */
  gap: 48,
  text: 13,
  small: 11.5,
  line: 17,
  smallLine: 16,
  pad: 10,
  /** Between boxes above each other. */
  space: 8,
  /** Between lanes. */
  row: 18,
} as const;

/** The left edges of the columns and the right edge of the drawing. */
export const COLUMN = {
  lane: SIZE.margin,
  first: SIZE.margin + SIZE.lane + SIZE.gap,
  rest: SIZE.margin + SIZE.lane + SIZE.gap + SIZE.first + SIZE.gap,
  end: SIZE.margin + SIZE.lane + SIZE.gap + SIZE.first + SIZE.gap + SIZE.rest,
} as const;

/** A text at a place, in one style. */
export function label(x: number, y: number, text: string, classes: string): Label {
  return { kind: 'text', x, y, pieces: [{ text, classes }] };
}

/** Lines of small text from a top edge down. */
export function smallLines(lines: readonly string[], x: number, top: number, classes: string): Group {
  return {
    shapes: lines.map((line, index) => label(x, top + 12 + index * SIZE.smallLine, line, classes)),
    height: lines.length * SIZE.smallLine,
  };
}
