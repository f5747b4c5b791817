import type { Access, Credential, Locality } from '../model/target.ts';

/** What is known of a provider by its id. Data, as of the catalogue's date; `routelint.yaml` can override each part. */
export interface Provider {
  readonly id: string;
  readonly aliases: readonly string[];
  /**
   * Host names its endpoints have; a leading dot stands for any subdomain. A path may follow where only a part of the
   * host is this provider's (`api.z.ai/api/coding`).
   */
  readonly hosts: readonly string[];
  /** The endpoint used when none is given; undefined when the user must give one. */
  readonly endpoint: string | undefined;
  readonly credential: Credential;
  readonly access: Access;
  readonly locality: Locality;
  /** Environment variables that hold its credential. */
  readonly env: readonly string[];
  /** What it costs by an OAuth login, where that is not `access`. */
  readonly oauthAccess?: Access;
  /** The parts that the user declares: they go before anything that is found out. */
  readonly declared?: readonly ('locality' | 'access' | 'credential')[];
  /** A fact worth a clause in a message: "OAuth logins bill extra usage per token". */
  readonly note?: string;
}

/** Providers by id, alias and host, with the user's own laid over the built-in ones. */
export interface Catalogue {
  /** The day the built-in data was last checked, ISO. */
  readonly asOf: string;
  /** By id or alias, in any case; undefined when it is not known. */
  find(name: string): Provider | undefined;
  /** By the host of an endpoint, and its path where one is given: `api.z.ai/api/coding/paas/v4`. The longest match wins. */
  byHost(host: string): Provider | undefined;
  /** How much of an endpoint's host and path the provider's own hosts cover, in characters; 0 where it is none of them. */
  hostMatch(provider: Provider, host: string): number;
  /** What the user declares of an endpoint (`localhost:4000` is a bridge to the cloud), by `host` or `host:port`. */
  endpoint(hostPort: string): EndpointOverride | undefined;
  readonly providers: readonly Provider[];
}

/** A statement in `routelint.yaml` about one host. */
export interface EndpointOverride {
  readonly locality: Locality | undefined;
  readonly access: Access | undefined;
  readonly credential: Credential | undefined;
}
