/** What kind of thing a value is; decides how two of them are compared. */
export type Meaning = 'secret' | 'url' | 'provider' | 'model' | 'env-ref' | 'path';

/** What the dialect says of one place in a config. */
export interface Place {
  readonly meaning: Meaning | undefined;
  /** The value the program uses when nothing is written; undefined where there is none or it is not known. */
  readonly default: unknown;
  /** Items are the same thing when these keys agree. */
  readonly identity: readonly string[] | undefined;
  /** Does order mean something? `chain` when it does. */
  readonly order: 'chain' | 'set' | undefined;
  /** The dialect names this key; otherwise its owner chose it, or the dialect does not know it. */
  readonly named: boolean;
}

/** Finds what the dialect says of a path of keys as they are written; a list index is `*`. */
export type Places = (path: readonly string[]) => Place;

/** A place nothing is known of. */
export const UNKNOWN_PLACE: Place = {
  meaning: undefined,
  default: undefined,
  identity: undefined,
  order: undefined,
  named: false,
};
