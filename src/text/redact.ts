import { isDummy, isReference } from './dummy.ts';
import { findSecrets } from './secrets.ts';

/** What stands where a secret stood. */
export const MASK = '***';

const NAME =
  '(?:[A-Za-z0-9]+[_.-]){0,6}(?:api[_-]?key|apikey|token|secret|secret[_-]?key|passwd|password|passphrase|authorization|private[_-]?key|master[_-]?key|access[_-]?key|salt[_-]?key|client[_-]?secret|credentials?|cookie)';
const SECRET_NAME = new RegExp(`^${NAME}$`, 'i');
const ASSIGNED = new RegExp(
  `(?<![A-Za-z0-9])(${NAME})(["'\`]?[ \\t]*[:=][ \\t]*)("(?:[^"\\\\\\n]|\\\\.)*"?|'[^'\\n]*'?|(?:(?:Bearer|Basic|Token)\\s+)?[^\\s,;}\\]"'\`]+)`,
  'gi',
);
// Most texts name no secret, and are spared the long expression.
const NAMED = /key|token|secret|pass|authorization|credential|cookie/i;
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
  let result = text;
  const keys = text.length < 20 ? [] : findSecrets(text);
  for (const { span } of [...keys].reverse())
    result = result.slice(0, span.start) + MASK + result.slice(span.end);
  if (result.includes('@') && result.includes('://'))
    result = result.replace(USERINFO, (whole, scheme: string, user: string) =>
      isReference(user) ? whole : `${scheme}${MASK}@`,
    );
  if (result.includes('='))
    result = result.replace(QUERY, (whole, name: string, value: string) =>
      isDummy(value) ? whole : name + MASK,
    );
  if (NAMED.test(result)) result = result.replace(ASSIGNED, maskAssigned);
  return result.replace(BEARER, (whole, scheme: string, gap: string, value: string) =>
    isDummy(value) ? whole : `${scheme}${gap}${MASK}`,
  );
}

/** The value of a key as it may be shown: masked as a whole where the key's name says that it holds a secret. */
export function redactValue(key: string, value: string): string {
  return isSecretName(key) && !isDummy(value) ? MASK : redact(value);
}

/** True of the name of a key whose value is a secret: `api_key`, `LITELLM_MASTER_KEY`; not `api_key_env`. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
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
