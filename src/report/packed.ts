import { Buffer } from 'node:buffer';
import type { WrittenFinding, WrittenPart } from './written.ts';

/**
 * A written part with the texts of its findings in bytes, one after the other: plain data that another thread can be
 * given. V8 takes two bytes for each character of a text with a frame in it, and a large run has 20 MB of them.
 */
export interface PackedPart extends Omit<WrittenPart, 'findings'> {
  /** `length` is in bytes. */
  readonly findings: readonly (Omit<WrittenFinding, 'text'> & { readonly length: number })[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Packs a part; see `unpack`. */
export function pack(part: WrittenPart): PackedPart {
  const texts = part.findings.map(({ text }) => text);
  const findings = part.findings.map(({ path, severity, fixable, text }) => {
    return { path, severity, fixable, length: Buffer.byteLength(text) };
  });
  return { ...part, findings, bytes: new TextEncoder().encode(texts.join('')) };
}

/** The part that was packed. A text is made each time it is asked for, and not kept. */
export function unpack({ bytes, findings, ...rest }: PackedPart): WrittenPart {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let next = 0;
  return {
    ...rest,
    findings: findings.map(({ path, severity, fixable, length }): WrittenFinding => {
      const start = next;
      next += length;
      return {
        path,
        severity,
        fixable,
        get text() {
          return buffer.toString('utf8', start, start + length);
        },
      };
    }),
  };
}
