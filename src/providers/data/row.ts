import type { Access, Credential, Locality } from '../../model/target.ts';
import type { Provider } from '../catalogue.ts';

/** What a row of the catalogue states beside what its kind of provider has in common. */
export type Row = Partial<Omit<Provider, 'id' | 'endpoint'>>;

function row(
  id: string,
  credential: Credential,
  access: Access,
  locality: Locality,
  endpoint: string | undefined,
  rest: Row,
): Provider {
  // The rows' endpoints are all plain: `new URL` for each takes two milliseconds of every start.
  const host = endpoint?.split('/')[2];
  const hosts = host !== undefined && locality === 'cloud' ? [host] : [];
  return {
    id,
    aliases: [],
    hosts,
    endpoint,
    credential,
    access,
    locality,
    env: [],
    ...rest,
  };
}

/** A hosted API that bills by use, reached with a key. The endpoint's host is the provider's unless `hosts` says more. */
export function metered(id: string, endpoint: string | undefined, rest: Row = {}): Provider {
  return row(id, 'api-key', 'metered', 'cloud', endpoint, rest);
}

/** A hosted service behind a flat plan or a login that belongs to one. */
export function plan(
  id: string,
  credential: Credential,
  endpoint: string | undefined,
  rest: Row = {},
): Provider {
  return row(id, credential, 'subscription', 'cloud', endpoint, rest);
}

/** A program that serves models on the machine it runs on, by default this one. */
export function runtime(id: string, endpoint: string | undefined, rest: Row = {}): Provider {
  return row(id, 'none', 'free', 'device', endpoint, rest);
}

/** An OpenAI-compatible way to any endpoint at all: nothing is known before the endpoint is. */
export function anywhere(id: string, rest: Row = {}): Provider {
  return row(id, 'unknown', 'unknown', 'unknown', undefined, rest);
}
