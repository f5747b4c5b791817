/** An endpoint taken apart. Parts that hold a reference to the environment keep it as it is written. */
export interface Endpoint {
  /** Lower case; '' when the endpoint states none. */
  readonly scheme: string;
  /** Lower case, without brackets around IPv6. */
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

const PARTS =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/?#@]*@)?(\[[0-9a-f:.%]+\]|[^/?#:]*)(?::([^/?#]*))?(\/[^?#]*)?(?:[?#].*)?$/i;

/** A reference to a variable: `${X}`, `${X:-default}`, `os.environ/X`, `{env:X}`, `$X`, `env:X`, `%X%`. */
const REFERENCE =
  /\$\{(?:env:)?(\w+)[^}]*\}|os\.environ\/(\w+)|\{(?:env:)?([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)|^env:(\w+)|%([A-Za-z_]\w*)%/;

/** A reference that the whole address comes from, scheme and all. */
const LEADING = /^(?:\$\{[^}]*\}|\{[^}]*\}|os\.environ\/\S+)/;

const PLACEHOLDER =
  /<[^>]*>|\.\.\.|\u2026|\*\*|\bx\.x\b|\.x+(?:\.|$)|\[[a-z][^\]]*\]|\byour?[-_. ]|\b(?:YOUR|HOST|IP|SERVER|ENDPOINT|ADDRESS)\b|\bhost[-_]?name\b|^(?:my|some)[-_]|(?:^|\.)example(?:\.(?:com|org|net))?$|\.(?:invalid|test)$/;

/** The endpoint's parts; undefined for a text that is no endpoint at all. */
export function parseEndpoint(text: string): Endpoint | undefined {
  const written = text.trim();
  const whole = LEADING.exec(written)?.[0];
  if (whole !== undefined) return { scheme: '', host: whole, port: '', path: written.slice(whole.length) };
  const match = PARTS.exec(written);
  if (!match || /\s/.test(written)) return undefined;
  const [, scheme = '', host = '', port = '', path = ''] = match;
  // Without a scheme it takes a port, a dot or `localhost` to tell an address from any other word.
  if (scheme === '' && !(port !== '' || /\.|^localhost$/i.test(host) || referenceIn(host))) return undefined;
  const bare = host.startsWith('[') ? host.slice(1, -1).replace(/%.*$/, '') : host.replace(/\.$/, '');
  return {
    scheme: scheme.toLowerCase(),
    host: referenceIn(bare) ? bare : bare.toLowerCase(),
    port,
    path,
  };
}

/** The name of the variable that a text takes its value from, if it does. */
export function referenceIn(text: string): string | undefined {
  const match = REFERENCE.exec(text);
  return match?.slice(1).find((name) => name !== undefined);
}

/** True of a host that stands for one the reader is to fill in, or that is reserved for examples. */
export function isPlaceholderHost(host: string): boolean {
  return PLACEHOLDER.test(host);
}

/** `host:port`, as people write it; the port is left out where none is stated. */
export function hostPort(endpoint: Endpoint): string {
  const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
  return endpoint.port === '' ? host : `${host}:${endpoint.port}`;
}

/** True of an endpoint that is reached over a network; `acp://` and `moa://` are ways into another program. */
export function isWeb(endpoint: Endpoint): boolean {
  return endpoint.scheme === '' || /^(?:https?|wss?|grpcs?)$/.test(endpoint.scheme);
}
