import { parseEndpoint } from '../providers/endpoint.ts';

/** The host of a URL in lower case; '' when it has none. References to variables stay as they are written. */
export function hostOf(url: string): string {
  return parseEndpoint(url)?.host ?? '';
}

/** True when a URL's host is a domain or below it. */
export function isHostOf(url: string, domain: string): boolean {
  const host = hostOf(url);
  return host === domain || host.endsWith(`.${domain}`);
}

/** True of a loopback address: nothing sent there leaves the machine by itself. */
export function isLoopback(url: string): boolean {
  return /^(?:localhost|127(?:\.\d+){1,3}|::1|0\.0\.0\.0)$/.test(hostOf(url));
}

/** True when two URLs lead to the same place, whatever their case and last slash. */
export function sameUrl(first: string, second: string): boolean {
  return normal(first) === normal(second);
}

function normal(url: string): string {
  return url.trim().replace(/\/+$/, '').toLowerCase();
}
