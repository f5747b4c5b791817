import { isAscii } from '../text/ascii.ts';

/** An endpoint taken apart. Parts that hold a reference to the environment keep it as it is written. */
export interface Endpoint {
  /** Lower case; '' when the endpoint states none. */
  readonly scheme: string;
  /** Lower case, without brackets around IPv6. */
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

/** A reference to a variable: `${X}`, `${X:-default}`, `os.environ/X`, `{env:X}`, `$X`, `env:X`, `%X%`. */
const REFERENCE =
  /\$\{(?:env:)?(\w+)[^}]*\}|os\.environ\/(\w+)|\{(?:env:)?([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)|^env:(\w+)|%([A-Za-z_]\w*)%/;

/** One of these is in every reference. */
const SIGNS = ['$', '{', '%', 'os.environ/', 'env:'];

/** A reference or a placeholder that stands for the whole address, scheme and all. */
const LEADING = /^(?:\$\{[^}]*\}|\{[^}]*\}|os\.environ\/\S+|<[^<>]*>)/;

const PLACEHOLDER =
  /<[^>]*>|\.\.\.|\u2026|\*\*|\bx\.x\b|\.x+(?:\.|$)|\[[a-z][^\]]*\]|\byour?[-_. ]|\b(?:YOUR|HOST|IP|SERVER|ENDPOINT|ADDRESS)\b|\bhost[-_]?name\b|^(?:my|some)[-_]|(?:^|\.)example(?:\.(?:com|org|net))?$|\.(?:invalid|test)$/;

/** One of these is in every placeholder, or a capital: V8 takes half a millisecond to compile the expression. */
const PLACEHOLDER_SIGNS = [
  '<',
  '..',
  '\u2026',
  '**',
  '.x',
  '[',
  'you',
  'host',
  'my',
  'some',
  'example',
  '.invalid',
  '.test',
];

/** The endpoint's parts; undefined for a text that is no endpoint at all. */
export function parseEndpoint(text: string): Endpoint | undefined {
  const written = text.trim();
  const whole = '${o<'.includes(written.charAt(0)) ? LEADING.exec(written)?.[0] : undefined;
  if (whole !== undefined) return { scheme: '', host: whole, port: '', path: written.slice(whole.length) };
  if (!isAscii(written, 33) && /\s/.test(written)) return undefined;
  const { scheme, host, port, path } = takeApart(written);
  // Without a scheme it takes a port, a dot or `localhost` to tell an address from any other word.
  const named = host.includes('.') || host.toLowerCase() === 'localhost';
  if (scheme === '' && !(port !== '' || named || referenceIn(host))) return undefined;
  const bare = bareHost(host);
  if (bare === 'os.environ') return behindVariable(scheme, path);
  return { scheme: scheme.toLowerCase(), host: referenceIn(bare) ? bare : bare.toLowerCase(), port, path };
}

// `http://os.environ/HOST:8000` means a variable, and no host is called `os.environ`.
function behindVariable(scheme: string, path: string): Endpoint {
  const name = /^\/\w+/.exec(path)?.[0] ?? '/';
  return { scheme: scheme.toLowerCase(), host: `os.environ${name}`, port: '', path: path.slice(name.length) };
}

// By hand: every start of the program needs it, and V8 takes longer to compile an expression for it than this runs.
function takeApart(text: string): Endpoint {
  const colon = text.indexOf('://');
  const scheme = colon > 0 && isScheme(text.slice(0, colon)) ? text.slice(0, colon) : '';
  const from = scheme === '' ? 0 : colon + 3;
  const end = endBefore(text, '/?#', from);
  const at = text.indexOf('@', from);
  const hostStart = at >= 0 && at < end ? at + 1 : from;
  const bracket = /^\[[0-9a-f:.%]+\](?=:|$)/i;
  const inBrackets =
    text.charAt(hostStart) === '[' ? bracket.exec(text.slice(hostStart, end))?.[0] : undefined;
  const hostEnd = inBrackets ? hostStart + inBrackets.length : endBefore(text, '/?#:', hostStart);
  const pathEnd = endBefore(text, '?#', end);
  return {
    scheme,
    host: text.slice(hostStart, hostEnd),
    port: text.slice(Math.min(hostEnd + 1, end), end),
    path: text.charAt(end) === '/' ? text.slice(end, pathEnd) : '',
  };
}

function isScheme(text: string): boolean {
  return text === 'http' || text === 'https' || /^[a-z][a-z0-9+.-]*$/i.test(text);
}

function endBefore(text: string, stops: string, from: number): number {
  let at = from;
  while (at < text.length && !stops.includes(text.charAt(at))) at++;
  return at;
}

function bareHost(host: string): string {
  if (host.startsWith('[')) return host.slice(1, -1).replace(/%.*$/, '');
  return host.endsWith('.') ? host.slice(0, -1) : host;
}

/** The name of the variable that a text takes its value from, if it does. */
export function referenceIn(text: string): string | undefined {
  if (!SIGNS.some((sign) => text.includes(sign))) return undefined;
  const match = REFERENCE.exec(text);
  return match?.slice(1).find((name) => name !== undefined);
}

/** True of a host that stands for one the reader is to fill in, or that is reserved for examples. */
export function isPlaceholderHost(host: string): boolean {
  const suspect = PLACEHOLDER_SIGNS.some((sign) => host.includes(sign)) || host !== host.toLowerCase();
  return suspect && PLACEHOLDER.test(host);
}

/** `host:port`, as people write it; the port is left out where none is stated. */
export function hostPort(endpoint: Endpoint): string {
  const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
  return endpoint.port === '' ? host : `${host}:${endpoint.port}`;
}

const WEB = new Set(['', 'http', 'https', 'ws', 'wss', 'grpc', 'grpcs']);

/** True of an endpoint that is reached over a network; `acp://` and `moa://` are ways into another program. */
export function isWeb(endpoint: Endpoint): boolean {
  return WEB.has(endpoint.scheme);
}
