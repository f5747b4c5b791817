import type { Access, Locality } from '../model/target.ts';

/** A place where prompts end up, as a map shows it. Every text of a graph is redacted and without control characters. */
export interface MapTarget {
  readonly label: string;
  readonly locality: Locality;
  readonly access: Access;
  /** How many entries of a pool look like this one: the same model behind several keys. */
  readonly count: number;
  /** The policy keeps private prompts from here, and this lane can carry them. */
  readonly barred: boolean;
}

/** Another lane that takes over. The step's targets are then the first choices of that lane. */
export interface MapEntered {
  readonly title: string;
  /** It has fallbacks of its own. */
  readonly more: boolean;
}

/** One step of a chain. Several targets: the program picks one of them. */
export interface MapStep {
  /** Empty where the block does not show what is there. */
  readonly targets: readonly MapTarget[];
  readonly enters: MapEntered | undefined;
  /** Why the program adds it, where no key states it: a clause. */
  readonly implied: string | undefined;
  /** Why it never answers a prompt: a clause. */
  readonly idle: string | undefined;
}

/** Fallbacks that follow each other and are led to by the same failures. */
export interface MapBranch {
  /** When they are tried: "on a rate limit or a timeout". */
  readonly on: string;
  readonly steps: readonly MapStep[];
}

/** A class of a lane's prompts, and the chain that takes them. */
export interface MapRoute {
  /** Which prompts: "at most 220 characters, no code"; '' for all that are left. */
  readonly when: string;
  readonly implied: string | undefined;
  readonly first: MapStep | undefined;
  readonly branches: readonly MapBranch[];
}

/** One lane, or several that lead to the same chain. */
export interface MapLane {
  /** "the main lane", "15 auxiliary tasks". */
  readonly title: string;
  /** The names of lanes that were merged; empty for one lane. */
  readonly names: readonly string[];
  /** A clause where the config does not name it, or some of them. */
  readonly implied: string | undefined;
  /** True when no key names any of them. */
  readonly unnamed: boolean;
  readonly routes: readonly MapRoute[];
}

/** Lanes under one heading of `--by`; the heading is '' when nothing groups them. */
export interface MapSection {
  readonly title: string;
  readonly lanes: readonly MapLane[];
}

/** A way prompts leave beside the chains. */
export interface MapSide {
  readonly name: string;
  readonly locality: Locality;
  readonly sees: string;
}

/** Everything a map shows of one block: plain data that each format draws. */
export interface MapGraph {
  /** What people call the block: the end of its file's path. */
  readonly title: string;
  /** The program that reads it, with its version where that is known. */
  readonly program: string;
  readonly sections: readonly MapSection[];
  readonly sides: readonly MapSide[];
  /** Clauses on what the map cannot show. */
  readonly notModelled: readonly string[];
}

/** What lanes can be grouped by. */
export const MAP_BY = ['lane', 'privacy', 'locality', 'access'] as const;

export type MapBy = (typeof MAP_BY)[number];

/** What the builder needs beside a model. */
export interface MapOptions {
  readonly title: string;
  readonly program: string;
  readonly by: readonly MapBy[];
  /** The policy on private prompts; undefined where there is none. */
  readonly privacy: MapPrivacy | undefined;
}

export interface MapPrivacy {
  readonly allow: readonly Locality[];
  /** May the lane of this id carry private prompts? */
  carries(lane: string): boolean;
}
