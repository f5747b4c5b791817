import type { Access, Credential, Locality } from '../../model/target.ts';
import type { EndpointOverride, Provider } from '../../providers/catalogue.ts';
import { shown, type Value } from './value.ts';

const LOCALITIES = ['device', 'lan', 'cloud', 'unknown'] as const satisfies readonly Locality[];
const ACCESSES = ['free', 'subscription', 'metered', 'unknown'] as const satisfies readonly Access[];
const CREDENTIALS = [
  'none',
  'api-key',
  'oauth',
  'token',
  'cloud-iam',
  'unknown',
] as const satisfies readonly Credential[];
const JUDGED = ['locality', 'access', 'credential'] as const;

/** What people write for a locality. */
export const ALSO_LOCALITY = {
  local: 'device',
  localhost: 'device',
  machine: 'device',
  network: 'lan',
  remote: 'cloud',
} as const;
/** What people write for a kind of access. */
export const ALSO_ACCESS = {
  paid: 'metered',
  api: 'metered',
  'per-token': 'metered',
  flat: 'subscription',
  plan: 'subscription',
} as const;
const ALSO_CREDENTIAL = {
  key: 'api-key',
  api_key: 'api-key',
  apikey: 'api-key',
  bearer: 'token',
  iam: 'cloud-iam',
} as const;

/** `providers`: what the owner knows better than the built-in catalogue, or alone. */
export function readProviders(value: Value): readonly (Partial<Provider> & { readonly id: string })[] {
  return value.entries().map(([id, provider]) => {
    const fields = provider.fields(['aliases', 'hosts', 'endpoint', 'env', ...JUDGED] as const);
    const { locality, access, credential } = readJudged(fields);
    const endpoint = fields.endpoint && readUrl(fields.endpoint);
    return {
      id,
      ...(fields.aliases && { aliases: fields.aliases.texts('another name of the provider') }),
      ...(fields.hosts && { hosts: fields.hosts.texts('a host name') }),
      ...(endpoint !== undefined && { endpoint }),
      ...(fields.env && { env: readNames(fields.env) }),
      ...(locality && { locality }),
      ...(access && { access }),
      ...(credential && { credential }),
    };
  });
}

/** `endpoints`: what the owner knows of one host, such as a loopback port that is a bridge to the cloud. */
export function readEndpoints(value: Value): Readonly<Record<string, EndpointOverride>> {
  const endpoints: Record<string, EndpointOverride> = Object.create(null);
  for (const [written, endpoint] of value.entries()) {
    const judged = readJudged(endpoint.fields(JUDGED));
    const host = hostOf(written);
    if (host === written.toLowerCase()) endpoints[host] = judged;
    else {
      endpoint.problems.add(
        endpoint.keySpan,
        `${shown(written)} is no host`,
        host === undefined ? 'write a host such as `localhost:4000`' : `write \`${host}\``,
      );
    }
  }
  return endpoints;
}

/** `env`, and a provider's: names of environment variables, never their values. */
export function readNames(value: Value): readonly string[] {
  return value.items().flatMap((item) => {
    const name = item.text('the name of an environment variable');
    if (name === undefined || /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name ?? [];
    const bare = /^\$\{?(\w+)\}?$|^(\w+)=/.exec(name);
    const meant = bare?.[1] ?? bare?.[2];
    // Not shown: it may be the variable's value.
    item.report(
      `\`${item.path}\` is no name of an environment variable`,
      meant ? `write \`${meant}\`` : 'write a name such as `OPENROUTER_API_KEY`, never its value',
    );
    return [];
  });
}

function readJudged(fields: { readonly [K in (typeof JUDGED)[number]]?: Value }): EndpointOverride {
  return {
    locality: fields.locality?.word(LOCALITIES, ALSO_LOCALITY),
    access: fields.access?.word(ACCESSES, ALSO_ACCESS),
    credential: fields.credential?.word(CREDENTIALS, ALSO_CREDENTIAL),
  };
}

function readUrl(value: Value): string | undefined {
  const url = value.text('a URL');
  if (url === undefined || (URL.canParse(url) && /^https?:\/\//i.test(url))) return url;
  value.report(`\`${value.path}\` is no URL`, 'write one such as `https://llm.example.com/v1`');
  return undefined;
}

// `http://localhost:4000/v1` is a URL, and `localhost:4000` the host in it.
function hostOf(written: string): string | undefined {
  const text = written.toLowerCase();
  if (/\s/.test(text)) return undefined;
  const url = /^[a-z][a-z0-9+.-]*:\/\//.test(text) ? text : `http://${text}`;
  if (!URL.canParse(url)) return undefined;
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?([^/?#]+)/.exec(url)?.[1];
}
