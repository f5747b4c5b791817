import { Buffer, isUtf8 } from 'node:buffer';

/** Why bytes are no text that routelint reads. */
export interface DecodeProblem {
  readonly problem: 'utf-16' | 'invalid-utf-8' | 'binary';
  /** The first byte that shows it, counted from the start of the file. */
  readonly offset: number;
  /** What is there and what to do about it, in words for the user. */
  readonly detail: string;
}

const REPLACEMENT = '\uFFFD';

/** The text of UTF-8 bytes without a byte-order mark, or why there is none. Clean files never meet a loop over bytes. */
export function decodeText(bytes: Uint8Array): { readonly text: string } | DecodeProblem {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = utf16Mark(buffer);
  if (mark) return utf16(0, `it starts with the byte-order mark of ${mark}`);
  const zero = buffer.indexOf(0);
  if (zero !== -1) return zeroByte(buffer, zero);
  if (!isUtf8(buffer)) return invalid(buffer);
  const marked = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
  return { text: marked ? buffer.toString('utf8', 3) : buffer.toString('utf8') };
}

function utf16Mark(buffer: Buffer): string | undefined {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'UTF-16 (little-endian)';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'UTF-16 (big-endian)';
  return undefined;
}

function utf16(offset: number, sign: string): DecodeProblem {
  return { problem: 'utf-16', offset, detail: `the file is UTF-16, not UTF-8: ${sign}; save it as UTF-8` };
}

function zeroByte(buffer: Buffer, offset: number): DecodeProblem {
  if (everySecondIsZero(buffer)) return utf16(offset, 'every second byte is zero');
  const place = placeOf(buffer, offset);
  return { problem: 'binary', offset, detail: `${place} is a zero byte, so this is no text file` };
}

// ASCII in UTF-16 has a zero in every other byte; a binary file has them anywhere.
function everySecondIsZero(buffer: Buffer): boolean {
  const length = Math.min(buffer.length, 512) & ~1;
  if (length < 4) return false;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (buffer[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const few = Math.min(zeros[0] ?? 0, zeros[1] ?? 0);
  const many = Math.max(zeros[0] ?? 0, zeros[1] ?? 0);
  return few * 10 <= length / 2 && many * 10 >= (length / 2) * 7;
}

function invalid(buffer: Buffer): DecodeProblem {
  const offset = firstInvalid(buffer);
  const byte = (buffer[offset] ?? 0).toString(16).padStart(2, '0');
  const detail = `${placeOf(buffer, offset)} (0x${byte}) is not valid UTF-8; save the file as UTF-8`;
  return { problem: 'invalid-utf-8', offset, detail };
}

// The decoder puts U+FFFD where bytes are wrong. One that the file itself holds is the bytes EF BF BD.
function firstInvalid(buffer: Buffer): number {
  const text = buffer.toString('utf8');
  let bytes = 0;
  let from = 0;
  for (let at = text.indexOf(REPLACEMENT); at !== -1; at = text.indexOf(REPLACEMENT, from)) {
    bytes += Buffer.byteLength(text.slice(from, at));
    const real = buffer[bytes] === 0xef && buffer[bytes + 1] === 0xbf && buffer[bytes + 2] === 0xbd;
    if (!real) return bytes;
    bytes += 3;
    from = at + 1;
  }
  return bytes;
}

function placeOf(buffer: Buffer, offset: number): string {
  let line = 1;
  for (let at = buffer.indexOf(10); at !== -1 && at < offset; at = buffer.indexOf(10, at + 1)) line++;
  return `byte ${offset + 1} of the file, on line ${line},`;
}
