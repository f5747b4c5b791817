import type { Span } from '../text/span.ts';

/** Where a target's machine stands. `unknown` is an answer: a proof that needs more is then not given. */
export type Locality = 'device' | 'lan' | 'cloud' | 'unknown';

/** What a prompt sent to a target costs. */
export type Access = 'free' | 'subscription' | 'metered' | 'unknown';

/** How a request to a target proves who asks. Not the same fact as `Access`: some OAuth logins bill per token. */
export type Credential = 'none' | 'api-key' | 'oauth' | 'token' | 'cloud-iam' | 'unknown';

/** A value the config does not state outright, with the sentence that says why it was decided so. */
export interface Judged<Value> {
  readonly value: Value;
  /** A clause that ends a sentence: "the endpoint is a loopback address". */
  readonly because: string;
  /** What in the block decided it, where something did. */
  readonly span?: Span;
}

/** True of something that no key states: the program adds it. The span is of the key that brings it about. */
export interface Implied {
  /** A whole clause: "Hermes before v0.17 tries OpenRouter when the main provider fails on `auto`". */
  readonly because: string;
  readonly span: Span;
  /** What decides whether it is so at all, where the block does not: the program's version, or its environment. */
  readonly depends?: readonly ('version' | 'environment')[];
  /** What to write so that the program does not add it, where one key does: a help's clause, "write `provider: custom`". */
  readonly remedy?: string;
}

/** What fails together with a target; undefined parts are not known. */
export interface Fate {
  /** `host:port` of the endpoint. */
  readonly host: string | undefined;
  /** The provider account, when several endpoints share one. */
  readonly account: string | undefined;
  /** The name of the credential (an environment variable, a profile), never its value. */
  readonly credential: string | undefined;
}

/** Provider, model and endpoint: the place where a prompt ends up. */
export interface Target {
  /** Unique within the model, and stable: derived from what the block states. */
  readonly id: string;
  /** The provider's id in the catalogue where it is known there, else the name the block uses. */
  readonly provider: string;
  readonly model: string;
  /** The URL prompts go to, without credentials; undefined when the program's default is not known. */
  readonly endpoint: string | undefined;
  /** What people call it: `qwen3:8b at localhost:11434`, `gpt-5.3-codex via openai-codex`. No secrets, no control characters. */
  readonly label: string;
  readonly locality: Judged<Locality>;
  readonly access: Judged<Access>;
  readonly credential: Judged<Credential>;
  readonly fate: Fate;
  /** Where the block names it (or what implies it). */
  readonly span: Span;
  readonly implied: Implied | undefined;
  /** The provider's or model's name says one locality and the endpoint another; a clause, for the rule. */
  readonly contradiction: { readonly name: string; readonly says: Locality; readonly span: Span } | undefined;
  /** The largest prompt it takes, in tokens, when the block says. */
  readonly contextWindow: number | undefined;
  /** Is a fixed answer or a mock: nothing leaves the process. */
  readonly mock: boolean;
}
