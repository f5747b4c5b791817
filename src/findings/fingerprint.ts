/**
 * Twelve hex digits for a text: two FNV-1a hashes of 24 bits each, the second over the text read backwards.
 * Not for secrets: callers redact first. Collisions among the findings of one project are of no consequence
 * below some hundred thousand findings.
 */
export function fingerprint(parts: readonly string[]): string {
  const text = parts.join('\u0000');
  let forward = 0x811c9dc5;
  let backward = 0x811c9dc5;
  for (let i = 0, j = text.length - 1; j >= 0; i++, j--) {
    forward = Math.imul(forward ^ text.charCodeAt(i), 0x01000193);
    backward = Math.imul(backward ^ text.charCodeAt(j), 0x01000193);
  }
  return fold(forward) + fold(backward);
}

// XOR-folding 32 bits to 24 keeps the spread of FNV better than cutting them off.
function fold(hash: number): string {
  const bits = hash >>> 0;
  return ((bits >>> 24) ^ (bits & 0xffffff)).toString(16).padStart(6, '0');
}
