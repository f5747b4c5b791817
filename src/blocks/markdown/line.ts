const TAB = 9;
const LF = 10;
const SPACE = 32;
const CARRIAGE_RETURN = 13;

/**
 * One line of a text under a cursor that counts columns as CommonMark does: a tab reaches to the next multiple
 * of four, and a container may take only a part of it. Reused from line to line, so that scanning allocates nothing.
 */
export class Line {
  readonly text: string;
  /** Where the line starts, where its text ends, and where the next line starts. */
  start = 0;
  end = 0;
  next = 0;
  /** The next unit to take and its column; `partial` when that unit is a tab of which a part is taken. */
  at = 0;
  column = 0;
  partial = false;
  /** The first unit from the cursor on that is neither space nor tab, and its column. */
  first = 0;
  firstColumn = 0;
  // Where the next line breaks are: looked for once, and not again for every line of a text that has only the other.
  #lineFeed = -1;
  #carriageReturn = -1;

  constructor(text: string) {
    this.text = text;
  }

  /** Puts the cursor at the start of a line, without looking at its indentation. `start` must never go back. */
  load(start: number): void {
    const { text } = this;
    if (this.#lineFeed < start) this.#lineFeed = indexOrEnd(text, '\n', start);
    if (this.#carriageReturn < start) this.#carriageReturn = indexOrEnd(text, '\r', start);
    this.start = start;
    this.end = Math.min(this.#lineFeed, this.#carriageReturn);
    const isPair = this.#carriageReturn + 1 === this.#lineFeed;
    this.next = Math.min(this.end + (isPair ? 2 : 1), text.length);
    this.at = start;
    this.column = 0;
    this.partial = false;
  }

  /** Finds the first unit that is not blank. Must follow `load` and `take`. */
  measure(): void {
    let { at, column } = this;
    for (; at < this.end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column % 4);
      else break;
    }
    this.first = at;
    this.firstColumn = column;
  }

  /** Columns of white space before the first unit that is not blank. */
  get indent(): number {
    return this.firstColumn - this.column;
  }

  get blank(): boolean {
    return this.first === this.end;
  }

  /** The first unit that is not blank; -1 on a blank line. */
  get code(): number {
    return this.first < this.end ? this.text.charCodeAt(this.first) : -1;
  }

  /** Takes the indentation and `length` units after it: a container's marker. */
  take(length: number): void {
    this.at = this.first + length;
    this.column = this.firstColumn + length;
    this.partial = false;
    this.measure();
  }

  /** Takes at most `columns` of white space, maybe a part of a tab. */
  skip(columns: number): void {
    let left = columns;
    while (left > 0 && this.at < this.first) {
      const width = this.text.charCodeAt(this.at) === TAB ? 4 - (this.column % 4) : 1;
      if (width > left) {
        this.column += left;
        this.partial = true;
        return;
      }
      this.column += width;
      this.at++;
      this.partial = false;
      left -= width;
    }
  }
}

/** Whether a unit is a space or a tab: the only white space block structure knows inside a line. */
export function isBlankUnit(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Whether a unit ends a line. */
export function isLineEnd(code: number): boolean {
  return code === LF || code === CARRIAGE_RETURN;
}

function indexOrEnd(text: string, unit: string, from: number): number {
  const index = text.indexOf(unit, from);
  return index < 0 ? text.length : index;
}
