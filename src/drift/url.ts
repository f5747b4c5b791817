const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' };
const URL_PARTS =
  /^([a-z][a-z0-9+.-]*):\/\/(?:[^\s/?#@]*@)?(\[[0-9a-f:.]+\]|[^\s/:?#]*)(?::(\d+))?([^\s?#]*)(\?[^\s#]*)?(?:#\S*)?$/i;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)$/;

/** True of text that is a URL with a host. */
export function isUrl(text: string): boolean {
  const parts = URL_PARTS.exec(text.trim());
  return parts !== null && parts[2] !== '';
}

/**
 * The URL in one spelling: scheme and host in lower case, one name for this machine, no default port, no user
 * part, no slash at the end. Text that is no URL comes back trimmed.
 */
export function canonicalUrl(text: string): string {
  const trimmed = text.trim();
  const parts = URL_PARTS.exec(trimmed);
  if (!parts) return trimmed.replace(/\/+$/, '');
  const scheme = (parts[1] ?? '').toLowerCase();
  const host = (parts[2] ?? '').toLowerCase();
  const port = parts[3] ?? '';
  const shown = port === '' || port === DEFAULT_PORTS[scheme] ? '' : `:${port}`;
  const name = LOOPBACK.test(host) ? 'localhost' : host;
  return `${scheme}://${name}${shown}${(parts[4] ?? '').replace(/\/+$/, '')}${parts[5] ?? ''}`;
}

/** Scheme, host and port of a URL in one spelling: where a server is, whichever of its interfaces is called. */
export function originOf(url: string): string {
  return /^[^/]*\/\/[^/?]*/.exec(canonicalUrl(url))?.[0] ?? '';
}
