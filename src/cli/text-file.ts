import { displayPath } from '../project/paths.ts';
import { UsageError } from '../project/problem.ts';
import { readFile, wasRead } from '../project/read.ts';
import type { Settings } from '../project/settings.ts';
import { printable } from '../report/printable.ts';
import { decodeText } from '../text/decode.ts';
import type { Io } from './io.ts';

/** A file that is read to be written again. */
export interface TextFile {
  /** Absolute. */
  readonly path: string;
  /** What reports call it. */
  readonly display: string;
  /** Without the byte-order mark. */
  readonly text: string;
  /** It starts with a byte-order mark. */
  readonly marked: boolean;
}

/** Why a file cannot be read, in words for the user. */
export interface Unreadable {
  readonly display: string;
  readonly reason: string;
}

const BOM = '\ufeff';

/** Reads a file as text. */
export function readTextFile(path: string, settings: Settings, io: Io): TextFile | Unreadable {
  const file = readFile(io.host, path, settings.limits);
  if (!wasRead(file)) return { display: displayPath(io.host, path), reason: file.reason };
  const { display, bytes } = file;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return { display, reason: decoded.detail };
  return { path, display, text: decoded.text, marked };
}

/** The text with the byte-order mark that its file starts with. */
export function withMark(text: string, { marked }: TextFile): string {
  return marked ? BOM + text : text;
}

/** Writes a file as a whole or not at all. A link stays a link: what it leads to is written. */
export function writeText(
  { path, display, isNew = false }: { path: string; display: string; isNew?: boolean },
  text: string,
  io: Io,
): void {
  try {
    io.writeFile(isNew ? path : io.host.files.realpath(path), text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${display} could not be written: ${reason}`);
  }
}

/** What is said of a file that could not be read. */
export function unreadableText({ display, reason }: Unreadable): string {
  return `${printable(display)} could not be read: ${printable(reason)}`;
}
