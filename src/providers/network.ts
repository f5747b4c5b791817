import type { Judged, Locality } from '../model/target.ts';

/** Names by which a container or a virtual machine reaches the machine that it runs on. */
const HOST_MACHINE =
  /^(?:host|gateway|kubernetes|vm)\.docker\.internal$|\.(?:docker|containers|lima|openshell|orb)\.internal$|\.orb\.local$/;
const CLUSTER_SERVICE = /^[a-z0-9-]+\.[a-z0-9-]+\.svc\./;
/** The longest first: the whole suffix is what a reader is told. */
const OWN_SUFFIXES = [
  '.svc.cluster.local',
  '.localdomain',
  '.home.arpa',
  '.internal',
  '.intranet',
  '.local',
  '.home',
  '.corp',
  '.lan',
  '.svc',
];

/**
 * Where the machine behind a host name or address stands, as far as the name alone tells. The clause says why.
 * Follows Hermes' own reading (`is_local_endpoint`, agent/model_metadata.py, v0.20.3), and adds the suffixes that
 * private networks use.
 */
export function hostLocality(host: string): Judged<Locality> {
  if (host === 'localhost' || host.endsWith('.localhost')) return device('a loopback address');
  if ((host.endsWith('.internal') || host.endsWith('.local')) && HOST_MACHINE.test(host))
    return device("a container's name for the machine that it runs on");
  const address = ipv4(host);
  if (address) return ofIpv4(address);
  if (host.includes(':')) return ofIpv6(host);
  if (!host.includes('.'))
    return lan(`\`${host}\`, and a name without a dot is a container or a machine on your own network`);
  // A cluster may use a domain of its own in the place of `cluster.local`.
  if (host.includes('.svc.') && CLUSTER_SERVICE.test(host))
    return lan(`\`${host}\`, a service of a Kubernetes cluster`);
  if (host.endsWith('.ts.net')) return lan('a machine on your Tailscale network');
  const suffix = OWN_SUFFIXES.find((own) => host.endsWith(own));
  if (suffix) return lan(`a name under \`${suffix}\`, which only your own network resolves`);
  if (!isPublic(host)) return lan(`\`${host}\`, a name that only your own network resolves`);
  return {
    value: 'cloud',
    because: `the endpoint is \`${host}\`, a host on the public internet`,
  };
}

/** Top-level domains are letters only: containers are called `qwen3.6` and `llama-3.2-1b-instruct`. */
function isPublic(host: string): boolean {
  const top = host.slice(host.lastIndexOf('.') + 1);
  if (top.startsWith('xn--')) return /^[a-z0-9-]+$/.test(top.slice(4));
  for (let at = 0; at < top.length; at++) {
    const code = top.charCodeAt(at);
    if (code < 97 || code > 122) return false;
  }
  return top.length >= 2;
}

function device(what: string): Judged<Locality> {
  return { value: 'device', because: `the endpoint is ${what}` };
}

function lan(what: string): Judged<Locality> {
  return { value: 'lan', because: `the endpoint is ${what}` };
}

function ipv4(host: string): readonly number[] | undefined {
  const first = host.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return undefined;
  const parts = host.split('.');
  if (parts.length > 4 || !parts.every((part) => /^(?:0x[0-9a-f]+|\d+)$/i.test(part))) return undefined;
  const numbers = parts.map(Number);
  const last = numbers.pop() ?? 0;
  // `127.1` and `2130706433` are addresses too: the last part fills what is left.
  const rest = [...Array(4 - numbers.length).keys()]
    .map((index) => Math.floor(last / 256 ** index) % 256)
    .reverse();
  return [...numbers, ...rest];
}

function ofIpv4([a = 0, b = 0]: readonly number[]): Judged<Locality> {
  if (a === 127 || a === 0) return device('a loopback address');
  if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168))
    return lan('an address in a private range');
  if (a === 169 && b === 254) return lan('a link-local address');
  if (a === 100 && b >= 64 && b < 128)
    return lan('an address in the range that Tailscale gives to your own machines');
  return { value: 'cloud', because: 'the endpoint is a public address' };
}

function ofIpv6(host: string): Judged<Locality> {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(host)?.[1];
  const address = mapped === undefined ? undefined : ipv4(mapped);
  if (address) return ofIpv4(address);
  if (/^(?:0*:)*0*[01]?$/.test(host)) return device('a loopback address');
  if (/^fe[89ab]/.test(host)) return lan('a link-local address');
  if (/^f[cd]/.test(host)) return lan('an address in a private range');
  return { value: 'cloud', because: 'the endpoint is a public address' };
}
