import { isBlankUnit } from './line.ts';

const BACKTICK = 96;
const TILDE = 126;

/** An opening fence: what closes it, and its raw info string. */
export interface FenceStart {
  readonly marker: number;
  /** How many markers: as many close it, or more. */
  readonly size: number;
  /** The info string without the blanks around it. */
  readonly infoStart: number;
  readonly infoEnd: number;
}

/** How many times the unit at `from` stands there in a row, up to `end`. */
export function runLength(text: string, from: number, end: number): number {
  const code = text.charCodeAt(from);
  let at = from + 1;
  while (at < end && text.charCodeAt(at) === code) at++;
  return at - from;
}

/** The opening fence at `from`, if there is one; a backtick fence has no backtick in its info string. */
export function fenceStart(text: string, from: number, end: number): FenceStart | undefined {
  const marker = text.charCodeAt(from);
  if (marker !== BACKTICK && marker !== TILDE) return undefined;
  const size = runLength(text, from, end);
  if (size < 3) return undefined;
  const infoStart = skipBlank(text, from + size, end);
  let infoEnd = end;
  while (infoEnd > infoStart && isBlankUnit(text.charCodeAt(infoEnd - 1))) infoEnd--;
  if (marker === BACKTICK) {
    for (let at = infoStart; at < infoEnd; at++) if (text.charCodeAt(at) === BACKTICK) return undefined;
  }
  return { marker, size, infoStart, infoEnd };
}

/** Whether the text from `from` closes a fence: its marker, often enough, and nothing after it. */
export function fenceCloses(text: string, from: number, end: number, marker: number, size: number): boolean {
  if (text.charCodeAt(from) !== marker) return false;
  const run = runLength(text, from, end);
  return run >= size && isBlank(text, from + run, end);
}

/** `***`, `- - -`, `___`: three or more of one mark with nothing but blanks beside them. */
export function isThematicBreak(text: string, from: number, end: number): boolean {
  const mark = text.charCodeAt(from);
  let count = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === mark) count++;
    else if (!isBlankUnit(code)) return false;
  }
  return count >= 3;
}

/** One to six `#`, then a blank or the end of the line. */
export function isHeading(text: string, from: number, end: number): boolean {
  const after = from + runLength(text, from, end);
  return after - from <= 6 && (after === end || isBlankUnit(text.charCodeAt(after)));
}

/** The line under a paragraph that makes it a heading. */
export function isUnderline(text: string, from: number, end: number): boolean {
  return isBlank(text, from + runLength(text, from, end), end);
}

/**
 * The length of a list marker at `from`, 0 for none. One that would interrupt a paragraph must start at 1 if it
 * is ordered, and must not be empty.
 */
export function listMarker(text: string, from: number, end: number, interrupts: boolean): number {
  const length = bullet(text, from, end) || ordinal(text, from, end, interrupts);
  if (length === 0) return 0;
  const after = from + length;
  if (after < end && !isBlankUnit(text.charCodeAt(after))) return 0;
  return interrupts && isBlank(text, after, end) ? 0 : length;
}

function bullet(text: string, from: number, end: number): number {
  const code = text.charCodeAt(from);
  if (code === 43) return 1;
  return (code === 42 || code === 45) && !isThematicBreak(text, from, end) ? 1 : 0;
}

function ordinal(text: string, from: number, end: number, interrupts: boolean): number {
  let at = from;
  let value = 0;
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  const digits = at - from;
  if (digits === 0 || digits > 9 || at === end || (interrupts && value !== 1)) return 0;
  const code = text.charCodeAt(at);
  return code === 46 || code === 41 ? digits + 1 : 0;
}

function skipBlank(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlankUnit(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(text: string, from: number, end: number): boolean {
  return skipBlank(text, from, end) === end;
}
