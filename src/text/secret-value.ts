import { isAscii } from './ascii.ts';
import { entropy, isDummy, isReference } from './dummy.ts';

/** True of a value that looks like a key by itself: long, mixed, in one piece, and no address, path or name. */
export function isKeyLike(value: string): boolean {
  const text = value.trim();
  if (text.length < 16 || isReference(text)) return false;
  if (text.includes('://') || (!isAscii(text, 33) && /\s/.test(text))) return false;
  if (isDummy(text) || isPath(text) || isName(text)) return false;
  return /\d/.test(text) && /[A-Za-z]/.test(text) && entropy(text) > 3;
}

const OWN_CHOICE = ['pass', 'secret', 'master', 'salt'];

/**
 * True of what a field named for a secret holds when it is the secret itself. A password or a master key is whatever
 * its owner made up; an API key looks like one, and `api_key: ollama` is a word for a server that asks for none.
 */
export function isLiteralSecret(name: string, value: string): boolean {
  const text = value.trim();
  if (isReference(text)) return false;
  if (OWN_CHOICE.some((word) => name.includes(word)) && text.length >= 8) {
    return !(/\s|:\/\//.test(text) || isDummy(text) || isPath(text));
  }
  return isKeyLike(text);
}

/**
 * The password of an address such as `postgresql://user:password@host/db`, where it looks like one that somebody was
 * given; undefined for words, fillers and references. A service on the same network often has `user:password` itself.
 */
export function passwordInUrl(value: string): string | undefined {
  if (!value.includes('://')) return undefined;
  const password = /^[a-z][a-z\d+.-]*:\/\/[^\s:/@]*:([^\s/@]{12,})@[^\s:/@]+\.[^\s:/@]/i.exec(
    value.trim(),
  )?.[1];
  if (password === undefined || isReference(password) || /[${}()<>%]/.test(password)) return undefined;
  return /\d/.test(password) && isLiteralSecret('password', password) ? password : undefined;
}

function isPath(text: string): boolean {
  return /^(?:\.{0,2}|~)\/|\.(?:json|pem|key|txt|ya?ml|env)$/.test(text);
}

// `gpt-5.3-codex-high` and `prod-eu-west-1-key` are words and numbers that somebody can read.
function isName(text: string): boolean {
  const words = text.split(/[^A-Za-z0-9]+/);
  return (
    words.length > 1 &&
    words.every((word) => /^(?:[A-Za-z]{0,12}\d{0,4}|\d{0,4}[A-Za-z]{0,12}|\d+)$/.test(word))
  );
}
