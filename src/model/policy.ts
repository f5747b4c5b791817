import type { Access, Locality } from './target.ts';

/** Kinds of target in the order the owner wants them tried. `delegation` is the service named for delegated work. */
export type AccessRank = Access | 'local' | 'delegation';

/** What the owner of a setup wants: the part of `routelint.yaml` under `policy`, with the preset's values filled in. */
export interface Policy {
  readonly private: {
    /** Where private prompts may go. */
    readonly allow: readonly Locality[];
    /** Globs over lane ids; `*` when any lane may carry a private prompt. Empty: no privacy policy. */
    readonly lanes: readonly string[];
  };
  /** Earlier is preferred. Empty: no policy on cost. */
  readonly order: readonly AccessRank[];
  readonly delegation: {
    /** Provider ids meant for delegated and fallback work (`ollama-cloud` in the seed's rule). */
    readonly providers: readonly string[];
  };
  /** A named budget tier; undefined for none. */
  readonly tier: Tier | undefined;
}

/** What a budget tier lets a setup use, in the seed's three steps and any the user defines. */
export interface Tier {
  readonly name: string;
  /** Access kinds the tier allows as a lane's first choice. */
  readonly primary: readonly AccessRank[];
  /** Access kinds the tier allows anywhere, fallbacks included. */
  readonly fallback: readonly AccessRank[];
}
