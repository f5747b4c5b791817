import type { Failure } from '../../../src/flow/flow.ts';

/** Which upstreams fail, by port, and how. */
export type Fails = Readonly<Record<string, Failure>>;

/** One request of a case: a model name as a caller gives it, and what the upstreams do. */
export interface Ask {
  readonly model: string;
  /** The tags of the request, for configs that route by them. */
  readonly tags?: readonly string[];
  readonly fails: Fails;
}

/** A config and the requests that are sent through it. Deployments are told apart by the ports of their endpoints. */
export interface Case {
  readonly id: string;
  /** The text of a config.yaml. */
  readonly config: string;
  readonly asks: readonly Ask[];
  /** The Router tries a group more than once before it goes on, each time a deployment of its choice. */
  readonly retries?: true;
}

/** What became of one request. */
export interface Outcome {
  /** The upstreams that were asked, in order: port and model, with a blank between. */
  readonly tried: readonly string[];
  /** The one that answered; null where the caller got an error. */
  readonly answered: string | null;
  /** The error, to be read. */
  readonly said?: string;
}

/** What the driver says of a case. */
export interface Answer {
  readonly id: string;
  /** False where the proxy does not take the config. */
  readonly started: boolean;
  readonly asks: readonly Outcome[];
  readonly said?: string;
}
