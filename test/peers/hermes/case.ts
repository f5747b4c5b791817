import type { Failure } from '../../../src/flow/flow.ts';

/** Which places fail, by `host` or `host:port`, and how. */
export type Fails = Readonly<Record<string, Failure>>;

/** One prompt of a case: the lane it comes in by, and what the upstreams do. */
export interface Ask {
  readonly lane: string;
  readonly fails: Fails;
}

/** A config, the environment variables that are set beside it, and the prompts that are sent. */
export interface Case {
  readonly id: string;
  /** The text of a config.yaml. */
  readonly config: string;
  /** Names of the variables that hold a key. */
  readonly env: readonly string[];
  readonly asks: readonly Ask[];
}

/** A place that was asked for a model. */
export interface Place {
  readonly url: string;
  readonly model: string;
}

/** What became of one prompt. */
export interface Outcome {
  /** The places that were asked, in order; retries count once. */
  readonly tried: readonly Place[];
  /** Which of them answered; null where none did. */
  readonly answered: number | null;
}
