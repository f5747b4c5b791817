import { isDummy, isReference } from './dummy.ts';
import { findSecrets } from './secrets.ts';

/** What stands where a secret stood. */
export const MASK = '***';

const NAME =
  '(?:[A-Za-z0-9]+[_.-]){0,6}(?:api[_-]?key|apikey|token|secret|secret[_-]?key|passwd|password|passphrase|authorization|private[_-]?key|master[_-]?key|access[_-]?key|salt[_-]?key|client[_-]?secret|credentials?|cookie)';
// Made when it is first needed: V8 takes a third of a millisecond for it, on every cold start.
let assigned: RegExp | undefined;
/** What `NAME` ends with, written out: names are asked for far more often than texts are searched. */
const ENDINGS = new Set(
  (
    'token secret passwd password passphrase authorization credential credentials cookie ' +
    'api_key api-key apikey secret_key secret-key secretkey private_key private-key privatekey ' +
    'master_key master-key masterkey access_key access-key accesskey salt_key salt-key saltkey ' +
    'client_secret client-secret clientsecret'
  ).split(' '),
);
const MOST_WORDS = 6;
// Most texts name no secret, and are spared the long expression.
const NAMED = ['key', 'token', 'secret', 'pass', 'authorization', 'credential', 'cookie'];
const USERINFO = /([a-z][a-z0-9+.-]*:\/\/)([^\s/@?#"'`]+)@/gi;
const QUERY =
  /([?&](?:[a-z0-9_-]*(?:key|token|secret|password|signature|credential)|sig|auth|code)=)([^\s&#"'`]+)/gi;
const BEARER = /\b(Bearer|Basic)(\s+)([A-Za-z0-9._~+/=-]{8,})/g;

/**
 * The text with every secret in it masked: keys of known formats, the user part of URLs, key-like query
 * parameters, and what stands after `api_key:`, `token=`, `Authorization:` and their like. Fillers and references to
 * environment variables stay. Redacting twice changes nothing more.
 */
export function redact(text: string): string {
  if (text.length < 20 && isPlain(text)) return text;
  let result = text;
  const keys = text.length < 20 ? [] : findSecrets(text);
  for (const { span } of [...keys].reverse())
    result = result.slice(0, span.start) + MASK + result.slice(span.end);
  if (result.includes('@') && result.includes('://'))
    result = result.replace(USERINFO, (whole, scheme: string, user: string) =>
      isReference(user) ? whole : `${scheme}${MASK}@`,
    );
  if (result.includes('=') && (result.includes('?') || result.includes('&')))
    result = result.replace(QUERY, (whole, name: string, value: string) =>
      isDummy(value) ? whole : name + MASK,
    );
  if (isNamed(result)) result = result.replace(assignments(), maskAssigned);
  if (!(result.includes('Bearer') || result.includes('Basic'))) return result;
  return result.replace(BEARER, (whole, scheme: string, gap: string, value: string) =>
    isDummy(value) ? whole : `${scheme}${gap}${MASK}`,
  );
}

// Most texts are a short name: without `:`, `=`, `@` and the first letter of `Bearer` and `Basic` there is nothing to mask.
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 58 || code === 61 || code === 64 || code === 66) return false;
  }
  return true;
}

function isNamed(text: string): boolean {
  if (!(text.includes(':') || text.includes('='))) return false;
  const lower = text.toLowerCase();
  return NAMED.some((word) => lower.includes(word));
}

function assignments(): RegExp {
  assigned ??= new RegExp(
    `(?<![A-Za-z0-9])(${NAME})(["'\`]?[ \\t]*[:=][ \\t]*)("(?:[^"\\\\\\n]|\\\\.)*"?|'[^'\\n]*'?|(?:(?:Bearer|Basic|Token)\\s+)?(?:\\$\\{(?:env:)?\\w{1,99}\\}|\\{env:\\w{1,99}\\}|[^\\s,;}\\]"'\`])+)`,
    'gi',
  );
  return assigned;
}

/** The value of a key as it may be shown: masked as a whole where the key's name says that it holds a secret. */
export function redactValue(key: string, value: string): string {
  return isSecretName(key) && !isDummy(value) ? MASK : redact(value);
}

/** True of the name of a key whose value is a secret: `api_key`, `LITELLM_MASTER_KEY`; not `api_key_env`. */
export function isSecretName(name: string): boolean {
  const lower = name.toLowerCase();
  let start = 0;
  for (let words = 0; words <= MOST_WORDS; words++) {
    if (ENDINGS.has(start === 0 ? lower : lower.slice(start))) return true;
    const end = wordEnd(lower, start);
    const separator = lower.charCodeAt(end);
    if (end === start || !(separator === 95 || separator === 46 || separator === 45)) return false;
    start = end + 1;
  }
  return false;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) return at;
  }
  return at;
}

function maskAssigned(whole: string, name: string, gap: string, written: string): string {
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const close = quote !== '' && written.length > 1 && written.endsWith(quote) ? quote : '';
  const value = written.slice(quote.length, written.length - close.length);
  if (isDummy(value) || /^(?:true|false|null|yes|no|\d{1,6})$/i.test(value)) return whole;
  // A short lower-case word after "token:" in a sentence is a word of that sentence.
  if (!quote && /^[a-z]{1,11}[.!?]?$/.test(value) && !/pass/i.test(name)) return whole;
  return `${name}${gap}${quote}${MASK}${close}`;
}
