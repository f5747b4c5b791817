import { isReference } from '../text/dummy.ts';

const PARTS: readonly RegExp[] = [
  /\u2026|\.\.\./, // elision
  /<[A-Za-z][^<>]*>/, // <your-key>, http://<host>:4000
  /\$\{[^}]*\}|\{\{[^}]*\}\}|\{(?:env|file):[^}]*\}/, // references inside a longer text
  /\*{3}|x{6}/i, // sk-***
  /(?:^|[^A-Za-z0-9])(?:[Yy]our|YOUR)(?:[-_ A-Z]|$)/, // YOUR_MODEL, your-model-here, yourModel
];

const WORDS =
  /^(?:\[?redacted\]?|change[-_ ]?me|placeholder|todo|tbd|fixme|replace[-_ ]?(?:me|with.*)|insert[-_ ].*|\?+|-|_+|x{3,})$/i;

/** Host names set aside for documentation (RFC 2606, RFC 6761); nobody's live endpoint. */
const RESERVED_HOST =
  /^[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@]*@)?(?:[^\s/:?#]*\.)?(?:example\.(?:com|net|org)|example|invalid)(?:[:/?#]|$)/i;

/**
 * True of a value that stands for one the author did not write down: `<your-key>`, `YOUR_MODEL`, `${VAR}`,
 * `os.environ/X`, `sk-***`, `…`. Such a value agrees with any other.
 */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '') return false;
  return isReference(trimmed) || WORDS.test(trimmed) || PARTS.some((part) => part.test(trimmed));
}

/** True of a URL on a host that exists for documentation only. */
export function isReservedUrl(text: string): boolean {
  return RESERVED_HOST.test(text.trim());
}

/** True of a list item or key that says "and so on". */
export function isElision(text: string): boolean {
  return /^(?:\.{3,}|\u2026|etc\.?)$/.test(text.trim());
}
