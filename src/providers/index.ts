import { remembered } from '../text/remembered.ts';
import type { Catalogue, EndpointOverride, Provider } from './catalogue.ts';
import { AS_OF, PROVIDERS } from './data/index.ts';
import { hostPort, parseEndpoint } from './endpoint.ts';
import { bestByHost, coveredBy } from './match.ts';

/** What `routelint.yaml` says under `providers` and `endpoints`. */
export interface CatalogueOverrides {
  readonly providers: readonly (Partial<Provider> & { readonly id: string })[];
  readonly endpoints: Readonly<Record<string, EndpointOverride>>;
}

/** The built-in providers with the user's own laid over them; a new id adds a provider. */
export function createCatalogue(overrides: CatalogueOverrides = { providers: [], endpoints: {} }): Catalogue {
  const providers = overrides.providers.length === 0 ? PROVIDERS : lay(overrides.providers);
  const endpoints = new Map(
    Object.entries(overrides.endpoints).map(([key, value]) => [endpointKey(key), value]),
  );
  return {
    asOf: AS_OF,
    providers,
    find: found((name) => named(providers, name.trim().toLowerCase())),
    byHost: found((place) => bestByHost(providers, place)),
    hostMatch: coveredBy,
    endpoint: (place) => {
      if (endpoints.size === 0) return undefined;
      const key = endpointKey(place);
      return endpoints.get(key) ?? endpoints.get(key.replace(/:\d+$/, ''));
    },
  };
}

// Looked for when a file names it, and kept: maps of all names and hosts take longer to make than one file's lookups.
function found(look: (text: string) => Provider | undefined): (text: string) => Provider | undefined {
  const kept = remembered((text) => look(text) ?? null);
  return (text) => kept(text) ?? undefined;
}

// An id goes before another provider's alias.
function named(providers: readonly Provider[], name: string): Provider | undefined {
  return (
    providers.find(({ id }) => id.toLowerCase() === name) ??
    providers.find(({ aliases }) => aliases.includes(name))
  );
}

// `http://127.0.0.1:4000/v1` and `localhost:4000` are the same place, however it is declared.
function endpointKey(text: string): string {
  const endpoint = parseEndpoint(text) ?? { scheme: '', host: text.toLowerCase(), port: '', path: '' };
  const host = /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1)$/.test(endpoint.host) ? 'localhost' : endpoint.host;
  return hostPort({ ...endpoint, host });
}

function lay(own: CatalogueOverrides['providers']): readonly Provider[] {
  const result = new Map(PROVIDERS.map((provider) => [provider.id, provider]));
  // The user's come first, so that they also win a host that two providers have.
  const first: Provider[] = [];
  for (const override of own) {
    const base = result.get(override.id) ?? PROVIDERS.find(({ aliases }) => aliases.includes(override.id));
    if (base) result.delete(base.id);
    first.push(merged(override, base));
  }
  return [...first, ...result.values()];
}

function merged(override: Partial<Provider> & { readonly id: string }, base: Provider | undefined): Provider {
  const declared = (['locality', 'access', 'credential'] as const).filter(
    (key) => override[key] !== undefined,
  );
  const stated = Object.fromEntries(Object.entries(override).filter(([, value]) => value !== undefined));
  const provider = { ...(base ?? UNKNOWN), ...stated, id: base?.id ?? override.id, declared };
  // Names and hosts are compared in lower case.
  const lower = (texts: readonly string[]): readonly string[] => texts.map((text) => text.toLowerCase());
  return { ...provider, aliases: lower(provider.aliases), hosts: lower(provider.hosts) };
}

const UNKNOWN: Omit<Provider, 'id'> = {
  aliases: [],
  hosts: [],
  endpoint: undefined,
  credential: 'unknown',
  access: 'unknown',
  locality: 'unknown',
  env: [],
};
